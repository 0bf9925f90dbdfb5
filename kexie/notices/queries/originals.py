"""Paper originals of a document, by code, by state."""

from django.db.models import Count, QuerySet

from kexie.kit.actor import Actor
from kexie.notices.models import Document, Original
from kexie.organisations.rules import organisations_where


def listed(document: Document, state: str = "", q: str = "") -> QuerySet[Original]:
    """The copies in the order of their numbers; ``state`` a code of the flow, ``q`` part of a receiver's name."""
    rows = Original.objects.filter(document=document)
    rows = rows.filter(state=state) if state else rows
    return (rows.filter(receiver__icontains=q) if q else rows).order_by("serial")


def counts(document: Document) -> dict[str, int]:
    """How many copies are in each state; states without one are absent. One query."""
    rows = Original.objects.filter(document=document).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def coded(actor: Actor, code: str) -> Original | None:
    """The copy with this code, where this actor issues for its issuer; None where not. One query."""
    rows = Original.objects.filter(code=code, document__issuer__in=organisations_where(actor, "documents.issue"))
    return rows.select_related("document__issuer", "document__number", "addressee").first()
