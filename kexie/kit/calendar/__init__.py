"""Working days of the official calendar with its make-up days (rules.md 2.5)."""

from kexie.kit.calendar.days import (
    ENTERED,
    UnknownYear,
    add_working_days,
    is_working_day,
    known_years,
    next_year_is_missing,
    overrides,
    working_days_between,
)
from kexie.kit.calendar.overriding import clear, override
from kexie.kit.calendar.years import holiday_names, rulings

__all__ = [
    "ENTERED",
    "UnknownYear",
    "add_working_days",
    "clear",
    "holiday_names",
    "is_working_day",
    "known_years",
    "next_year_is_missing",
    "override",
    "overrides",
    "rulings",
    "working_days_between",
]
