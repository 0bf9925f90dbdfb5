"""What is printed of a plan: a unit's letter of duty, the mid-year and year-end sheets; on the page, .xlsx and .docx.

The three show the same rows: a figure is put into words once, here.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import board_facts, plan_facts, task_facts, words
from kexie.kit import sheets
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.plans import queries
from kexie.plans.documents import breakdown
from kexie.plans.documents import duty as letter
from kexie.plans.documents import sheet as drawn

Facts = dict[str, Any]
SCORES = "得分是所承担任务完成比例的加权平均，每项最多算 100%，满分 100。自动统计的指标按本区的统计数计分"


def duty(by: Actor, plan: Any, organisation: Any) -> Facts:
    """目标责任书: parties, targets, days, signatures; one letter for each house that handed something down."""
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, "")
    told: dict[str, list[letter.Line]] = {}
    for one in queries.units.held(by, plan, organisation.pk, at, rule):
        told.setdefault(one.target.above or plan.organisation.name, []).append(_line(one.target))
    return {
        "plan": plan, "heading": "目标责任书", "facts": f"{plan.title} · {organisation.name}",
        "crumbs": task_facts.crumbs(
            plan, (organisation.label, board_facts.unit_url(plan, organisation.number, "")), ("目标责任书", "")
        ),
        "papers": [letter.paper(plan.title, house, organisation.name, lines) for house, lines in told.items()],
        "docx_url": reverse("desk:plan_duty_docx", args=[plan.ref, organisation.number]),
        "file": f"{organisation.label}{f'{plan.year}年' if plan.year else ''}目标责任书.docx",
    }  # fmt: skip


def _line(target: Any) -> letter.Line:
    return letter.Line(target.task.name, plan_facts.amount(target.value, target.task), words.full_day(target.due_on))


def moment_asked(request: HttpRequest) -> str:
    """Mid-year or year-end."""
    return board_facts.asked_for(request, "on", {"mid": 1, "end": 1}, "mid")["on"]


def heading(on: str) -> str:
    """年中考核表."""
    return f"{dict(board_facts.MOMENTS)[on]}考核表"


def sheet(plan: Any, on: str) -> Facts:
    """Mid-year or year-end: units by score, tasks by light. Nothing of the reader goes in."""
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, on)
    as_of = board_facts.as_of(at)
    return {
        "plan": plan, "heading": heading(on), "facts": f"{plan.title} · {as_of}", "rule": rule.told,
        "on": on, "at": at, "lights": rule,
        "crumbs": task_facts.crumbs(plan, (heading(on), "")), "score_rule": SCORES, "as_of": as_of,
        "moments": [
            {"label": dict(board_facts.MOMENTS)[code], "url": f"?on={code}", "current": code == on}
            for code in ("mid", "end")
        ],
        "files": [
            {"label": f"下载 .{end}", "url": f"{reverse(f'desk:plan_sheet_{end}', args=[plan.ref])}?on={on}"}
            for end in ("xlsx", "docx")
        ],
        "units": ranked(plan, queries.board.by_unit(plan, at, rule), on),
        "tasks": [_task(one) for one in queries.board.seen(plan, at, rule)],
    }  # fmt: skip


def below(by: Actor, plan: Any, organisation: Any, on: str) -> Facts | None:
    """A district's sheet of the units it split its own parts among; None where it split none the actor sees."""
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, on)
    if not queries.units.held(by, plan, organisation.pk, at, rule):
        return None
    units = ranked(plan, queries.board.by_unit(plan, at, rule, parent=organisation.pk), on)
    if not units:
        return None
    places = {one["url"]: place for place, one in enumerate(units)}
    told = [_indicator(plan, one, on) for one in queries.units.every(plan, at, rule, parent=organisation.pk)]
    return {
        "plan": plan, "heading": f"{organisation.label}所属单位{heading(on)}", "as_of": board_facts.as_of(at),
        "units": units,
        "parts": sorted(told, key=lambda one: places[one["unit_url"]]),
    }  # fmt: skip


def ranked(plan: Any, units: Sequence[Any], on: str) -> list[Facts]:
    """By score; the same score has the same rank."""
    ordered = sorted(units, key=lambda one: -one.score)
    scores = [one.score for one in ordered]
    return [
        {
            "rank": scores.index(one.score) + 1, "label": one.label, "score": f"{one.score:f}", "total": one.total,
            "url": board_facts.unit_url(plan, one.key, on), **board_facts.colours(one),
        }
        for one in ordered
    ]  # fmt: skip


def _task(one: Any) -> Facts:
    told = board_facts.task(one)
    return {**told, "due": words.full_day(one.task.due_on), "seen": one}


def indicators(facts: Facts) -> list[Facts]:
    """Each unit's part of each task, the units by rank: what the scores of a sheet are made of."""
    plan, at = facts["plan"], facts["at"]
    places = {one["url"]: place for place, one in enumerate(facts["units"])}
    told = [_indicator(plan, one, facts["on"]) for one in queries.units.every(plan, at, facts["lights"])]
    return sorted(told, key=lambda one: places[one["unit_url"]])


