"""A person's rows in this domain: posts, where they work, memberships. A batch holds ids only."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Greatest

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.organisations.models import Affiliation, Member, Organisation, Post
from kexie.people.models import Person

_ROLL = ("organisation__name", "number", "society", "kind", "joined_on", "valid_until", "left_on", "consent__way")


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of this domain that names the person, as plain values by table."""
    term = ("starts_on", "ends_on")
    posts = Post.objects.filter(person=person_id)
    works = Affiliation.objects.filter(person=person_id)
    rolls = Member.objects.filter(person=person_id)
    return {
        "unit_mobiles": [dict(row) for row in _ringing(person_id).values("name")],
        "posts": [dict(row) for row in posts.values("organisation__name", "kind", *term)],
        "affiliations": [dict(row) for row in works.values("organisation__name", "position", *term)],
        "members": [dict(row) for row in rolls.values(*_ROLL)],
    }


@transaction.atomic
def erase(person_id: UUID, *, by: Actor) -> int:
    """Empty the free words of where they worked and which society they named; both end today. How many rows.

    That somebody held a post or was a member is the organisation's record and stays, under the pseudonym.
    """
    today = clock.today()
    mine = Affiliation.objects.filter(person=person_id)
    mine.filter(ends_on=None).update(ends_on=Greatest("starts_on", Value(today)))
    Member.objects.filter(person=person_id, left_on=None).update(left_on=Greatest("joined_on", Value(today)))
    works = mine.exclude(position="")
    rolls = Member.objects.filter(person=person_id).exclude(society="")
    told = [("affiliation", key) for key in works.values_list("pk", flat=True)]
    told += [("member", key) for key in rolls.values_list("pk", flat=True)]
    works.update(position="")
    rolls.update(society="")
    told += [("organisation", key) for key in _named(person_id)]
    for entity, key in told:
        journal.write(entity, key, "erase", by=by)
    return len(told)


def _named(person_id: UUID) -> list[UUID]:
    """Units that give this person as their contact, where they work, serve or did, and those that bear their mobile.

    A mobile beside the contact's name goes with it; numbers of an office are the unit's.
    """
    name = Person.objects.values_list("name", flat=True).get(pk=person_id)
    works = Affiliation.objects.filter(person=person_id).values("organisation")
    serves = Post.objects.filter(person=person_id).values("organisation")
    theirs = list(works.union(serves).values_list("organisation", flat=True))
    # Who was the contact once stands in what was kept of the edits.
    journal.values.forget_words("organisation", theirs, "contact", name)
    units = Organisation.objects.filter(pk__in=theirs, contact=name)
    found = set(units.values_list("pk", flat=True))
    Organisation.objects.filter(pk__in=found).update(contact="")
    found |= set(_ringing(person_id).values_list("pk", flat=True))
    Organisation.objects.filter(pk__in=found).update(mobile=None, mobile_index=None, mobile_tail=None)
    return sorted(found)


def _ringing(person_id: UUID) -> QuerySet[Organisation]:
    """Units whose mobile is this person's."""
    column: Any = Organisation._meta.get_field("mobile_index")
    mobile: Any = Person.objects.filter(pk=person_id).values_list("mobile", flat=True).first()
    return Organisation.objects.filter(mobile_index__in=column.sought(told) if (told := clear(mobile)) else ())
