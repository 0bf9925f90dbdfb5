"""How many working days a due day leaves each level (rules.md 13, pain 5): issuer, district, unit, its parts. Pure.

The example there: a notice of 18 October, due on the 31st; at least 5 working days of 公示 come off, so that a unit's
last day is the 23rd. The day of the notice itself is not counted.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kexie.kit.calendar.days import Calendar, UnknownYear

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """In working days: how long a district takes to forward, what comes off the end (公示), what a unit should have."""

    forward_days: int = 3
    reserve_days: int = 0
    least_days: int = 5


@dataclass(frozen=True, slots=True)
class Levels:
    """What is left, in working days: ``direct`` for a unit addressed at once, ``forwarded`` for one below a district,
    ``again`` for the parts of a unit that forwards in its turn and takes as long.

    ``last`` is the unit's last day, ``forward_by`` the day by which a district has usually forwarded, ``again_by`` the
    one by which its unit has.
    """

    today: date
    due_on: date
    last: date
    forward_by: date
    direct: int
    forwarded: int
    again_by: date
    again: int
    least: int

    @property
    def direct_is_short(self) -> bool:
        """True below the limit."""
        return self.direct < self.least

    @property
    def forwarded_is_short(self) -> bool:
        """True below the limit."""
        return self.forwarded < self.least

    @property
    def again_is_short(self) -> bool:
        """True below the limit."""
        return self.again < self.least


def count(today: date, due_on: date, terms: Terms, known: Calendar) -> Levels:
    """From today (not counted) to the due day. Raises UnknownYear."""
    last = known.add(due_on, -terms.reserve_days) - _ONE if terms.reserve_days else due_on
    forward_by = known.add(today, terms.forward_days) if terms.forward_days else today
    again_by = _again(forward_by, last, terms.forward_days, known)
    left = (_left(day, last, known) for day in (today, forward_by, again_by))
    return Levels(today, due_on, last, forward_by, next(left), next(left), again_by, next(left), terms.least_days)


def _again(forward_by: date, last: date, days: int, known: Calendar) -> date:
    """So many working days later; past the last day it does not matter how far, nor whether that year is known."""
    if not days:
        return forward_by
    try:
        return known.add(forward_by, days)
    except UnknownYear:
        return last


def _left(after: date, last: date, known: Calendar) -> int:
    return known.between(after + _ONE, last) if last > after else 0
