"""Working days of the official calendar with its make-up days (rules.md 2.5)."""

from kexie.kit.calendar.days import (
    UnknownYear,
    add_working_days,
    is_working_day,
    known_years,
    overrides,
    working_days_between,
)
from kexie.kit.calendar.overriding import clear, override

__all__ = [
    "UnknownYear",
    "add_working_days",
    "clear",
    "is_working_day",
    "known_years",
    "override",
    "overrides",
    "working_days_between",
]
