"""How many working days a due day leaves each level, as the page of the issue shows it (rules.md 13, pain 5)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.kit import calendar, clock
from kexie.notices import levels, queries
from kexie.notices.queries import terms

Facts = dict[str, Any]


def of(document: Any, due_on: date | None) -> Facts:
    """Lines for the units addressed at once, those below a district and the parts of these; or why there are none.

    Without a day it counts with the one the issue would take. A slip's own day is counted the same way. Six queries.
    """
    today = clock.today()
    if due_on is None and document.state == "issued":
        return {"levels": None}
    told, _ = terms.level_terms(document.issuer)
    slowest = terms.slowest(document)
    if slowest and slowest[1] > told.forward_days:
        told = levels.Terms(slowest[1], told.reserve_days, told.least_days)
    known = calendar.overrides()
    try:
        day = due_on or known.add(today, queries.term(document.issuer)[0])
        found = levels.count(today, day, told, known)
    except calendar.UnknownYear as fault:
        return {"levels": {"unknown": str(fault), "due_on": due_on}}
    deep = terms.goes_deep(document)
    return {"levels": _drawn(found, told, slowest, deep, _slip(document, told, known))}


def for_issue(document: Any, acts: Sequence[Any]) -> Facts:
    """The same where the page offers the issue; nothing asked else."""
    offered = any(act.door.noun == "issue" and not act.reason for act in acts)
    return of(document, document.due_on) if offered else {}


def _slip(document: Any, told: levels.Terms, known: Any) -> list[tuple[str, str]]:
    """What is wrong with the day of the slip (title, what to do); nothing where there is none or enough time."""
    slip = queries.replies.slip(document)
    if slip is None:
        return []
    day = words.full_day(slip.due_on)
    if clock.now() >= slip.due_at:
        return [("回执期限已过", f"回执要在{day}前填报，这一天已经过去，印发前请先改回执期限")]
    try:
        left = levels.count(clock.today(), slip.due_on, told, known)
    except calendar.UnknownYear as fault:
        return [("推算不出回执还剩几天", str(fault))]
    days = min(left.direct, left.forwarded)
    if days >= told.least_days:
        return []
    return [("回执时间偏紧", f"回执期限{day}只给单位留 {days} 个工作日，不足 {told.least_days} 个，建议定得晚一些")]


def _drawn(
    found: levels.Levels, told: levels.Terms, slowest: tuple[str, int] | None, deep: bool,
    of_slip: list[tuple[str, str]],
) -> Facts:  # fmt: skip
    who = f"，最慢的是{slowest[0]}" if slowest and slowest[1] == told.forward_days else ""
    short = found.direct_is_short or found.forwarded_is_short or (deep and found.again_is_short)
    reserve = f"，其中留出 {told.reserve_days} 个工作日，单位的最后一天是 {words.day(found.last)}"
    return {
        "due_on": found.due_on,
        "sub": f"{words.day(found.today)}到{words.day(found.due_on)}" + (reserve if told.reserve_days else ""),
        "rows": [
            _line("直接收文的单位", found.direct, found.direct_is_short, f"到{words.day(found.last)}"),
            _line(
                "经区科协等转发的单位", found.forwarded, found.forwarded_is_short,
                f"转发惯用 {told.forward_days} 个工作日{who}，到{words.day(found.forward_by)}",
            ),
            *([_line(
                "企业再转发的车间、分会", found.again, found.again_is_short,
                f"再转发同样算 {told.forward_days} 个工作日，到{words.day(found.again_by)}",
            )] if deep else []),
        ],
        "warnings": [*([_short(found, told)] if short else []), *of_slip],
        "settings_url": reverse("desk:level_terms"),
    }  # fmt: skip


def _short(found: levels.Levels, told: levels.Terms) -> tuple[str, str]:
    if found.due_on < found.today:
        return "签收期限已过", f"{words.full_day(found.due_on)}已经过去，单位一收到就是迟签，请另定期限"
    return "时间偏紧", f"留给单位的不足 {told.least_days} 个工作日，建议把期限定得晚一些"


def _line(label: str, days: int, is_short: bool, note: str) -> Facts:
    return {"label": label, "days": days, "short": is_short, "note": note}
