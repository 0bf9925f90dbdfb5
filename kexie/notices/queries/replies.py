"""How answers to a reply slip stand: for the issuer, for a district its own units, for a unit its own answers."""

from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from kexie.blanks import queries as blanks
from kexie.blanks.models import AnswerFile
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document, Reply, ReplySlip
from kexie.notices.rules import visible_addressees
from kexie.notices.rules.replies import visible_replies
from kexie.organisations.models import Organisation

# Before this moment a unit's answer is in time: the midnight after its own day, else the slip's moment.
DUE_AT = Coalesce(
    Func(
        F("own_term__answer_due_on"),
        template="((%(expressions)s + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')",
        output_field=DateTimeField(),
    ),
    F("document__reply_slip__due_at"),
)
_CURRENT = Reply.objects.filter(addressee=OuterRef("pk"), replaced_at=None)
_STANDS = Q(organisation__state="active")
VIEWS = ("", "answered", "late", "open", "closed")


def slip(document: Document) -> ReplySlip | None:
    """The slip of a document with its form and version; None where it asks no answer.

    One query; none where the document was read with it (``queries.document``).
    """
    if Document._meta.get_field("reply_slip").is_cached(document):
        found: ReplySlip | None = getattr(document, "reply_slip", None)
        return found
    return ReplySlip.objects.select_related("version__blank", "document__issuer").filter(document=document).first()


def open_of(document: Document) -> QuerySet[Addressee]:
    """The addressed units that stand and have not answered, each with ``answer_due_at``; none without a slip.

    Also of a document that was corrected since: whether one still asks after it is for who asks.
    """
    rows = Addressee.objects.filter(document=document, document__state="issued", document__reply_slip__isnull=False)
    return rows.filter(_STANDS).exclude(Exists(_CURRENT)).annotate(answer_due_at=DUE_AT)


def standing(addressee: Addressee) -> Reply | None:
    """The answer of a unit that counts, with its values. One query."""
    rows = Reply.objects.filter(addressee=addressee, replaced_at=None)
    return rows.select_related("answer", "by", "post__organisation").first()


def rounds(addressee: Addressee) -> list[Reply]:
    """Every answer of a unit, newest first. One query."""
    rows = Reply.objects.filter(addressee=addressee).select_related("answer", "by", "post__organisation")
    return list(rows.order_by("-round"))


def answerable(actor: Actor, ref: int) -> Addressee | None:
    """The unit of the actor's own house that is to answer the document with this short number; the open one first."""
    rows = visible_addressees(actor).filter(document__ref=ref, document__reply_slip__isnull=False)
    rows = rows.select_related("document__issuer", "document__reply_slip__version__blank", "organisation", "own_term")
    return rows.defer("document__body").order_by(Exists(_CURRENT), "name").first()


def unit(actor: Actor, document: Document, pk: Any) -> Addressee | None:
    """One addressed unit whose answers the actor may read."""
    rows = visible_replies(actor, document).filter(pk=pk).annotate(answer_due_at=DUE_AT)
    return rows.select_related("document", "organisation__successor", "jurisdiction", "own_term").first()


def units(
    actor: Actor, document: Document, view: str = "", district: str = "", q: str = ""
) -> QuerySet[Addressee]:  # fmt: skip
    """The units the actor may read, each with ``answered_at``, ``answer_due_at``, ``is_late``, in the official order.

    ``view`` one of ``VIEWS``; ``district`` a jurisdiction's code, ``-`` for none. Raises KeyError for another view.
    """
    rows = answered(visible_replies(actor, document)).filter(_views()[view])
    if district:
        rows = rows.filter(jurisdiction=None) if district == "-" else rows.filter(jurisdiction=district)
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(organisation__haystack__contains=q.lower()))
    rows = rows.select_related("organisation__successor", "jurisdiction")
    return rows.order_by(F("jurisdiction__position").asc(nulls_last=True), "organisation__name_key", "id")


def _views() -> dict[str, Q]:
    answered = Q(answered_at__isnull=False)
    return {
        "": Q(),
        "answered": answered,
        "late": Q(answered_at__gte=F("answer_due_at")),
        "open": ~answered & _STANDS,
        "closed": ~answered & ~_STANDS,
    }


def answered(rows: QuerySet[Addressee]) -> QuerySet[Addressee]:
    """Each with ``answered_at`` (None: not yet) and ``answer_due_at``."""
    return rows.annotate(answered_at=Subquery(_CURRENT.values("at")[:1]), answer_due_at=DUE_AT)


def file_of(addressee: Addressee, reply: Any, key: str) -> AnswerFile | None:
    """A file of one of the unit's answers."""
    found = Reply.objects.filter(pk=reply, addressee=addressee).select_related("answer").first()
    return blanks.file_of(found.answer, key) if found else None


def awaiting(documents: QuerySet[Document], since: datetime) -> QuerySet[Document]:
    """Of these documents the issued ones with a slip, due since this moment, that some unit that stands still owes.

    What a correction has replaced is not asked after any more.
    """
    waiting = Addressee.objects.filter(_STANDS, document=OuterRef("pk")).exclude(Exists(_CURRENT))
    rows = documents.filter(state="issued", reply_slip__due_at__gte=since)
    return rows.filter(Exists(waiting)).exclude(Exists(_corrections("pk")))


def overdue(issuer: Organisation) -> tuple[int, int]:
    """Documents of this house with answers past their moment, and how many units owe one. One query."""
    rows = Addressee.objects.filter(_STANDS, document__issuer=issuer, document__state="issued")
    rows = rows.filter(document__reply_slip__isnull=False).exclude(Exists(_corrections("document")))
    rows = rows.exclude(Exists(_CURRENT)).annotate(answer_due_at=DUE_AT).filter(answer_due_at__lte=clock.now())
    told = rows.aggregate(papers=Count("document", distinct=True), units=Count("pk"))
    return told["papers"], told["units"]


def open_answers() -> Case:
    """How many units that stand owe their answer, of a document as an annotation; None without a slip, or corrected."""
    owing = Addressee.objects.filter(_STANDS, document=OuterRef("pk")).exclude(Exists(_CURRENT))
    counted = owing.order_by().values("document").annotate(n=Count("pk")).values("n")
    asked = Q(reply_slip__isnull=False) & ~Exists(_corrections("pk"))
    return Case(When(asked, then=Subquery(counted)), default=None, output_field=IntegerField())


def owing(since: datetime) -> Q:
    """Addressed units that stand and owe an answer to a document that stands, due since this moment."""
    asked = Q(document__state="issued", document__reply_slip__due_at__gte=since)
    return asked & _STANDS & ~Exists(_corrections("document")) & ~Exists(_CURRENT)


def _corrections(document: str) -> QuerySet[Document]:
    return Document.objects.filter(corrects=OuterRef(document), state="issued")
