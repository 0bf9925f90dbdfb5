"""What the boards and sheets of a plan show: lights by part, department and district, one unit's parts, scores."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import plan_facts, task_facts, words
from kexie.kit import sheets
from kexie.kit.actor import Actor
from kexie.kit.templatetags._marks import LIGHTS
from kexie.plans import queries

Facts = dict[str, Any]
VIEWS = {"part": "部分", "owner": "责任部门", "district": "单位"}
MOMENTS = (("", "今天"), ("mid", "年中"), ("end", "年末"))
COLOURS = (("", "全部"), ("red", "红灯"), ("yellow", "黄灯"), ("green", "绿灯"))
OF = {"red": ("behind",), "yellow": ("slow",), "green": ("on", "done")}
SEVERE = ("behind", "slow", "on", "none", "done")
SHOWN = 40
SCORES = "得分是所承担任务完成比例的加权平均，每项最多算 100%，满分 100"


def board(request: HttpRequest, plan: Any) -> Facts:
    """Lights by part, department or district; a line leads to its tasks, a task to its record."""
    asked = _asked(request, "by", VIEWS, "part") | _asked(request, "on", dict(MOMENTS), "")
    asked |= _asked(request, "light", dict(COLOURS), "") | {"key": request.GET.get("key", "")[:10]}
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, asked["on"])
    seen = queries.board.seen(plan, at, rule)
    by = asked["by"]
    units = queries.board.by_unit(plan, at, rule) if by == "district" else []
    tallies: Sequence[Any] = (
        {"part": queries.board.by_part, "owner": queries.board.by_owner}[by](seen) if by != "district" else units
    )
    return {
        "plan": plan, "heading": f"进展：{plan.title}", "facts": _as_of(at), "rule": rule.told,
        "crumbs": task_facts.crumbs(plan, ("进展总览", "")),
        "moments": [_tab(asked, label, on=code) for code, label in MOMENTS],
        "views": [_tab(asked, f"按{label}", by=code, key="") for code, label in VIEWS.items()],
        "view_label": VIEWS[by], "figures": _figures(seen),
        "rows": [_line(plan, one, asked) for one in tallies],
        "nothing": "还没有分解到单位" if by == "district" else "还没有任务",
        **_tasks(seen, asked),
    }  # fmt: skip


def _asked(request: HttpRequest, name: str, known: Any, usual: str) -> dict[str, str]:
    told = request.GET.get(name, "")
    return {name: told if told in known else usual}


def _tab(asked: dict[str, str], label: str, **changes: str) -> Facts:
    told = {name: value for name, value in {**asked, **changes}.items() if value}
    current = all(asked[name] == value for name, value in changes.items() if name != "key")
    return {"label": label, "url": f"?{urlencode(told)}", "current": current}


def _as_of(at: Any) -> str:
    told = "已核实的计入" if at.now else "这一天以前报送、至今已核实的计入"
    return f"截至 {words.full_day(at.day)}，{told}"


def _figures(seen: Sequence[Any]) -> list[Facts]:
    counts = colours(queries.board.summed(seen))
    return [
        {"label": "任务", "value": len(seen), "unit": "项"},
        {"label": "红灯", "value": counts["red"], "unit": "项", "tone": "bad" if counts["red"] else ""},
        {"label": "黄灯", "value": counts["yellow"], "unit": "项"},
        {"label": "绿灯", "value": counts["green"], "unit": "项", "note": f"其中已完成 {counts['done']} 项"},
    ]


def colours(tally: Any) -> dict[str, int]:
    """Lights by colour; ``done`` are among the green ones."""
    told = {name: sum(tally.counts.get(code, 0) for code in codes) for name, codes in OF.items()}
    return {**told, "done": tally.counts.get("done", 0)}


def _line(plan: Any, one: Any, asked: dict[str, str]) -> Facts:
    if asked["by"] == "district":
        url = unit_url(plan, one.key, asked["on"])
    else:
        told = {name: value for name, value in {**asked, "key": str(one.key)}.items() if value}
        url = f"?{urlencode(told)}#tasks"
    closed = getattr(one, "state", "active") != "active"
    return {"label": one.label, "url": url, "total": one.total, "closed": closed, **colours(one)}


def unit_url(plan: Any, number: int, on: str) -> str:
    """One unit's parts, as of the same day."""
    return reverse("desk:plan_unit", args=[plan.ref, number]) + (f"?on={on}" if on else "")


def _tasks(seen: Sequence[Any], asked: dict[str, str]) -> Facts:
    """The tasks behind the board: of the line that was chosen, in the colour that was chosen."""
    if asked["by"] == "district":
        return {"tasks": None}
    chosen = [one for one in seen if not asked["key"] or str(_key(one, asked["by"])) == asked["key"]]
    wanted = OF.get(asked["light"])
    chosen = [one for one in chosen if wanted is None or one.light in wanted]
    # What needs somebody first; a page of two hundred would take longer to draw than to read.
    chosen.sort(key=lambda one: SEVERE.index(one.light))
    return {
        "tasks": [task(one) for one in chosen[:SHOWN]], "tasks_total": len(chosen),
        "tasks_title": "选中的任务" if asked["key"] else "全部任务",
        "lights": [_tab(asked, label, light=code) for code, label in COLOURS],
    }  # fmt: skip


def _key(one: Any, by: str) -> int:
    if by == "part":
        return int(one.task.measure.part.position)
    return one.task.lead.number if one.task.lead else 0


def task(one: Any) -> Facts:
    """One task in a line."""
    row = one.task
    return {
        "name": row.name, "url": reverse("desk:task", args=[row.ref]), "light": one.light,
        "word": LIGHTS[one.light][1],
        "lead": row.lead.label if row.lead else "未定", "base": task_facts.amount_done(one.base, row),
        "done": task_facts.amount_done(one.done, row), "share": f"{one.share:f}", "due": words.day(row.due_on),
    }  # fmt: skip


