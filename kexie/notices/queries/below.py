"""Reply slips that others sent straight to units below the actor's own house: what is asked there, how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document
from kexie.notices.queries.replies import answered
from kexie.notices.rules.replies import asked_below
from kexie.organisations.rules import organisations_where


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one document the units the actor guides. ``asked`` leaves out those closed before they answered.

    ``late`` is part of ``answered``, ``overdue`` of the others: their own day or the slip's moment has passed.
    """

    asked: int = 0
    answered: int = 0
    late: int = 0
    overdue: int = 0


def document(actor: Actor, ref: int) -> Document | None:
    """The document with this short number, where only its answers are the actor's to read. One query."""
    rows = asked_below(actor).filter(ref=ref).select_related("issuer", "number").defer("body")
    return rows.first()


def documents(actor: Actor) -> QuerySet[Document]:
    """All such documents with form and issuer, newest first."""
    rows = asked_below(actor).select_related("issuer", "number", "reply_slip__version__blank").defer("body")
    return rows.order_by("-issued_at", "-id")


def standings(actor: Actor, found: Sequence[Document]) -> dict[UUID, Standing]:
    """How it stands for each of these documents. One query."""
    rows = Addressee.objects.filter(document__in=found, organisation__in=organisations_where(actor, "receipts.read"))
    has = Q(answered_at__isnull=False)
    told = answered(rows).order_by().values("document").annotate(
        asked=Count("pk", filter=has | Q(organisation__state="active")),
        done=Count("pk", filter=has),
        late=Count("pk", filter=Q(answered_at__gte=F("answer_due_at"))),
        overdue=Count("pk", filter=~has & Q(organisation__state="active", answer_due_at__lte=clock.now())),
    )  # fmt: skip
    return {row["document"]: Standing(row["asked"], row["done"], row["late"], row["overdue"]) for row in told}
