"""Due days as they hold for a unit: its own where it has one, else the document's; and the terms of the calculator."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kexie.notices import levels
from kexie.notices.models import Addressee, Document, LevelTerm, Receipt, Reply, ReplySlip
from kexie.organisations.models import Organisation

# Of an addressed unit, in a query over addressees.
DUE = Coalesce("own_term__due_on", "document__due_on")


def _due(document: Document, about: str) -> QuerySet[Any]:
    """The units of this document with their day to sign (``receipt``) or to answer (``answer``) as ``due``."""
    rows = Addressee.objects.filter(document=document)
    if about == "receipt":
        return rows.annotate(due=DUE).exclude(due=None)
    slip = ReplySlip.objects.filter(document=document).first()
    if slip is None:
        return rows.annotate(due=F("own_term__answer_due_on")).none()
    return rows.annotate(due=Coalesce("own_term__answer_due_on", Value(slip.due_on)))


def dues(document: Document, about: str = "receipt") -> list[date]:
    """Every day by which some unit is to sign for this document (or to answer it), the first one first. Two queries."""
    return list(_due(document, about).order_by("due").values_list("due", flat=True).distinct())


def due_on(document: Document, about: str, day: date) -> QuerySet[Addressee]:
    """The units of this document for which this is the day."""
    return _due(document, about).filter(due=day)


def done(units: Collection[Addressee], about: str) -> set[UUID]:
    """Those of these units that have signed (have given an answer that counts). One query."""
    rows = Receipt.objects.all() if about == "receipt" else Reply.objects.filter(replaced_at=None)
    return set(rows.filter(addressee__in=units).values_list("addressee_id", flat=True))


def is_open(document: Document, about: str, day: date) -> bool:
    """Whether a unit with this day has still to sign (to answer)."""
    rows = due_on(document, about, day).filter(organisation__state="active")
    if about == "receipt":
        return rows.filter(receipt=None).exists()
    answered = Reply.objects.filter(addressee=OuterRef("pk"), replaced_at=None)
    return rows.exclude(Exists(answered)).exists()


def level_terms(house: Organisation) -> tuple[levels.Terms, bool]:
    """What the calculator counts with for documents of this house, and whether that is its own. One query."""
    rows = LevelTerm.objects.filter(Q(house=house) | Q(house=None))
    found = rows.order_by(F("house").asc(nulls_last=True)).first()
    if found is None:
        return levels.Terms(), False
    return levels.Terms(found.forward_days, found.reserve_days, found.least_days), found.house_id is not None


def goes_deep(document: Document) -> bool:
    """Whether below the issuer a unit below a district has parts of its own, to which it would forward. One query."""
    parts = Organisation.objects.filter(superior__superior__superior=document.issuer_id, state="active")
    return parts.exists()


def slowest(document: Document) -> tuple[str, int] | None:
    """Of the associations below the issuer the one that takes longest to forward: its name and working days.

    None where none has set its own. One query.
    """
    below = LevelTerm.objects.filter(house__superior=document.issuer_id, house__state="active")
    found = below.order_by("-forward_days", "house__number").values_list(
        "house__short_name", "house__name", "forward_days"
    ).first()  # fmt: skip
    return (found[0] or found[1], found[2]) if found else None
