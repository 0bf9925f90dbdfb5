"""A person's rows in this domain: posts, where they work, memberships. A batch holds ids only."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Greatest, Length

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.kit.journal.models import Entry
from kexie.organisations import telephones
from kexie.organisations.models import Affiliation, Member, Organisation, Post
from kexie.people import privacy

_ROLL = ("organisation__name", "number", "society", "kind", "joined_on", "valid_until", "left_on", "consent__way")


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of this domain that names the person, as plain values by table."""
    term = ("starts_on", "ends_on")
    posts = Post.objects.filter(person=person_id)
    works = Affiliation.objects.filter(person=person_id)
    rolls = Member.objects.filter(person=person_id)
    ringing = _ringing(privacy.mobile_of(person_id))
    return {
        "unit_mobiles": [{"name": one.name} for one in ringing],
        "unit_reveals": _reveals(ringing),
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

    Of several mobiles theirs goes and the others stay. Where none is known as theirs, what stands beside the contact's
    name goes with it; numbers of an office are the unit's.
    """
    name, mobile = privacy.known_by(person_id)
    works = Affiliation.objects.filter(person=person_id).values("organisation")
    serves = Post.objects.filter(person=person_id).values("organisation")
    theirs = list(works.union(serves).values_list("organisation", flat=True))
    # Who was the contact once stands in what was kept of the edits.
    journal.values.forget_words("organisation", theirs, "contact", name)
    named = set(Organisation.objects.filter(pk__in=theirs, contact=name).values_list("pk", flat=True))
    found = named | {one.pk for one in _ringing(mobile)}
    for row in Organisation.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=found).order_by("pk"):
        _let_go(row, mobile, named=row.pk in named)
    return sorted(found)


def _let_go(row: Organisation, mobile: str, *, named: bool) -> None:
    stood = clear(row.mobile)
    if mobile and mobile in stood:
        row.mobile = telephones.without(stood, mobile)
    elif named:
        row.mobile = None
    row.contact = "" if named else row.contact
    row.save(update_fields=["contact", "mobile", "mobile_index", "mobile_tail"])


def _ringing(mobile: str) -> list[Organisation]:
    """Units among whose mobiles this one is. Rows are found by the first; where there are several, they are opened."""
    if not mobile:
        return []
    sealed: Any = Organisation._meta.get_field("mobile")
    index: Any = Organisation._meta.get_field("mobile_index")
    one = len(sealed.sealed("0" * telephones.LENGTH))
    rows = Organisation.objects.alias(size=Length("mobile")).only("name", "mobile").order_by("name_key", "pk")
    found = rows.filter(Q(mobile_index__in=index.sought(mobile)) | Q(size__gt=one))
    return [row for row in found if mobile in clear(row.mobile)]


def _reveals(units: list[Organisation]) -> list[dict[str, Any]]:
    """Who looked at the mobiles there; which of several was meant nobody knows."""
    names = {one.pk: one.name for one in units}
    rows = Entry.objects.filter(entity="organisation", entity_id__in=names, verb="reveal").order_by("-id")
    told = rows.values_list("entity_id", "at", "person_id", "note__text")
    return [{"name": names[pk], "at": at, "person_id": who, "note__text": why} for pk, at, who, why in told]
