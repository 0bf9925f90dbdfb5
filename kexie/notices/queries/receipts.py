"""How sign-for stands: for the issuer by district and by unit, for a receiver its own inbox."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import LessThan

from kexie.kit import clock, counting
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Attachment, Document, OwnTerm, PhoneCall, ReceiptTerm
from kexie.notices.queries.terms import DUE
from kexie.notices.rules import visible_addressees
from kexie.notices.rules.house import house
from kexie.notices.steps import CHASED
from kexie.organisations.models import Organisation

# A receipt's day is the day in Shanghai: due on the 12th is in time until midnight there.
_DAY = TruncDate("receipt__at", tzinfo=clock.SHANGHAI)
_SIGNED = Q(receipt__isnull=False)
_LATE = _SIGNED & Q(signed_day__gt=DUE)
# Closed, or merged into another unit, before it signed: it is not asked any more.
_CLOSED = ~_SIGNED & ~Q(organisation__state="active")
_OPEN = ~_SIGNED & Q(organisation__state="active")

# Working days to sign for, and days after the due day that a link opens, where nobody has set any.
USUAL, USUAL_LINK = 5, 30


@dataclass(frozen=True, slots=True)
class District:
    """One jurisdiction's figures. ``late`` were signed after the due day (part of ``signed``); ``open`` are not signed.

    ``closed`` were closed or merged before they signed: neither signed nor open, and not ``asked`` any more.

    ``overdue`` are those of ``open`` whose day has passed. ``by_link`` and ``by_phone`` are part of ``signed``;
    ``called`` are units, signed or not, that were telephoned. ``code`` is empty for units of no jurisdiction (市直).
    """

    code: str
    label: str
    total: int
    signed: int
    late: int
    open: int
    overdue: int
    by_link: int
    by_phone: int
    called: int
    closed: int = 0

    @property
    def asked(self) -> int:
        """Who has signed or has still to."""
        return self.total - self.closed


def by_district(document: Document) -> list[District]:
    """Signed (which way), late, open and telephoned by jurisdiction of the day of issue, in the official order.

    One query.
    """
    today = clock.today()
    rows = (
        Addressee.objects.filter(document=document)
        .annotate(signed_day=_DAY, due=DUE, telephoned=Exists(PhoneCall.objects.filter(addressee=OuterRef("pk"))))
        .values("jurisdiction_id", "jurisdiction__short_name", "jurisdiction__position")
        .annotate(
            total=Count("pk"),
            signed=Count("pk", filter=_SIGNED),
            late=Count("pk", filter=_LATE),
            by_link=Count("pk", filter=Q(receipt__way="link")),
            by_phone=Count("pk", filter=Q(receipt__way="phone")),
            called=Count("pk", filter=Q(telephoned=True)),
            open=Count("pk", filter=_OPEN),
            closed=Count("pk", filter=_CLOSED),
            overdue=Count("pk", filter=_OPEN & Q(due__lt=today)),
        )
        .order_by(F("jurisdiction__position").asc(nulls_last=True))
    )
    return [
        District(
            code=row["jurisdiction_id"] or "",
            label=row["jurisdiction__short_name"] or "市直",
            total=row["total"],
            signed=row["signed"],
            late=row["late"],
            open=row["open"],
            closed=row["closed"],
            overdue=row["overdue"],
            by_link=row["by_link"],
            by_phone=row["by_phone"],
            called=row["called"],
        )
        for row in rows
    ]


def summed(districts: list[District]) -> District:
    """The foot of the table."""
    figures = ("total", "signed", "late", "open", "overdue", "by_link", "by_phone", "called", "closed")
    return District("", "合计", **{name: sum(getattr(one, name) for one in districts) for name in figures})


def addressees(document: Document, view: str = "", district: str = "", q: str = "") -> QuerySet[Addressee]:
    """The addressed units of a document for its issuer, each with ``is_late``, its receipt and its jurisdiction.

    ``telephoned``: how many calls. ``view``: ``signed``, ``late`` (signed after the day), ``link``, ``phone`` (signed
    that way), ``open``, ``closed`` (closed before it signed), empty for all; ``district`` a jurisdiction's code, ``-``
    for units of none. Raises KeyError for an unknown view.
    """
    views = {
        "": Q(), "signed": _SIGNED, "late": _LATE, "open": _OPEN, "closed": _CLOSED,
        "link": Q(receipt__way="link"), "phone": Q(receipt__way="phone"),
    }  # fmt: skip
    calls = PhoneCall.objects.filter(addressee=OuterRef("pk")).order_by().values("addressee").annotate(n=Count("pk"))
    rows = _with_receipt(Addressee.objects.filter(document=document)).filter(views[view])
    rows = rows.annotate(telephoned=Coalesce(Subquery(calls.values("n")), 0))
    rows = rows.select_related("organisation__successor", "in_place_of")
    if district:
        rows = rows.filter(jurisdiction=None) if district == "-" else rows.filter(jurisdiction=district)
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(organisation__haystack__contains=q.lower()))
    return rows.order_by(F("jurisdiction__position").asc(nulls_last=True), "organisation__name_key", "id")


def _with_receipt(rows: QuerySet[Addressee]) -> QuerySet[Addressee]:
    late = Case(When(_LATE, then=Value(True)), default=Value(False), output_field=BooleanField())
    return rows.annotate(signed_day=_DAY).annotate(is_late=late).select_related(
        "document", "jurisdiction", "organisation", "own_term", "receipt", "receipt__by", "receipt__post__organisation"
    )  # fmt: skip


_INBOX = {"": Q(), "open": Q(has_signed=False), "signed": Q(has_signed=True)}


_NEWEST = ("-addressed_at", "-id")


def inbox(actor: Actor, view: str = "", q: str = "") -> QuerySet[Addressee]:
    """What was sent to the actor's own house, newest first; ``view``: ``open``, ``signed``, or all.

    Each row with its document, issuer, number and receipt. Raises KeyError for an unknown view.
    """
    rows = _received(visible_addressees(actor).filter(_INBOX[view]))
    if q:
        rows = rows.filter(Q(document__title__icontains=q) | Q(document__issuer__name__icontains=q))
    return rows


def inbox_window(actor: Actor, view: str, window: slice) -> QuerySet[Addressee]:
    """These rows of :func:`inbox`, read from the index of each of the house's offices so far and no further.

    Two queries: which rows they are, then what they show. In one the planner joins everything ever received first.
    """
    theirs = Addressee.objects.filter(_INBOX[view], organisation=OuterRef("pk")).order_by(*_NEWEST).values("pk")
    each = house(actor).annotate(newest=ArraySubquery(theirs[: window.stop]))
    newest = each.annotate(one=Func("newest", function="unnest")).values("one")
    shown = list(Addressee.objects.filter(pk__in=newest).order_by(*_NEWEST).values_list("pk", flat=True)[window])
    return _received(Addressee.objects.filter(pk__in=shown))


def _received(rows: QuerySet[Addressee]) -> QuerySet[Addressee]:
    rows = _with_receipt(rows).select_related("document__issuer", "document__number")
    return rows.defer("document__body").order_by(*_NEWEST)


def inbox_counts(actor: Actor, most: int) -> dict[str, int]:
    """How many rows each view of :func:`inbox` holds, ``most + 1`` for any number beyond ``most``. One query."""
    return counting.bounded({view: visible_addressees(actor).filter(kind) for view, kind in _INBOX.items()}, most)


def addressee(actor: Actor, ref: int) -> Addressee | None:
    """What was sent to the actor's own house of the document with this short number; None where nothing was.

    Where two units of one house are addressed (an association and its department), the one still to sign comes first.
    """
    rows = _with_receipt(visible_addressees(actor)).filter(document__ref=ref)
    rows = rows.select_related("document__issuer", "document__number", "document__notice", "document__corrects")
    rows = rows.select_related(*(f"document__forward__addressee__document__{one}" for one in ("issuer", "notice")))
    rows = rows.select_related("document__forward__addressee__document__number")
    rows = rows.select_related("opening", "in_place_of", "document__column", "document__reply_slip__version__blank")
    annexes = Prefetch("document__attachments", Attachment.objects.select_related("file"))
    rows = rows.prefetch_related(annexes, "document__co_issues__organisation")
    return rows.order_by(F("receipt__at").asc(nulls_first=True), "name").first()


def signable(actor: Actor, ref: int) -> Addressee | None:
    """As :func:`addressee`, without what only a page shows: one narrow query, for the moment when all sign at once."""
    rows = visible_addressees(actor).filter(document__ref=ref)
    return rows.order_by(F("receipt__at").asc(nulls_first=True), "name").first()


def overdue(documents: QuerySet[Document], today: date) -> QuerySet[Document]:
    """Issued documents whose day has passed and that some unit has not signed for, each with ``open`` and ``total``.

    A unit's own day stands for the document's. Those due more than a year ago are history, not something to chase:
    their own receipts page still tells them.
    """
    own = OwnTerm.objects.filter(addressee__has_signed=False, due_on__lt=today, due_on__gte=today - CHASED)
    dated = documents.filter(state="issued", due_on__lt=today, due_on__gte=today - CHASED)
    # Two reads by index, not one condition joined by OR.
    past = Q(pk__in=dated.order_by().values("pk").union(own.order_by().values("addressee__document")))
    due = Coalesce("addressees__own_term__due_on", "due_on")
    asked = Q(addressees__has_signed=False, addressees__organisation__state="active")
    unsigned = Count("addressees", filter=Q(LessThan(due, Value(today))) & asked)
    late = documents.filter(past, state="issued")
    return late.annotate(total=Count("addressees"), open=unsigned).filter(open__gt=0)


def term(issuer: Organisation) -> tuple[int, bool]:
    """Within how many working days to sign for this issuer's documents, and whether that is its own. One query."""
    found = _term(issuer)
    return (found.working_days, found.issuer_id is not None) if found else (USUAL, False)


def link_term(issuer: Organisation) -> int:
    """For how many days after the due day this issuer's links open. One query."""
    found = _term(issuer)
    return found.link_days if found else USUAL_LINK


def _term(issuer: Organisation) -> ReceiptTerm | None:
    return ReceiptTerm.objects.filter(Q(issuer=issuer) | Q(issuer=None)).order_by("issuer").first()  # NULLs sort last
