"""Who belonged where on a day: what rules about a past act read instead of today's register.

Both days of a term count, and a day ends at midnight in Shanghai. A unit that was merged stands until the day it was
closed; from the next day on whoever is still entered there belongs to its successor. A department is its house: who
works in two offices of one association works in one unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Belonging:
    """``unit``: the house of that day, ``superior``: who guided it then; None where nobody did."""

    unit: UUID
    superior: UUID | None


@dataclass(frozen=True, slots=True)
class Shared:
    """What two people have to do with each other through their units; true where there is anything.

    ``same``: units both belonged to. ``above``: units of the first one that guided one of the other's, ``below``: the
    other way round. That one city stands over both is no tie.
    """

    same: frozenset[UUID] = frozenset()
    above: frozenset[UUID] = frozenset()
    below: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.same or self.above or self.below)


def affiliations_on(people: Iterable[UUID], day: date) -> dict[UUID, frozenset[Belonging]]:
    """Each person with where they belonged on ``day``; nobody is left out. One statement, however many people."""
    told: dict[UUID, set[Belonging]] = {person: set() for person in people}
    if told:
        with connection.cursor() as cursor:
            cursor.execute(_BELONGED, {"people": list(told), "day": day})
            for person, unit, superior in cursor.fetchall():
                told[person].add(Belonging(unit, superior))
    return {person: frozenset(units) for person, units in told.items()}


def shared_units(one: UUID, other: UUID, on: date) -> Shared:
    """Whether two people were of one unit on a day, or one's unit guided the other's. One statement."""
    told = affiliations_on((one, other), on)
    return shared(told[one], told[other])


def shared(one: Iterable[Belonging], other: Iterable[Belonging]) -> Shared:
    """The same of what :func:`affiliations_on` has read: for many pairs at once. Pure."""
    mine, theirs = list(one), list(other)
    here, there = {at.unit for at in mine}, {at.unit for at in theirs}
    return Shared(
        same=frozenset(here & there),
        above=frozenset(here & {at.superior for at in theirs}),
        below=frozenset(there & {at.superior for at in mine}),
    )


_BELONGED = """
WITH RECURSIVE entered(person_id, id, kind, closed_on, successor_id) AS (
    SELECT a.person_id, o.id, o.kind, o.closed_on, o.successor_id
      FROM organisations_affiliation a JOIN organisations_organisation o ON o.id = a.organisation_id
     WHERE a.person_id = ANY(%(people)s) AND a.starts_on <= %(day)s
       AND (a.ends_on IS NULL OR a.ends_on >= %(day)s)
  UNION
    SELECT e.person_id, o.id, o.kind, o.closed_on, o.successor_id
      FROM entered e JOIN organisations_organisation o ON o.id = e.successor_id
     WHERE e.closed_on < %(day)s
), house(person_id, id, kind) AS (
    SELECT person_id, id, kind FROM entered WHERE closed_on IS NULL OR closed_on >= %(day)s
  UNION
    SELECT h.person_id, o.id, o.kind
      FROM house h
      JOIN organisations_superiority s ON s.organisation_id = h.id
       AND s.starts_on <= %(day)s AND (s.ends_on IS NULL OR s.ends_on >= %(day)s)
      JOIN organisations_organisation o ON o.id = s.superior_id
     WHERE h.kind = 'department'
)
SELECT h.person_id, h.id, s.superior_id
  FROM house h
  LEFT JOIN organisations_superiority s ON s.organisation_id = h.id
   AND s.starts_on <= %(day)s AND (s.ends_on IS NULL OR s.ends_on >= %(day)s)
 WHERE h.kind <> 'department' OR s.superior_id IS NULL
"""
