"""What the pages of a task, of one unit's part of it, of a report and of a split show."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from kexie.desk import histories, ladder, plan_acts, plan_facts, words
from kexie.kit.actor import Actor
from kexie.kit.templatetags._marks import LIGHTS
from kexie.plans import counting, flow, lights, queries, rules

Facts = dict[str, Any]
TONES = {"behind": "bad", "slow": "warn", "done": "ok"}
REPORTS = 50


def crumbs(plan: Any, *more: tuple[str, str]) -> list[tuple[Any, Any]]:
    """工作要点 / plan / …."""
    return [plan_facts.LIST, (plan.title, reverse("desk:plan", args=[plan.ref])), *more]


def task(by: Actor, row: Any, form: Any = None) -> Facts:
    """One task: how it stands, its parts, what was reported by its department."""
    plan, rule = row.plan, queries.light_rule(row.plan.organisation)
    at = queries.board.moment(plan, "")
    everything = bool(rules.can_read_all(by, plan))
    parts = queries.own_parts(by, row)
    (seen,) = queries.board.seen(plan, at, rule, task=row.pk)
    return {
        "task": row, "plan": plan, "facts": f"{plan.title} · {plan_facts.due(row.due_on)}",
        "crumbs": crumbs(plan, (row.name, "")),
        "elements": _elements(row), "measure": row.measure.text, "rule": rule.told,
        "seen": {
            **_stand(row, seen.done, seen.base, seen.light, seen.share, _waiting(row, None) if everything else 0),
            "done": of_whole(seen.done, seen.base, row), "base": of_whole(seen.base, seen.base, row),
        },
        "counted": _counted(row, seen.figure),
        "parts": [_part(one, row, at, rule) for one in parts], "split_words": _split_words(row, row.target, row.split),
        "reports": reports(row, None) if everything else [], "nothing": _nothing(row),
        "report_form": form if rules.can_report(by, row, None) else None,
        "report_url": reverse("desk:task_reports", args=[row.ref]),
        "can_edit": bool(rules.can_edit(by, plan)), "can_remove": bool(rules.can_remove(by, row)),
        "can_split": bool(rules.can_split(by, row)),
        "timeline": history(row.pk, "plan_task") if everything else [],
    }  # fmt: skip


def _nothing(row: Any) -> str:
    if row.figure:
        return "这项任务由系统自动统计，不用填报。"
    return "由责任部门报送；分解到单位的，在各单位的目标页报送。"


def _elements(row: Any) -> list[tuple[str, Any]]:
    figure = counting.FIGURES.get(row.figure)
    return [
        ("责任部门", row.lead.label if row.lead else "未定"),
        ("配合部门", "、".join(one.label for one in row.co_owners.all())),
        ("完成时限", plan_facts.due(row.due_on)),
        ("指标类别", row.get_kind_display()),
        ("目标", plan_facts.amount(row.target, row)),
        ("自动统计", figure.label if figure else ""),
        ("考核权重", row.weight),
        ("依据", row.reason),
    ]


def _waiting(row: Any, target: Any) -> int:
    return sum(one.state == "reported" for one in queries.reports(row, target)[:REPORTS])


def _stand(row: Any, done: Any, base: Any, light: str, share: Any, waiting: int) -> Facts:
    return {
        "done": amount_done(done, row), "base": amount_done(base, row), "light": light, "word": LIGHTS[light][1],
        "share": float(share), "tone": TONES.get(light, ""), "waiting": waiting, "expected": None,
        "once": row.kind in ("date", "yes") and base <= 1,
    }  # fmt: skip


def amount_done(value: Any, row: Any) -> str:
    """12 家; 完成 or 未完成 of what is done or not."""
    if row.kind in ("date", "yes"):
        return "完成" if value else "未完成"
    return f"{plan_facts.plain(value)} {row.unit}".strip()


def of_whole(value: Any, base: Any, row: Any) -> str:
    """The same of a whole task: what is done or not is counted in units where several are to do it."""
    return f"{plan_facts.plain(value)} 个单位" if base > 1 and row.kind in ("date", "yes") else amount_done(value, row)


def _counted(row: Any, found: Any) -> Facts | None:
    figure = counting.FIGURES.get(row.figure)
    if figure is None or found is None:
        return None
    url = figure.records(row.plan.ref, row.plan.year)
    told = (
        f"{found.whole.count} / {found.whole.of}"
        if figure.unit == counting.PER_CENT
        else f"{found.whole.count} {figure.unit}"
    )
    return {"about": figure.about, "told": told, "url": url}


def _split_words(row: Any, whole: Any, split: Any) -> str:
    """已分解 50 / 60 家，还差 10 家."""
    if not split:
        return "还没有分解"
    if not row.adds_up:
        told = f"{plan_facts.plain(split)} 个单位" if row.kind in ("date", "yes") else amount_done(split, row)
        return f"已分解到单位，合计 {told}"
    gap = whole - split
    told = f"已分解 {plan_facts.plain(split)} / {amount_done(whole, row)}"
    return f"{told}，还差 {amount_done(gap, row)}" if gap else f"{told}，已分完"


def _part(one: Any, row: Any, at: Any, rule: lights.Rule) -> Facts:
    plan, stepwise = row.plan, row.kind not in ("date", "yes")
    light = queries.board.light_of(plan, one.done, one.value, one.due_on, at, rule, stepwise=stepwise)
    return {
        "name": one.name, "url": reverse("desk:target", args=[one.pk]), "light": light, "word": LIGHTS[light][1],
        "value": amount_done(one.value, row), "done": amount_done(one.done, row), "due": words.day(one.due_on),
        "closed": one.organisation.state != "active", "above": one.parent.name if one.parent_id else "",
    }  # fmt: skip


def reports(row: Any, target: Any) -> list[Facts]:
    """The newest reports of a task's department, or of a part."""
    return [_report(one, row) for one in queries.reports(row, target)[:REPORTS]]


