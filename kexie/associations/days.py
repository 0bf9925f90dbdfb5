"""Days and months of terms, and until when somebody is to act."""

from datetime import date, timedelta

from kexie.kit import calendar
from kexie.kit.months import later

__all__ = ["in_month", "later", "next_day", "working"]


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


def working(since: date, days: int) -> date | None:
    """So many working days later; None where the calendar of that year is not known yet."""
    try:
        return calendar.add_working_days(since, days)
    except calendar.UnknownYear:
        return None


def in_month(year: int, month: int, day: int) -> date:
    """That day, or the last of a shorter month."""
    return later(date(year, 1, 1), month - 1) + timedelta(days=min(day, _length(year, month)) - 1)


def _length(year: int, month: int) -> int:
    return (later(date(year, month, 1), 1) - date(year, month, 1)).days
