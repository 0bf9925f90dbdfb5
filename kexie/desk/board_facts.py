"""What the boards and sheets of a plan show: lights by part, department and district, one unit's parts, scores."""

import functools
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import plan_facts, task_facts, words
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


def asked(request: HttpRequest) -> dict[str, str]:
    """What the address asks of a board: ``by``, ``on``, ``light``, ``key``."""
    told = asked_for(request, "by", VIEWS, "part") | asked_for(request, "on", dict(MOMENTS), "")
    return told | asked_for(request, "light", dict(COLOURS), "") | {"key": request.GET.get("key", "")[:10]}


def moment_asked(request: HttpRequest) -> str:
    """Of which day a unit's parts are asked."""
    return asked_for(request, "on", dict(MOMENTS), "")["on"]


def heading(plan: Any) -> str:
    """Over the board of a plan."""
    return f"进展：{plan.title}"


def unit_heading(organisation: Any) -> str:
    """Over one unit's parts."""
    return f"{organisation.label}的任务"


def board(plan: Any, asked: dict[str, str]) -> Facts:
    """Lights by part, department or district; a line leads to its tasks, a task to its record.

    The same for everybody who reads the whole plan: nothing of the reader goes in.
    """
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, asked["on"])
    seen = queries.board.seen(plan, at, rule)
    by = asked["by"]
    units = queries.board.by_unit(plan, at, rule) if by == "district" else []
    tallies: Sequence[Any] = (
        {"part": queries.board.by_part, "owner": queries.board.by_owner}[by](seen) if by != "district" else units
    )
    return {
        "plan": plan, "heading": heading(plan), "facts": as_of(at), "rule": rule.told,
        "crumbs": task_facts.crumbs(plan, ("进展总览", "")),
        "moments": [_tab(asked, label, on=code) for code, label in MOMENTS],
        "views": [_tab(asked, f"按{label}", by=code, key="") for code, label in VIEWS.items()],
        "view_label": VIEWS[by], "figures": _figures(seen),
        "rows": [_line(plan, one, asked) for one in tallies],
        "nothing": "还没有分解到单位" if by == "district" else "还没有任务",
        **_tasks(seen, asked),
    }  # fmt: skip


def asked_for(request: HttpRequest, name: str, known: Any, usual: str) -> dict[str, str]:
    """A choice of the address, the usual one where it is none of those known."""
    told = request.GET.get(name, "")
    return {name: told if told in known else usual}


def _tab(asked: dict[str, str], label: str, **changes: str) -> Facts:
    told = {name: value for name, value in {**asked, **changes}.items() if value}
    current = all(asked[name] == value for name, value in changes.items() if name != "key")
    return {"label": label, "url": f"?{urlencode(told)}", "current": current}


def as_of(at: Any) -> str:
    """截至 which day, and what counts."""
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
        return int(one.task.part.position)
    return one.task.lead.number if one.task.lead else 0


@functools.cache
def _before(name: str) -> str:
    """The address of a record up to its number: hundreds are drawn at once."""
    return reverse(name, args=[1]).removesuffix("1/")


@functools.cache
def _targets() -> str:
    nobody = UUID(int=0)
    return reverse("desk:target", args=[nobody]).removesuffix(f"{nobody}/")


def task(one: Any) -> Facts:
    """One task in a line."""
    row = one.task
    return {
        "name": row.name, "url": f"{_before('desk:task')}{row.ref}/", "light": one.light,
        "word": LIGHTS[one.light][1],
        "lead": row.lead.label if row.lead else "未定", "base": task_facts.of_whole(one.base, one.base, row),
        "done": task_facts.of_whole(one.done, one.base, row), "share": f"{one.share:f}", "due": words.day(row.due_on),
    }  # fmt: skip


def unit(by: Actor, plan: Any, organisation: Any, on: str) -> Facts:
    """One unit's parts of all tasks as this actor sees them, and the units it split them among."""
    rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, on)
    parts = queries.units.held(by, plan, organisation.pk, at, rule)
    # Who sees no part of a unit sees nothing of those below it either.
    below = queries.board.by_unit(plan, at, rule, parent=organisation.pk) if parts else []
    counts = {name: sum(one.light in codes for one in parts) for name, codes in OF.items()}
    return {
        "plan": plan, "heading": unit_heading(organisation), "rule": rule.told,
        "facts": f"{plan.title} · {as_of(at)}",
        "crumbs": task_facts.crumbs(plan, (organisation.label, "")),
        "duty_url": reverse("desk:plan_duty", args=[plan.ref, organisation.number]),
        "figures": [
            {"label": "承担任务", "value": len(parts), "unit": "项"},
            {"label": "红灯", "value": counts["red"], "unit": "项", "tone": "bad" if counts["red"] else ""},
            {"label": "黄灯", "value": counts["yellow"], "unit": "项"},
            {"label": "绿灯", "value": counts["green"], "unit": "项"},
            {"label": "得分", "value": f"{queries.units.score(parts):f}", "unit": "分"},
        ],
        "rows": [held(one) for one in parts],
        "sheets": [
            (f"考核表 .{end}", f"{reverse(f'desk:{name}', args=[plan.ref, organisation.number])}?on={on or 'mid'}")
            for end, name in (("xlsx", "plan_unit_sheet"), ("docx", "plan_unit_sheet_docx"))
        ],
        "below": [
            {"label": one.label, "url": unit_url(plan, one.key, on), "score": f"{one.score:f}", **colours(one)}
            for one in below
        ],
    }  # fmt: skip


def held(one: Any) -> Facts:
    """One part of a unit in a line."""
    target, row = one.target, one.target.task
    return {
        "name": row.name, "part": queries.board.part_label(row.part),
        "url": f"{_targets()}{target.pk}/", "light": one.light,
        "word": LIGHTS[one.light][1],
        "value": _amount(target.value, row), "done": task_facts.amount_done(one.done, row), "share": f"{one.share:f}",
        "due": words.full_day(target.due_on),
    }  # fmt: skip


def _amount(value: Any, row: Any) -> str:
    return plan_facts.amount(value, row)
