"""What is told of an association's work, as values that forms make and actions take. Pure."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Doing:
    """活动 as a form tells it. ``people`` took part, ``sci_tech`` of them scientific and technical workers.

    ``item_id`` is the item of the unit's yearly plan that it carries out.
    """

    category: str
    title: str
    starts_on: date
    ends_on: date
    place: str = ""
    people: int = 0
    sci_tech: int = 0
    hosts: str = ""
    co_hosts: str = ""
    summary: str = ""
    item_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Visited:
    """走访 of a unit that nobody covers yet, as a form tells it."""

    way: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class Guided:
    """指导 as a form tells it; without ``follow_on`` there is nothing left to do."""

    way: str
    on: date
    found: str
    who: str = ""
    promised: str = ""
    follow_on: date | None = None
    is_shared: bool = True


@dataclass(frozen=True, slots=True)
class Planned:
    """One item of a yearly plan."""

    title: str
    category: str
    quarter: int
    people: int | None = None
    person: str = ""
