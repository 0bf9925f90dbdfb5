"""Due days as they hold for a unit: its own where it has one, else the document's; and the terms of the calculator."""

from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from kexie.notices import levels
from kexie.notices.models import Addressee, Document, LevelTerm
from kexie.organisations.models import Organisation

# Of an addressed unit, in a query over addressees.
DUE = Coalesce("own_term__due_on", "document__due_on")


def dues(document: Document) -> list[date]:
    """Every day by which some unit is to sign for this document, the first one first. One query."""
    rows = Addressee.objects.filter(document=document).annotate(due=DUE).exclude(due=None)
    return list(rows.order_by("due").values_list("due", flat=True).distinct())


def due_on(document: Document, day: date) -> QuerySet[Addressee]:
    """The units of this document for which this is the day."""
    return Addressee.objects.filter(document=document).annotate(due=DUE).filter(due=day)


def level_terms(house: Organisation) -> tuple[levels.Terms, bool]:
    """What the calculator counts with for documents of this house, and whether that is its own. One query."""
    rows = LevelTerm.objects.filter(Q(house=house) | Q(house=None))
    found = rows.order_by(F("house").asc(nulls_last=True)).first()
    if found is None:
        return levels.Terms(), False
    return levels.Terms(found.forward_days, found.reserve_days, found.least_days), found.house_id is not None


def slowest(document: Document) -> tuple[str, int] | None:
    """Of the associations below the issuer the one that takes longest to forward: its name and working days.

    None where none has set its own. One query.
    """
    below = LevelTerm.objects.filter(house__superior=document.issuer_id, house__state="active")
    found = below.order_by("-forward_days", "house__number").values_list(
        "house__short_name", "house__name", "forward_days"
    ).first()  # fmt: skip
    return (found[0] or found[1], found[2]) if found else None
