"""Named reads of the journal."""

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kexie.kit.journal.models import Entry


def history(entity: str, entity_id: UUID) -> "QuerySet[Entry]":
    """All acts on one record, oldest first, each with its note (if it has one and it was not erased). One query."""
    from kexie.kit.journal.models import Entry  # models need the application registry

    return Entry.objects.filter(entity=entity, entity_id=entity_id).select_related("note").order_by("id")


def acts_of(person_id: UUID) -> "QuerySet[Entry]":
    """All acts of one person, newest first."""
    from kexie.kit.journal.models import Entry

    return Entry.objects.filter(person_id=person_id).select_related("note").order_by("-id")


def of_request(request_id: UUID) -> "QuerySet[Entry]":
    """All acts of one request, in order."""
    from kexie.kit.journal.models import Entry

    return Entry.objects.filter(request_id=request_id).order_by("id")
