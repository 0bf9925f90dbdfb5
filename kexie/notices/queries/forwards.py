"""Forwarding as each side sees it: what a document forwards, what became of what was received, how far it went."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from kexie.notices.models import Addressee, Document, Forward
from kexie.organisations.kinds import Kind

# A district hands down to a company, a company to its branches: nobody goes on for ever.
DEEPEST = 5


def own(addressee: Addressee) -> list[Document]:
    """The documents by which this unit forwards what it received, void drafts left out. One query."""
    rows = Document.objects.filter(forward__addressee=addressee).exclude(state="void")
    return list(rows.select_related("number").only("ref", "title", "state", "number", "issued_at").order_by("ref"))


@dataclass(frozen=True, slots=True)
class Handed:
    """One forward that was issued: by whom on which level below, when, due when, to how many units, how many signed."""

    pk: UUID
    ref: int
    number: str
    house: str
    depth: int
    issued_at: datetime
    due_on: date | None
    addressed: int
    signed: int


def handed_down(document: Document) -> list[Handed]:
    """Every forward of this document that was issued, those of forwards too, the first one first.

    One query a level, and one more.
    """
    told: list[Handed] = []
    above = [document.pk]
    for depth in range(1, DEEPEST + 1):
        rows = Document.objects.filter(forward__addressee__document__in=above, state="issued")
        found: list[Any] = list(
            rows.select_related("issuer", "number")
            .annotate(addressed=Count("addressees"), signed=Count("addressees__receipt"))
            .defer("body")
            .order_by("issued_at")
        )
        if not found:
            break
        told += [
            Handed(one.pk, one.ref, str(one.number), one.issuer.label, depth, one.issued_at, one.due_on, one.addressed,
                   one.signed)
            for one in found
        ]  # fmt: skip
        above = [one.pk for one in found]
    return told


def asked(document: Document) -> tuple[int, int]:
    """How many associations this document addressed, and how many of them have forwarded it. One query."""
    gone = Forward.objects.filter(addressee=OuterRef("pk"), document__state="issued")
    rows = Addressee.objects.filter(document=document, organisation__kind=Kind.ASSOCIATION).annotate(gone=Exists(gone))
    told = rows.values_list("gone", flat=True)
    return len(told), sum(told)
