"""Whom words to many units go to: units by class and area, or those that have not signed for a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kexie.kit import clock
from kexie.notices.models import Addressee, AddresseeClass, Document
from kexie.notices.steps import CHASED
from kexie.organisations.models import Ancestry, Organisation
from kexie.organisations.queries import of_kinds


@dataclass(frozen=True, slots=True)
class Chosen:
    """By classes (any of them), an area (a jurisdiction's code; empty: all), an unsigned document; all must hold."""

    classes: Sequence[AddresseeClass] = ()
    area: str = ""
    unsigned: Document | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent, with its placeholders in braces; to whom in each unit (``receivers.ORDER``), by which channels."""

    subject: str
    text: str
    to: str
    channels: Sequence[str]


def units(house: Organisation, chosen: Chosen) -> list[Organisation]:
    """The active units below this house that are meant, by area and name. One query."""
    below = Ancestry.objects.filter(ancestor=house, depth__gt=0).values("descendant")
    found = Organisation.objects.filter(pk__in=below, state="active")
    meant = Q()
    for one in chosen.classes:
        meant |= Q(pk__in=of_kinds(house, one.kinds, one.levels).order_by().values("pk"))
    found = found.filter(meant) if chosen.classes else found
    if chosen.area:
        found = found.filter(jurisdiction=chosen.area)
    if chosen.unsigned is not None:
        open_ = Addressee.objects.filter(document=chosen.unsigned, has_signed=False)
        found = found.filter(pk__in=open_.values("organisation"))
    return list(found.order_by("jurisdiction__position", "name_key", "id"))


def unsigned(house: Organisation) -> QuerySet[Document]:
    """Documents of this house that some unit has still to sign for, newest first; what is history is left out."""
    rows = Document.objects.filter(issuer=house, state="issued", issued_at__gt=clock.now() - CHASED)
    open_ = Addressee.objects.filter(document__in=rows.values("pk"), has_signed=False, organisation__state="active")
    return rows.filter(pk__in=open_.values("document")).select_related("number").order_by("-issued_at", "-id")
