"""Reading and signing in figures (rules.md 3, statistics): by district, by document, and the units behind them.

What counts as read: the first time somebody through a post of the addressed unit opened the document at the desk, or
somebody opened its signed link, or, where neither is known, the receipt itself: who signs has read. Hours count from
the issue. All figures come from one set, ``rules.visible_figures``, so that they and the rows behind them agree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Aggregate,
    Case,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Extract, Greatest, Least, TruncDate

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document, PhoneCall
from kexie.notices.queries.terms import DUE
from kexie.notices.rules import visible_figures

MOST_DOCUMENTS = 100


class Median(Aggregate):
    """The middle of the values that are not NULL; between two, their mean."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a group of addressed units; ``key`` is a jurisdiction's code or a document's short number.

    ``read`` of ``total`` have read, ``hours`` in the median after the issue (None where nobody has). ``in_time``,
    ``late`` (after the due day) and ``open`` add up to ``total``; ``overdue`` are those of ``open`` past the day.
    ``desk``, ``link`` and ``phone`` are the ways of those signed. ``called`` units were telephoned, ``calls`` times.
    """

    key: str
    label: str
    total: int
    read: int
    hours: float | None
    in_time: int
    late: int
    open: int
    overdue: int
    desk: int
    link: int
    phone: int
    called: int
    calls: int


def addressed(
    actor: Actor, *, document: Document | None = None, first: date | None = None, last: date | None = None
) -> QuerySet[Addressee]:
    """The rows behind every figure: of one document, or issued on these days (Shanghai, both included).

    A unit that was closed before it signed owes nothing any more and is none of them. ``due`` is the unit's own day.
    """
    rows = visible_figures(actor).filter(Q(receipt__isnull=False) | Q(organisation__state="active"))
    if document is not None:
        rows = rows.filter(document=document)
    if first is not None:
        rows = rows.filter(document__issued_at__gte=clock.shanghai(first.year, first.month, first.day))
    if last is not None:
        after = last + timedelta(days=1)
        rows = rows.filter(document__issued_at__lt=clock.shanghai(after.year, after.month, after.day))
    calls = PhoneCall.objects.filter(addressee=OuterRef("pk")).order_by().values("addressee").annotate(n=Count("pk"))
    taken = ExpressionWrapper(Greatest(F("first_read") - F("addressed_at"), timedelta(0)), DurationField())
    return rows.annotate(
        due=DUE,
        first_read=Least("opening__at", "receipt__at"),  # the earlier of the two that there are
        signed_day=TruncDate("receipt__at", tzinfo=clock.SHANGHAI),
        n_calls=Coalesce(Subquery(calls.values("n")), 0),
    ).annotate(hours=Case(When(first_read__isnull=False, then=Extract(taken, "epoch") / 3600.0)))


def by_district(rows: QuerySet[Addressee]) -> list[Figures]:
    """By jurisdiction of the day of issue, in the official order; the empty key for units of none. One query."""
    told = rows.values("jurisdiction_id", "jurisdiction__short_name", "jurisdiction__position").annotate(**_counts())
    told = told.order_by(F("jurisdiction__position").asc(nulls_last=True))
    return [_figures(row["jurisdiction_id"] or "", row["jurisdiction__short_name"] or "市直", row) for row in told]


def by_document(rows: QuerySet[Addressee]) -> list[Figures]:
    """By document, the newest first, at most ``MOST_DOCUMENTS``. One query."""
    told = rows.values("document__ref", "document__title", "document__issued_at").annotate(**_counts())
    told = told.order_by("-document__issued_at", "-document__ref")[:MOST_DOCUMENTS]
    return [_figures(str(row["document__ref"]), row["document__title"], row) for row in told]


def summed(rows: QuerySet[Addressee]) -> Figures:
    """All of them together; a median cannot be added up. One query."""
    return _figures("", "合计", rows.aggregate(**_counts()))


def units(rows: QuerySet[Addressee], district: str = "") -> QuerySet[Addressee]:
    """The units behind a figure, unread first, then those open longest; ``district`` a code, ``-`` for none."""
    if district:
        rows = rows.filter(jurisdiction=None) if district == "-" else rows.filter(jurisdiction=district)
    rows = rows.select_related("document", "document__number", "jurisdiction", "receipt", "opening")
    rows = rows.defer("document__body")
    return rows.order_by(F("first_read").asc(nulls_first=True), "document__issued_at", "name", "id")


def _counts() -> dict[str, Any]:
    signed = Q(receipt__isnull=False)
    late = signed & Q(signed_day__gt=F("due"))
    return {
        "total": Count("pk"),
        "read": Count("pk", filter=Q(first_read__isnull=False)),
        "median": Median("hours"),
        "signed": Count("pk", filter=signed),
        "late": Count("pk", filter=late),
        "overdue": Count("pk", filter=~signed & Q(due__lt=clock.today())),
        "desk": Count("pk", filter=Q(receipt__way="desk")),
        "link": Count("pk", filter=Q(receipt__way="link")),
        "phone": Count("pk", filter=Q(receipt__way="phone")),
        "called": Count("pk", filter=Q(n_calls__gt=0)),
        "calls": Coalesce(Sum("n_calls"), Value(0)),
    }


def _figures(key: str, label: str, row: Mapping[str, Any]) -> Figures:
    plain = ("total", "read", "late", "overdue", "desk", "link", "phone", "called", "calls")
    return Figures(
        key=key, label=label, hours=row["median"], in_time=row["signed"] - row["late"],
        open=row["total"] - row["signed"], **{name: row[name] for name in plain},
    )  # fmt: skip


HEADS: Sequence[str] = (
    "应读", "已读", "阅读率（%）", "首次阅读中位时间（小时）", "按期签收", "迟签", "未签", "其中逾期", "工作台签收",
    "链接签收", "电话签收", "打过电话的单位", "电话次数",
)  # fmt: skip
