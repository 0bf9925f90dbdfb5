"""Imports of one's own house, the newest first."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kexie.intake import rules
from kexie.intake.kinds import Outcome
from kexie.intake.models import Batch, BatchRow, RememberedMapping
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation


def listed(actor: Actor) -> QuerySet[Batch]:
    """All the actor may see, the newest first."""
    return rules.visible_batches(actor).select_related("organisation").order_by("-made_at", "-id")


def batch(actor: Actor, pk: UUID) -> Batch | None:
    """One the actor may see; None for any other."""
    return rules.visible_batches(actor).select_related("organisation", "file").filter(pk=pk).first()


def rejected(found: Batch) -> QuerySet[BatchRow]:
    """Rows that went back, in the order of the file."""
    return found.lines.filter(outcome=Outcome.REJECTED).order_by("number")


def warned(found: Batch) -> QuerySet[BatchRow]:
    """Rows that were taken, some of their cells read otherwise than they stand; in the order of the file."""
    return found.lines.filter(warnings__isnull=False).order_by("number")


def kept(found: Batch) -> QuerySet[BatchRow]:
    """Rows that undoing left as they are, with the reason."""
    return found.lines.filter(undo="kept").order_by("number")


def remembered(organisation: Organisation, kind: str, digest: str) -> dict[int, str] | None:
    """What the columns of the last table with these heads meant."""
    found = RememberedMapping.objects.filter(organisation=organisation, kind=kind, digest=digest).first()
    return {int(at): str(code) for at, code in found.columns.items()} if found else None


def last_of(person_id: UUID) -> list[Any]:
    """What imports wrote of a person or unit: batch, row, what became of it. Newest first."""
    return list(BatchRow.objects.filter(subject_id=person_id).select_related("batch").order_by("-id"))