def unit(request: HttpRequest, by: Actor, plan: Any, organisation: Any) -> Facts:
    """One unit's parts of all tasks, and the units it split them among."""
    on = _asked(request, "on", dict(MOMENTS), "")["on"]
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, on)
    held = queries.units.held(by, plan, organisation.pk, at, rule)
    # Who sees no part of a unit sees nothing of those below it either.
    below = queries.board.by_unit(plan, at, rule, parent=organisation.pk) if held else []
    counts = {name: sum(one.light in codes for one in held) for name, codes in OF.items()}
    return {
        "plan": plan, "heading": f"{organisation.label}的任务", "rule": rule.told,
        "facts": f"{plan.title} · {_as_of(at)}",
        "crumbs": task_facts.crumbs(plan, (organisation.label, "")),
        "duty_url": reverse("desk:plan_duty", args=[plan.ref, organisation.number]),
        "figures": [
            {"label": "承担任务", "value": len(held), "unit": "项"},
            {"label": "红灯", "value": counts["red"], "unit": "项", "tone": "bad" if counts["red"] else ""},
            {"label": "黄灯", "value": counts["yellow"], "unit": "项"},
            {"label": "绿灯", "value": counts["green"], "unit": "项"},
        ],
        "rows": [_held(one) for one in held],
        "below": [
            {"label": one.label, "url": unit_url(plan, one.key, on), "score": f"{one.score:f}", **colours(one)}
            for one in below
        ],
    }  # fmt: skip


def _held(one: Any) -> Facts:
    target, row = one.target, one.target.task
    return {
        "name": row.name, "part": queries.board.part_label(row.measure.part),
        "url": reverse("desk:target", args=[target.pk]), "light": one.light,
        "word": LIGHTS[one.light][1],
        "value": _amount(target.value, row), "done": task_facts.amount_done(one.done, row), "share": f"{one.share:f}",
        "due": words.full_day(target.due_on),
    }  # fmt: skip


def _amount(value: Any, row: Any) -> str:
    return plan_facts.amount(value, row)


def duty(by: Actor, plan: Any, organisation: Any) -> Facts:
    """目标责任书: parties, targets, days, signatures."""
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, "")
    held = queries.units.held(by, plan, organisation.pk, at, rule)
    split_by = {one.target.parent.organisation_id: one.target.parent.name for one in held if one.target.parent}
    house = next(iter(split_by.values()), plan.organisation.name)
    back = unit_url(plan, organisation.number, "")
    return {
        "plan": plan, "heading": "目标责任书", "house": house, "unit": organisation.name,
        "facts": f"{house} 与 {organisation.name}",
        "crumbs": task_facts.crumbs(plan, (organisation.label, back), ("目标责任书", "")),
        "rows": [_held(one) for one in held],
    }  # fmt: skip


def sheet(request: HttpRequest, plan: Any) -> Facts:
    """Mid-year or year-end: units by score, tasks by light."""
    on = _asked(request, "on", {"mid": 1, "end": 1}, "mid")["on"]
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, on)
    label = dict(MOMENTS)[on]
    return {
        "plan": plan, "heading": f"{label}考核表", "facts": f"{plan.title} · {_as_of(at)}", "rule": rule.told,
        "crumbs": task_facts.crumbs(plan, (f"{label}考核表", "")), "score_rule": SCORES, "as_of": _as_of(at),
        "moments": [
            {"label": dict(MOMENTS)[code], "url": f"?on={code}", "current": code == on} for code in ("mid", "end")
        ],
        "xlsx_url": f"{reverse('desk:plan_sheet_xlsx', args=[plan.ref])}?on={on}",
        "units": ranked(plan, queries.board.by_unit(plan, at, rule), on),
        "tasks": [task(one) for one in queries.board.seen(plan, at, rule)],
    }  # fmt: skip


def ranked(plan: Any, units: Sequence[Any], on: str) -> list[Facts]:
    """By score; the same score has the same rank."""
    ordered = sorted(units, key=lambda one: -one.score)
    scores = [one.score for one in ordered]
    return [
        {
            "rank": scores.index(one.score) + 1, "label": one.label, "score": f"{one.score:f}", "total": one.total,
            "url": unit_url(plan, one.key, on), **colours(one),
        }
        for one in ordered
    ]  # fmt: skip


def xlsx(facts: Facts) -> bytes:
    """The sheet as .xlsx: units on the first tab, tasks on the second."""
    units = [
        [r["rank"], r["label"], float(r["score"]), r["total"], r["red"], r["yellow"], r["green"]]
        for r in facts["units"]
    ]
    tasks = [
        [r["name"], r["word"], r["lead"], r["base"], r["done"], float(r["share"]), r["due"]] for r in facts["tasks"]
    ]
    title, note = f"{facts['plan'].title}{facts['heading']}", f"{facts['as_of']}。{SCORES}。"
    heads: list[sheets.Column | str] = ["名次", sheets.Column("单位", 28), "得分", "任务", "红灯", "黄灯", "绿灯"]
    columns: list[sheets.Column | str] = [
        sheets.Column("任务", 40, wrap=True), "灯", sheets.Column("责任部门", 20), "目标", "完成",
        "完成比例（%）", "完成时限",
    ]  # fmt: skip
    return sheets.workbook(
        [
            sheets.Sheet("各单位评分", heads, units, title=title, note=note),
            sheets.Sheet("各项任务", columns, tasks, title=title, note=facts["rule"]),
        ]
    )
