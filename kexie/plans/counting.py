"""Indicators the system counts by itself: a task bound to one takes no reports, its value is never typed.

Which there are says ``config/plugs.py``; later domains add theirs there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kexie.organisations.models import Organisation

PER_CENT = "%"


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` out of ``of``; none at all where ``of`` is 0."""

    count: int
    of: int

    @property
    def percent(self) -> Decimal:
        """0 to 100, one decimal, cut."""
        return (Decimal(self.count * 1000) / self.of).to_integral_value("ROUND_FLOOR") / 10 if self.of else Decimal(0)


@dataclass(frozen=True, slots=True)
class Counted:
    """The whole, and by code of the jurisdiction (empty: units of none); in ``unit`` of its figure."""

    whole: Share
    areas: Mapping[str, Share] = field(default_factory=dict)
    unit: str = PER_CENT

    @property
    def done(self) -> Decimal:
        """What of the whole task is done, in the unit of the figure."""
        return self._value(self.whole)

    def of_area(self, code: str | None) -> Decimal:
        """What is done in this area; 0 where nothing was asked there."""
        share = self.areas.get(code or "")
        return self._value(share) if share else Decimal(0)

    def _value(self, share: Share) -> Decimal:
        return share.percent if self.unit == PER_CENT else Decimal(share.count)


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator, in per cent or a number of things (``unit``): its code (kept with the task), words, what it
    counts, and where it drills down to.

    ``count(organisation, first, last)``: both days included, ruled in Shanghai, as it stood at the end of the last;
    at most two queries. ``records(number, year)``: the address of the records behind it, for a plan.
    """

    code: str
    label: str
    about: str
    count: Callable[[Organisation, date, date], Counted]
    records: Callable[[int, int], str]
    unit: str = PER_CENT


def of_areas(
    code: str, label: str, about: str, ask: Callable[[Organisation, date, date], Mapping[str, tuple[int, int]]],
    records: Callable[[int, int], str],
) -> Figure:  # fmt: skip
    """A figure of a domain that tells (count, out of) by area; the whole is their sum."""

    def count(organisation: Organisation, first: date, last: date) -> Counted:
        found = {area: Share(*pair) for area, pair in ask(organisation, first, last).items()}
        whole = Share(sum(one.count for one in found.values()), sum(one.of for one in found.values()))
        return Counted(whole, found)

    return Figure(code, label, about, count, records)


def in_areas(
    code: str, label: str, about: str, unit: str, ask: Callable[[Organisation, date, date], Mapping[str, int]],
    records: Callable[[int, int], str],
) -> Figure:  # fmt: skip
    """A figure of a domain that tells how many by area, in ``unit``; the whole is their sum."""

    def count(organisation: Organisation, first: date, last: date) -> Counted:
        found = {area: Share(many, many) for area, many in ask(organisation, first, last).items()}
        whole = sum(one.count for one in found.values())
        return Counted(Share(whole, whole), found, unit)

    return Figure(code, label, about, count, records, unit)


FIGURES: dict[str, Figure] = {}


def connect(figures: Sequence[Figure]) -> None:
    """Take the table over; called once when the applications are ready."""
    FIGURES.clear()
    FIGURES.update({one.code: one for one in figures})
