"""Visits of units that nobody covers yet: those of one unit, the last of many, who was not visited of late."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from kexie.associations.flow import GAP_VISIT
from kexie.associations.models import BaseUnit, GapVisit
from kexie.kit.journal import queries as journal


def visits(unit: BaseUnit) -> list[GapVisit]:
    """Of a unit the actor sees, the last first. One query."""
    found = GapVisit.objects.filter(organisation=unit.base_list.organisation_id, key=unit.key)
    return list(found.select_related("house")[:50])


def visit_of(unit: BaseUnit, pk: UUID) -> GapVisit | None:
    """One of :func:`visits`."""
    found = GapVisit.objects.filter(organisation=unit.base_list.organisation_id, key=unit.key, pk=pk)
    return found.select_related("house").first()


def amendments(rows: Sequence[GapVisit]) -> dict[UUID, list[Any]]:
    """What was corrected or made void of them, the last first, with what stood before. Two queries."""
    found = dict[UUID, list[Any]]()
    for entry in journal.amendments(GAP_VISIT.entity, [one.pk for one in rows]):
        found.setdefault(entry.entity_id, []).append(entry)
    return found


def last_visits(rows: Sequence[BaseUnit]) -> dict[UUID, date]:
    """By line of a page the day of its last visit. One query; ``base_list`` is at hand."""
    places = {one.pk: (one.base_list.organisation_id, one.key) for one in rows}
    houses, keys = {house for house, _ in places.values()}, {key for _, key in places.values()}
    found: Any = _standing().filter(organisation__in=houses, key__in=keys).order_by()
    days = {(house, key): on for house, key, on in found.values_list("organisation", "key").annotate(on=Max("on"))}
    return {pk: days[place] for pk, place in places.items() if place in days}


def unvisited(rows: QuerySet[BaseUnit], since: date) -> QuerySet[BaseUnit]:
    """Those of them nobody has visited since this day."""
    been = (
        _standing()
        .filter(organisation=OuterRef("base_list__organisation"), key=OuterRef("key"), on__gte=since)
        .order_by()
    )
    return rows.filter(~Exists(been))


def _standing() -> QuerySet[GapVisit]:
    return GapVisit.objects.filter(state=GAP_VISIT.initial)
