"""Quiet hours: until when nothing leaves the house. Pure; days and hours are Shanghai's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kexie.kit import clock

_ONE = timedelta(days=1)
# Spring Festival with its make-up days is 8 days; a calendar that never works again must not loop for ever.
_FARTHEST = 30


@dataclass(frozen=True, slots=True)
class Hours:
    """From ``starts_at`` to ``ends_at`` of the clock, over midnight where the end is not later; days off as told."""

    is_on: bool = True
    starts_at: time = time(21)
    ends_at: time = time(8)
    not_on_days_off: bool = False

    def holds(self, moment: time) -> bool:
        """Whether this time of day is quiet. The end is not; where both are the same no hour is."""
        if not self.is_on:
            return False
        if self.starts_at <= self.ends_at:
            return self.starts_at <= moment < self.ends_at
        return moment >= self.starts_at or moment < self.ends_at


def ends(hours: Hours, now: datetime, works: Callable[[date], bool]) -> datetime | None:
    """The moment from which messages go again; None where they go now.

    Args:
        hours: the edited row.
        now: aware.
        works: whether offices work on a day; asked only where days off are quiet.
    """
    moment = clock.local(now)
    for _ in range(_FARTHEST):
        if hours.is_on and hours.not_on_days_off and not works(moment.date()):
            moment = datetime.combine(moment.date() + _ONE, time(0), clock.SHANGHAI)
        elif hours.holds(moment.time()):
            later = hours.ends_at <= moment.time()
            moment = datetime.combine(moment.date() + later * _ONE, hours.ends_at, clock.SHANGHAI)
        else:
            break
    return moment if moment > clock.local(now) else None
