"""Named reads of the journal."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kexie.kit import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet, Subquery

    from kexie.kit.journal.models import Entry

# Acts that write fields: registering, editing, putting an edit back, numbers that are kept sealed.
WRITING = ("record", "register", "edit", "undo_edit", "numbers", "mobile")


def history(entity: str, entity_id: UUID) -> "QuerySet[Entry]":
    """All acts on one record, oldest first, each with its note (if it has one and it was not erased). One query."""
    from kexie.kit.journal.models import Entry  # models need the application registry

    return Entry.objects.filter(entity=entity, entity_id=entity_id).select_related("note").order_by("id")


def edits(entities: Collection[str], entity_id: UUID, field: str = "") -> "QuerySet[Entry]":
    """What was written of one record by fields, newest first, with what was kept of it; of one field where it is named.

    ``entities``: the kinds under whose id the record stands. Two queries.
    """
    from kexie.kit.journal.models import Entry

    found = Entry.objects.filter(entity__in=entities, entity_id=entity_id, verb__in=WRITING).order_by("-id")
    if field:
        found = found.filter(diff__has_key=field)
    return found.select_related("note", "undoes", "undone_by__entry").prefetch_related("values")


def amendments(entity: str, records: Collection[UUID]) -> "QuerySet[Entry]":
    """What was corrected of these records or made void, newest first, with what was kept of it. Two queries."""
    from kexie.kit.journal.models import Entry

    found = Entry.objects.filter(entity=entity, entity_id__in=records, verb__in=("edit", "void")).order_by("-id")
    return found.select_related("note").prefetch_related("values")


def state_then(entity: str, before: datetime) -> "Subquery":
    """For a query over records of this kind: the state in which the last step before this moment left each; NULL where
    it had not moved by then.
    """
    from django.db.models import OuterRef, Subquery

    from kexie.kit.journal.models import Entry

    moved = Entry.objects.filter(entity=entity, entity_id=OuterRef("pk"), at__lt=before).exclude(target="")
    return Subquery(moved.order_by("-id").values("target")[:1])


def acts_of(person_id: UUID) -> "QuerySet[Entry]":
    """All acts of one person, newest first."""
    from kexie.kit.journal.models import Entry

    return Entry.objects.filter(person_id=person_id).select_related("note").order_by("-id")


def of_request(request_id: UUID) -> "QuerySet[Entry]":
    """All acts of one request, in order."""
    from kexie.kit.journal.models import Entry

    return Entry.objects.filter(request_id=request_id).order_by("id")


def entries(
    *,
    entity: str = "",
    entity_id: UUID | None = None,
    person_ids: Collection[UUID] | None = None,
    day: date | None = None,
    organisations: Any = None,
) -> "QuerySet[Entry]":
    """The journal newest first, each act with its note; every argument narrows it, None and empty do not.

    Args:
        entity: a kind of record.
        entity_id: one record.
        person_ids: who acted; an empty collection finds nothing.
        day: a day in Shanghai.
        organisations: ids, or a query for them: only acts through a post held there.
    """
    from kexie.kit.journal.models import Entry

    found = Entry.objects.select_related("note").order_by("-id")
    if entity:
        found = found.filter(entity=entity)
    if entity_id is not None:
        found = found.filter(entity_id=entity_id)
    if person_ids is not None:
        found = found.filter(person_id__in=person_ids)
    if organisations is not None:
        found = found.filter(organisation_id__in=organisations)
    if day is not None:
        begins = datetime.combine(day, time(), tzinfo=clock.SHANGHAI)
        found = found.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
    return found