def _report(one: Any, row: Any) -> Facts:
    state = flow.REPORT.state(one.state)
    told = one.words if len(one.words) <= 60 else f"{one.words[:60]}…"
    who = f"{one.organisation.label} · {one.reported_by.name if one.reported_by else '系统'}"
    return {
        "url": reverse("desk:report", args=[one.pk]), "words": told, "who": who, "value": amount_done(one.value, row),
        "tone": state.tone, "label": state.label, "at": one.reported_at,
    }  # fmt: skip


def history(pk: Any, entity: str) -> list[dict[str, str]]:
    """办理经过 of a record whose acts are no steps of a flow."""
    found = histories.entries(entity, pk)
    names, posts = histories.names(found), histories.posts(found)
    return [
        {**line, "title": plan_acts_words(entity, entry.verb)}
        for line, entry in zip(ladder.timeline(flow.PLAN, found, names, posts), reversed(found), strict=True)
    ]


def plan_acts_words(entity: str, verb: str) -> str:
    """The word of an act on a task."""
    return {"add": "定任务", "edit": "修改", "accept": "采纳建议", "split": "分解", "remove": "去掉"}.get(verb, verb)


def target(by: Actor, row: Any, form: Any = None) -> Facts:
    """One unit's part of a task."""
    task_row, plan = row.task, row.task.plan
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, "")
    (seen,) = queries.units.held(by, plan, row.organisation_id, at, rule, only=row.pk)
    parts = queries.targets_of(task_row, row)
    may = rules.can_report(by, task_row, row)
    return {
        "task": task_row, "target": row, "plan": plan, "heading": f"{row.name}：{task_row.name}",
        "facts": f"{plan.title} · {words.full_day(row.due_on)}前完成",
        "crumbs": crumbs(plan, (task_row.name, reverse("desk:task", args=[task_row.ref])), (row.name, "")),
        "elements": [
            ("单位", row.name), ("目标", amount_done(row.value, task_row)), ("完成时限", words.full_day(row.due_on)),
            ("由谁分解", row.parent.name if row.parent else plan.organisation.label),
            ("分解日期", words.full_day(row.split_on)),
            ("由谁核实", row.parent.name if row.parent else plan.organisation.label),
        ],
        "measure": task_row.measure.text, "rule": rule.told,
        "seen": _stand(task_row, seen.done, row.value, seen.light, seen.share, _waiting(task_row, row)),
        "parts": [_part(one, task_row, at, rule) for one in parts],
        "split_words": _split_words(task_row, row.value, row.split),
        "reports": reports(task_row, row), "nothing": may.reason if not may else "完成一部分就可以报送，附上佐证。",
        "report_form": form if may else None, "report_url": reverse("desk:target_reports", args=[row.pk]),
        "can_split": bool(rules.can_split_on(by, row)),
    }  # fmt: skip


def splitting(heading: str, row: Any, whole: Any, form: Any, fault: object, scopes: Sequence[Facts]) -> Facts:
    """The page of a split; ``whole`` is the task or the part that is split."""
    is_task = whole is row
    back = reverse("desk:task", args=[row.ref]) if is_task else reverse("desk:target", args=[whole.pk])
    value = row.target if is_task else whole.value
    told = _split_words(row, value, whole.split)
    return {
        "heading": heading, "task": row, "form": form, "fault": str(fault) if fault else "", "back": back,
        "scopes": scopes, "split_words": told if whole.split else f"{told}，目标 {amount_done(value, row)}",
        "facts": f"{row.plan.title} · {row.name}", "crumbs": crumbs(row.plan, (row.name, back), ("分解", "")),
        "rows": [
            {"name": unit.label, "closed": unit.state != "active", "field": field,
             "done": amount_done(given.done, row) if given else "—", "due": words.day(given.due_on) if given else "—"}
            for unit, field, given in form.rows()
        ],
    }  # fmt: skip


def report(by: Actor, row: Any) -> Facts:
    """One report with its evidence and what may be done with it."""
    state = flow.REPORT.state(row.state)
    plan, where = row.task.plan, row.target
    name = where.name if where else row.organisation.label
    back = reverse("desk:target", args=[where.pk]) if where else reverse("desk:task", args=[row.task.ref])
    settle = rules.can_settle(by, row)
    return {
        "report": row, "state": state, "heading": f"{name}报送的进展",
        "facts": f"{row.task.name} · {words.moment(row.reported_at)}",
        "crumbs": crumbs(plan, (row.task.name, back), ("报送", "")),
        "acts": plan_acts.buttons(plan_acts.REPORT, "desk:report_", by, row),
        "reason": settle.reason if row.state == "reported" and settle.rule == "report.own" else "",
        "file": _file(row), "elements": [
            ("报送单位", name), ("报送人", row.reported_by.name if row.reported_by else "系统"),
            ("本次完成", amount_done(row.value, row.task)), ("佐证出处", row.proof), ("由谁核实", row.verifier.label),
            ("核实人", row.settled_by.name if row.settled_by else ""), ("核实时间", words.moment(row.settled_at)),
        ],
        "timeline": histories.of(flow.REPORT, row.pk),
    }  # fmt: skip


def _file(row: Any) -> Facts | None:
    if row.evidence is None:
        return None
    size = f"{row.evidence.size / 1024:.0f} KB"
    return {"name": row.evidence.name, "meta": size, "url": reverse("desk:report_file", args=[row.pk])}
