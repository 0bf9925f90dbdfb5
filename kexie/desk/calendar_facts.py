"""What the page of the working calendar shows."""

from typing import Any

from django.urls import reverse

from kexie.desk import year as drawing
from kexie.kit import calendar, clock
from kexie.kit.actor import Actor
from kexie.organisations import rules


def of(by: Actor, year: int) -> dict[str, Any]:
    """The year as months, what was set by hand, and the loud warning for a year nobody knows."""
    rulings = calendar.rulings(year)
    names = {**calendar.holiday_names(year), **{row.day: row.name for row in rulings if row.name}}
    months = drawing.months(year, calendar.overrides(), names, clock.today())
    known = year in calendar.known_years()
    working = sum(month.working or 0 for month in months)
    return {
        "year": year,
        "months": months,
        "known": known,
        "unknown_title": f"{year} 年的放假安排还没有录入，算不出工作日",
        "facts": f"{year} 年 · 共 {working} 个工作日" if known else f"{year} 年",
        "overrides": rulings,
        "can_edit": bool(rules.can_edit_calendar(by)),
        "previous": year - 1,
        "next": year + 1,
        "previous_url": _url(year - 1) if year > 1900 else "",
        "next_url": _url(year + 1) if year < 2099 else "",
        "removal_url": reverse("desk:calendar_removal", args=[year]),
    }


def _url(year: int) -> str:
    return reverse("desk:calendar_year", args=[year])
