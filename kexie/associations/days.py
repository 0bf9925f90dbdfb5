"""Days and months of terms. Pure."""

from datetime import date, timedelta


def later(day: date, months: int) -> date:
    """So many months later; the last day of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


def in_month(year: int, month: int, day: int) -> date:
    """That day, or the last of a shorter month."""
    return later(date(year, 1, 1), month - 1) + timedelta(days=min(day, _length(year, month)) - 1)


def _length(year: int, month: int) -> int:
    return (later(date(year, month, 1), 1) - date(year, month, 1)).days