def _indicator(plan: Any, one: Any, on: str) -> Facts:
    target = one.target
    return {
        **board_facts.held(one), "unit": target.unit, "unit_url": board_facts.unit_url(plan, target.number, on),
        "weight": target.task.weight, "held": one,
    }  # fmt: skip


def xlsx(facts: Facts, parts: Sequence[Facts]) -> bytes:
    """Units on the first tab, tasks on the second, each unit's indicators on the third; figures as numbers."""
    first, last = _scores(facts, parts)
    tasks = [_task_cells(r) for r in facts["tasks"]]
    return sheets.workbook([first, Sheet("各项任务", _TASKS, tasks, title=first.title, note=facts["rule"]), last])


def below_xlsx(facts: Facts) -> bytes:
    """A district's units by score, and their indicators."""
    return sheets.workbook([*_scores(facts, facts["parts"])])


def _scores(facts: Facts, parts: Sequence[Facts]) -> tuple[Sheet, Sheet]:
    title, note = f"{facts['plan'].title}{facts['heading']}", f"{facts['as_of']}。{SCORES}。"
    units = [
        [r["rank"], r["label"], Decimal(r["score"]), *(r[name] for name in ("total", "red", "yellow", "green"))]
        for r in facts["units"]
    ]
    heads: list[Column | str] = ["名次", Column("单位", 28), "得分", "任务", "红灯", "黄灯", "绿灯"]
    return (
        Sheet("各单位评分", heads, units, title=title, note=note),
        Sheet("各单位各项指标", _PARTS, [_part_cells(r) for r in parts], title=title, note=note),
    )


_FIGURES = ("计量单位", "目标", "完成", "完成比例（%）")
_TASKS = (Column("任务", 40, wrap=True), "灯", Column("责任部门", 20), *_FIGURES, "完成时限")
_PARTS = (Column("单位", 28), Column("任务", 40, wrap=True), "灯", *_FIGURES, "权重", "完成时限")


def _task_cells(row: Facts) -> list[Any]:
    one = row["seen"]
    figures = (one.task.unit or None, one.base, one.done, one.share)
    return [row["name"], row["word"], row["lead"], *figures, one.task.due_on]


def _part_cells(row: Facts) -> list[Any]:
    one, task = row["held"], row["held"].target.task
    figures = (task.unit or None, one.target.value, one.done, one.share)
    return [row["unit"], row["name"], row["word"], *figures, task.weight, one.target.due_on]


def docx(facts: Facts, parts: Sequence[Facts]) -> bytes:
    """The same tables as .docx."""
    return _drawn(
        facts, parts, [_cells(r, "name", "word", "lead", "base", "done", "share", "due") for r in facts["tasks"]]
    )


def below_docx(facts: Facts) -> bytes:
    """A district's units by score, and their indicators, as .docx."""
    return _drawn(facts, facts["parts"], None)


def _drawn(facts: Facts, parts: Sequence[Facts], tasks: Sequence[Sequence[str]] | None) -> bytes:
    from kexie.notices.documents import tables_word as word  # 0.3 s at every start of a process, for the few who ask

    told = drawn.Told(
        title=f"{facts['plan'].title}{facts['heading']}", as_of=facts["as_of"], scores=SCORES, tasks=tasks,
        lights=facts.get("rule", ""),
        units=[
            (str(r["rank"]), r["label"], r["score"], *(str(r[name]) for name in ("total", "red", "yellow", "green")))
            for r in facts["units"]
        ],
        parts=[_cells(r, "unit", "name", "word", "value", "done", "share", "weight") for r in parts],
    )  # fmt: skip
    return word.draw(drawn.paper(told))


def breakdown_docx(plan: Any) -> bytes:
    """任务分解表: every task with whose it is and how it was split. Seven queries."""
    from kexie.notices.documents import tables_word as word

    split = queries.shared_out(plan)
    parts = [
        (queries.board.part_label(part), [_row(task, split.get(task.pk, ())) for one in part.measures.all()
                                          for task in one.tasks.all()])
        for part in queries.parts(plan)
    ]  # fmt: skip
    told = f"{plan.organisation.name}　{words.full_day(plan.issued_on)}下达" if plan.issued_on else "未下达，供内部讨论"
    return word.draw(breakdown.paper(plan.title, told, parts))


def _row(task: Any, split: Sequence[Any]) -> tuple[str, ...]:
    others = "、".join(one.label for one in task.co_owners.all())
    return (
        task.name, task.lead.label if task.lead else "未定", others or "—",
        words.full_day(task.due_on) if task.due_on else "未定", plan_facts.amount(task.target, task),
        "、".join(f"{one.organisation.label} {plan_facts.amount(one.value, task)}" for one in split) or "—",
    )  # fmt: skip


def _cells(row: Facts, *names: str) -> tuple[str, ...]:
    return tuple(f"{row[name]}%" if name == "share" else str(row[name]) for name in names)


def duty_docx(facts: Facts) -> bytes:
    """The letter as .docx."""
    from kexie.notices.documents import tables_word as word

    return word.draw(*facts["papers"])
