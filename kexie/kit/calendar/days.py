"""Counting working days: days the office set by hand first, the packaged calendar below them.

The State Council publishes next year's days in October or November; until somebody has entered them (or the package
has them), a year is unknown, and a deadline that reaches into it is not guessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar
from chinese_calendar import constants

from kexie.kit import clock

_ONE = timedelta(days=1)
# A year counts as entered by hand when its days off are there: New Year, Spring Festival, Qingming, Labour Day,
# Dragon Boat, Mid-Autumn, National Day make 11 days by law (since 2025: 13).
ENTERED = 11


class UnknownYear(LookupError):
    """No official calendar is known for this year: enter its days, or wait for the packaged ones."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} 年的放假安排还没有录入，不能推算工作日。请在“工作日历”里录入国务院办公厅公布的安排")
        self.year = year


@dataclass(frozen=True)
class Calendar:
    """The packaged calendar with the days set by hand: pure, for many questions over one reading."""

    days: Mapping[date, bool]
    entered: frozenset[int] = field(default_factory=frozenset)

    def works(self, day: date) -> bool:
        """True where offices work. Raises UnknownYear."""
        if day in self.days:
            return self.days[day]
        first, last = packaged_years()
        if first <= day.year <= last:
            return bool(chinese_calendar.is_workday(day))
        if day.year in self.entered:
            return day.weekday() < 5
        raise UnknownYear(day.year)

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day`` (before it where n is negative); for 0 the day itself or the next one
        that works. Raises UnknownYear."""
        if n == 0:
            while not self.works(day):
                day += _ONE
            return day
        step = _ONE if n > 0 else -_ONE
        left = abs(n)
        while left:
            day += step
            left -= self.works(day)
        return day

    def between(self, a: date, b: date) -> int:
        """Working days from ``a`` to ``b``, both counted; negative where b is before a. Raises UnknownYear."""
        if b < a:
            return -self.between(b, a)
        return sum(self.works(a + timedelta(days=n)) for n in range((b - a).days + 1))


def packaged_years() -> tuple[int, int]:
    """First and last year of the packaged calendar."""
    years = {day.year for day in constants.holidays}
    return min(years), max(years)


def build(rows: Iterable[tuple[date, bool]]) -> Calendar:
    """A calendar from days set by hand. A year beyond the packaged ones is known once its days off are entered."""
    days = dict(rows)
    off: dict[int, int] = {}
    for day, works in days.items():
        if not works:
            off[day.year] = off.get(day.year, 0) + 1
    return Calendar(days, frozenset(year for year, count in off.items() if count >= ENTERED))


def overrides() -> Calendar:
    """The calendar of this moment. One query."""
    from kexie.kit.calendar.models import DayOverride  # models need the application registry

    return build(DayOverride.objects.values_list("day", "working"))


def is_working_day(day: date) -> bool:
    """True where offices work on this day, make-up Saturdays and Sundays included. Raises UnknownYear."""
    return overrides().works(day)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after ``day``: 5 after 2026-04-29 is 2026-05-09, a make-up Saturday (rules.md 2.5).

    A negative n counts back; 0 gives the day itself if it works, else the next that does. Raises UnknownYear.
    """
    return overrides().add(day, n)


def working_days_between(a: date, b: date) -> int:
    """Working days from a to b, both days counted: 27 April to 6 May 2023 are 5 (rules.md 2.5). Raises UnknownYear."""
    return overrides().between(a, b)


def known_years(entered: Iterable[int] | None = None) -> tuple[int, ...]:
    """Years whose calendar is known, packaged or entered: what the doctor and the desk show.

    One query, or none where it is told which were entered.
    """
    first, last = packaged_years()
    return tuple(sorted({*range(first, last + 1), *(overrides().entered if entered is None else entered)}))


def next_year_is_missing(entered: Iterable[int] | None = None) -> bool:
    """True from November on while next year is unknown: the arrangement is out by then and somebody must enter it."""
    today = clock.today()
    return today.month >= 11 and today.year + 1 not in known_years(entered)
