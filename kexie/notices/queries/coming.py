"""What an actor's own house has issued, and what of it falls due in the coming days: for the home of the desk."""

from datetime import date

from django.db.models import Exists, OuterRef, Subquery

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document
from kexie.notices.queries import replies
from kexie.notices.steps import CHASED
from kexie.organisations.rules import organisations_where

MOST = 50


def issued(actor: Actor, first: date, last: date) -> list[Document]:
    """The newest document the actor's own house issued to anybody, then those to be signed for between these days.

    Besides those of which some unit owes its answer (回执): ``open_answers`` so many, None without a slip. Only where
    the actor may read the receipts. ``open`` says whether a unit has still to sign. One query, newest first.
    """
    readable = organisations_where(actor, "receipts.read", inside=True)
    addressed = Addressee.objects.filter(document=OuterRef("pk"))
    rows = Document.objects.filter(Exists(addressed), issuer__in=readable, state="issued")
    due = rows.filter(due_on__range=(first, last))
    asking = replies.awaiting(rows, clock.now() - CHASED)
    theirs = rows.filter(issuer=OuterRef("pk")).order_by("-issued_at")
    houses = readable.annotate(last=Subquery(theirs.values("pk")[:1]), at=Subquery(theirs.values("issued_at")[:1]))
    newest = houses.exclude(last=None).order_by("-at").values("last")[:1]
    # Three reads by index, not one condition joined by OR over everything that was ever issued.
    wanted = due.values("pk").union(asking.values("pk"), newest)
    rows = Document.objects.filter(pk__in=wanted).annotate(
        open=Exists(addressed.filter(has_signed=False, organisation__state="active")),
        open_answers=replies.open_answers(),
    )  # fmt: skip
    rows = rows.order_by("-issued_at")
    return list(rows.select_related("issuer", "number", "reply_slip").defer("body")[:MOST])
