"""Reads of the rolls: members of an association, memberships of a person."""

from uuid import UUID

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.organisations.models import Member, Organisation
from kexie.organisations.rules import visible_members
from kexie.people.models import Person


def roll(actor: Actor, organisation: Organisation, *, past: bool = False) -> QuerySet[Member]:
    """Who is a member there, by pinyin; ``past`` adds those who left. One query with person and consent."""
    rows = visible_members(actor).filter(organisation=organisation)
    if not past:
        rows = rows.filter(left_on=None)
    return rows.select_related("person", "consent__text").order_by("person__name_key", "joined_on", "id")


def member(actor: Actor, organisation: Organisation, pk: UUID) -> Member | None:
    """One row of this very roll; None where there is none or it may not be seen."""
    found = visible_members(actor).filter(organisation=organisation, pk=pk)
    return found.select_related("person", "organisation").first()


def memberships(person: Person) -> QuerySet[Member]:
    """Where somebody is or was a member, the newest first."""
    return Member.objects.filter(person=person).select_related("organisation").order_by("-joined_on", "-id")
