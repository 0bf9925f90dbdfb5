"""What a merged association leaves to its successor: applications under it, whom it replied to, what it promised."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from kexie.associations import flow
from kexie.associations.actions import entering, locking
from kexie.associations.models import ApprovalAuthority, Founding, Guidance, Revocation
from kexie.associations.rules import settled
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation


@transaction.atomic
def pass_on(source: Organisation, target: Organisation, *, by: Actor, note: str) -> int:
    """Everything that has not come to its end goes on under ``target``; how many applications.

    The caller has asked its rule and holds both organisations: nobody applies under ``source`` any more.

    Raises:
        Overtaken: a unit has an application under each of the two.
    """
    _authorities(source, target, by)
    waiting = Revocation.objects.filter(authority=source, state__in=("proposed", "returned"))
    waiting.update(authority=target)  # what is drafted holds the merger up (closing.drafts)
    rows = left_to(source).select_for_update(of=("self",)).select_related("place").order_by("pk")
    for row in rows:
        _passed(row, source, target, by, note)
    pass_guidance(followed_up(source), source, target, by=by, note=note)
    return len(rows)


def left_to(source: Organisation) -> QuerySet[Founding]:
    """Applications that have not come to their end under it, and those it is to reply to."""
    here = Q(place=source, state__in=("draft", *flow.RUNNING)) | Q(authority=source, state="checked")
    return Founding.objects.filter(here)


def followed_up(house: Organisation) -> QuerySet[Guidance]:
    """Records of guidance whose promise this house has not kept yet."""
    return Guidance.objects.filter(house=house, state="open")


def pass_guidance(
    rows: QuerySet[Guidance], source: Organisation, target: Organisation, *, by: Actor, note: str
) -> int:  # fmt: skip
    """What is still followed up goes on in the name of ``target``; who entered it stays told. How many.

    The caller holds ``source``: nobody enters or reopens anything in its name any more.
    """
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    diff = journal.changes({"organisation": source.label}, {"organisation": target.label})
    for row in found:
        row.house = target
        row.version += 1
        row.save(update_fields=["house", "version"])
        journal.write(flow.GUIDANCE.entity, row.pk, "pass_on", by=by, note=note, diff=diff)
    return len(found)


def give_back(applications: Sequence[str], source: Organisation, target: Organisation, *, by: Actor, note: str) -> int:
    """Of what went from ``target`` to ``source`` when it was merged into it, what still runs there; how many.

    Raises:
        Overtaken: a unit has applied under ``target`` meanwhile.
    """
    rows = Founding.objects.filter(pk__in=list(applications), place=source, state__in=("draft", *flow.RUNNING))
    found = list(rows.select_for_update(of=("self",)).select_related("place").order_by("pk"))
    for row in found:
        _passed(row, source, target, by, note)
    return len(found)


def _passed(row: Founding, source: Organisation, target: Organisation, by: Actor, note: str) -> None:
    row.changed_at = clock.now()
    row.version += 1
    if row.place_id == source.pk:
        row.place = target
        row.unit_key = entering.key_of(row)
        if row.jurisdiction_id == source.jurisdiction_id:
            row.jurisdiction_id = target.jurisdiction_id
    if row.state == "checked":
        row.authority = settled.authority_of(row.place, row.kind)
    with locking.once():
        row.save(update_fields=["place", "unit_key", "authority", "jurisdiction", "version", "changed_at"])
    diff = journal.changes({"superior": source.label}, {"superior": target.label})
    journal.write(flow.FOUNDING.entity, row.pk, "pass_on", by=by, note=note, diff=diff)


def _authorities(source: Organisation, target: Organisation, by: Actor) -> None:
    """Rows that name either: the place's own lapse with it, those it replied by are the successor's."""
    for row in ApprovalAuthority.objects.filter(place=source):
        journal.write("approval_authority", row.pk, "drop", by=by)
        row.delete()
    for row in ApprovalAuthority.objects.filter(authority=source):
        row.authority = target
        row.save(update_fields=["authority"])
        diff = {"organisation": (source.label, target.label)}
        journal.write("approval_authority", row.pk, "set", by=by, diff=diff)
