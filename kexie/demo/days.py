"""When things happen in the demo city: office hours of working days, counted back from the day it is built."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from kexie.kit import calendar, clock

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """``today`` (Shanghai), which days are worked, and the lot that picks minutes. ``works`` may raise UnknownYear."""

    today: date
    works: Callable[[date], bool]
    random: Random = field(default_factory=lambda: Random(0))  # noqa: S311 (the same every time)

    def working(self, day: date) -> bool:
        """Whether offices work; Monday to Friday in a year of unknown calendar (a demo must build)."""
        try:
            return self.works(day)
        except calendar.UnknownYear:
            return day.weekday() < 5

    def step(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; before it where negative; for 0 itself or the last one before."""
        if not count:
            while not self.working(day):
                day -= _ONE
            return day
        for _ in range(abs(count)):
            day += _ONE if count > 0 else -_ONE
            while not self.working(day):
                day += _ONE if count > 0 else -_ONE
        return day

    def back(self, count: int) -> date:
        """The ``count``-th working day before today (at least 1, so that no hour of it is still to come)."""
        return self.step(self.today, -max(count, 1))

    def last(self, month_day: str, quiet: int) -> date:
        """The last return of ``MM-DD`` that is at least ``quiet`` days past, moved back to a working day."""
        month, number = (int(part) for part in month_day.split("-"))
        found = date(self.today.year, month, number)
        if found > self.today - timedelta(days=quiet):
            found = found.replace(year=found.year - 1)
        return self.step(found, 0)

    def at(self, day: date, first: int, last: int) -> datetime:
        """A minute of this day between two full hours of Shanghai."""
        minute = self.random.randrange(first * 60, last * 60)
        return clock.shanghai(day.year, day.month, day.day, minute // 60, minute % 60, self.random.randrange(60))


def of_today(seed: int) -> Days:
    """As things stand now. One query."""
    return Days(clock.today(), calendar.overrides().works, Random(seed))  # noqa: S311
