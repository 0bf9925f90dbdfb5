"""Reads of the rolls: members of an association, memberships of a person."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kexie.kit.actor import Actor
from kexie.organisations.models import Member, Organisation
from kexie.organisations.queries.validity import views
from kexie.organisations.rules import visible_members, visible_people
from kexie.people.models import Person

_CHUNK = 2000


def roll(
    actor: Actor, organisation: Organisation, view: str = "current", soon: int = 0, *, by_strokes: bool = False
) -> QuerySet[Member]:
    """Who is a member there, by pinyin or by strokes: all of today, those whose validity ends within ``soon`` days,
    those over it, those who left. One query with person and consent.
    """
    rows = visible_members(actor).filter(_views(soon)[view], organisation=organisation)
    first = "person__stroke_key" if by_strokes else "person__name_key"
    return rows.select_related("person", "consent__text").order_by(first, "joined_on", "id")


def members_of(keys: Collection[UUID]) -> QuerySet[Member]:
    """These rows, seen already, with person and consent; in no order."""
    return Member.objects.filter(pk__in=keys).select_related("person", "consent__text")


def roll_told(
    actor: Actor, organisation: Organisation, view: str = "current", soon: int = 0, *, by_strokes: bool
) -> Iterator[Member]:
    """All of :func:`roll` for a table, read as they come; ``seen``: the actor may see the whole person.

    Who left the unit may stand in its roll still, and is nobody's there to look at but by name.
    """
    seen = visible_people(actor).filter(pk=OuterRef("person"))
    rows = roll(actor, organisation, view, soon, by_strokes=by_strokes).annotate(seen=Exists(seen))
    return rows.iterator(chunk_size=_CHUNK)


def roll_counts(actor: Actor, organisation: Organisation, soon: int) -> dict[str, int]:
    """How many each view shows. One query."""
    counts = {name: Count("pk", filter=condition) for name, condition in _views(soon).items()}
    return visible_members(actor).filter(organisation=organisation).aggregate(**counts)


def _views(soon: int) -> dict[str, Q]:
    return views(Q(left_on=None), Q(left_on=None), Q(left_on__isnull=False), soon)


def member(actor: Actor, organisation: Organisation, pk: UUID) -> Member | None:
    """One row of this very roll; None where there is none or it may not be seen."""
    found = visible_members(actor).filter(organisation=organisation, pk=pk)
    return found.select_related("person", "organisation").first()


def memberships(person: Person) -> QuerySet[Member]:
    """Where somebody is or was a member, the newest first."""
    return Member.objects.filter(person=person).select_related("organisation").order_by("-joined_on", "-id")
