"""The pages about one association, and the lists of all, as tabs above each of them."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from kexie.organisations import kinds

Facts = dict[str, Any]
# Code, words, address name; those that are lists of everybody's take the unit as a question.
_TABS: tuple[tuple[str, str, str, bool], ...] = (
    ("unit", "概况", "desk:organisation", False),
    ("terms", "届次和换届", "desk:tenures", False),
    ("plans", "年度计划", "desk:year_plans", True),
    ("activities", "活动", "desk:activities", True),
    ("reports", "年报", "desk:annual_reports", True),
    ("guidance", "指导", "desk:guidance", True),
    ("homes", "建家", "desk:homes", True),
)


def of(unit: Any, current: str) -> Sequence[Facts]:
    """The tabs of a unit that keeps records of its work, none for others; without a unit those of the lists of all."""
    if unit is None:
        return [
            {"label": label, "url": reverse(name), "current": code == current}
            for code, label, name, asks in _TABS
            if asks
        ]
    if unit.kind not in kinds.ELECTING:
        return ()
    return [
        {"label": label, "url": _url(name, unit, asks), "current": code == current}
        for code, label, name, asks in _TABS
        # 年报 is what the associations of units send (associations.rules.report); a federation is asked for none.
        if code != "reports" or unit.kind in kinds.BASIC
    ]


def _url(name: str, unit: Any, asks: bool) -> str:
    return f"{reverse(name)}?unit={unit.number}" if asks else reverse(name, args=[unit.number])


def crumbs(unit: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page about a unit."""
    page = reverse("desk:organisation", args=[unit.number])
    return [("组织", reverse("desk:organisations")), (unit.label, page), *more]
