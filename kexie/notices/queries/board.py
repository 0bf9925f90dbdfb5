"""The public board: lists, one notice, its neighbours, search, feed. The same for every reader."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from kexie.kit import search
from kexie.kit.files.models import StoredFile
from kexie.kit.search.ranking import Ranked
from kexie.notices.models import Addressee, Attachment, Column, Document, Notice, SourceText
from kexie.notices.models.board import BOARD
from kexie.notices.rules import visible_notices

# Two indexes: a title is a line, a work plan ten pages. In one, the plan's length would bury its title.
KIND = "notice"
TEXT_KIND = "notice_text"
# How much the text counts beside the title.
TEXT_SHARE = 0.5
# A search answers at most so many hits; a board has no reader for the two hundred and first.
MOST_FOUND = 200
# What a list shows of a document; bodies stay in the database.
_LISTED = (
    "id", "year", "number", "published_at", "column", "document__title", "document__kind", "document__written_on",
    "document__source", "document__urgency", "document__due_on", "document__number", "document__issuer__name",
    "document__issuer__short_name", "document__number__code", "document__number__year", "document__number__serial",
    "column__code", "column__name",
)  # fmt: skip
# What its page draws besides.
_WHOLE = (
    "document", "document__issuer", "document__number", "document__signed_off_by",
    "document__corrects__notice",
)  # fmt: skip


def columns(found: Collection[UUID] | None = None) -> QuerySet[Column]:
    """The columns of the board in order, each with ``count`` of its notices (of those found, where told). One query."""
    shown = Q(notices__in=visible_notices() if found is None else visible_notices().filter(pk__in=found))
    rows = Column.objects.filter(is_active=True).annotate(count=Count("notices", filter=shown))
    return rows.order_by("position", "name")


def listing(column: str = "") -> QuerySet[Notice]:
    """Newest first; ``column`` is a code, empty for all. Ready for ``kit.web.paging``."""
    notices = visible_notices().select_related("column", "document", "document__issuer", "document__number")
    notices = notices.only(*_LISTED).order_by("-published_at", "-year", "-number")
    return notices.filter(column__code=column) if column else notices


def found(query: str, column: str = "") -> list[UUID]:
    """Ids of the notices that fit the words (Chinese, pinyin, initials: ``whgzyd``, a number), best first."""
    among = visible_notices().filter(column__code=column) if column else visible_notices()
    titles = search.rank(KIND, query, among=among, limit=MOST_FOUND)
    if titles and query.isascii():  # initials, pinyin, a year: what stands in a title is meant
        return [pk for pk, _ in titles]
    return _joined(titles, search.rank(TEXT_KIND, query, among=among, limit=MOST_FOUND))


def _joined(titles: Ranked, texts: Ranked) -> list[UUID]:
    """One ranking of two, each measured by its own best."""
    total: dict[UUID, float] = {}
    for ranked, share in ((titles, 1.0), (texts, TEXT_SHARE)):
        best = max((score for _, score in ranked), default=0.0) or 1.0
        for pk, score in ranked:
            total[pk] = total.get(pk, 0.0) + share * score / best
    return sorted(total, key=lambda pk: -total[pk])[:MOST_FOUND]


def find(query: str, column: str = "", ranked: list[UUID] | None = None) -> QuerySet[Notice]:
    """The same as rows of :func:`listing`, best first; ``ranked``: what :func:`found` told already."""
    ranked = found(query, column) if ranked is None else ranked
    notices = listing(column).filter(pk__in=ranked)
    return notices.order_by(RawSQL("array_position(%s::uuid[], notices_notice.id)", [ranked]))


def newest(limit: int) -> list[Notice]:
    """The newest of :func:`listing`, each with ``addressed`` and ``signed`` units. One query."""
    return list(listing().annotate(**_totals())[:limit])


def _totals() -> dict[str, Coalesce]:
    """How many units a notice's document addressed, and how many of them have signed: two counts, no join."""
    addressees = Addressee.objects.filter(document=OuterRef("document_id")).order_by().values("document")
    return {
        "addressed": Coalesce(Subquery(addressees.annotate(n=Count("pk")).values("n")), 0),
        "signed": Coalesce(Subquery(addressees.annotate(n=Count("receipt")).values("n")), 0),
    }


def searched(notice: Notice) -> dict[str, dict[float, str]]:
    """What of a notice is found, by index and weight: title, annex titles with number and signatures, then the text."""
    document = notice.document
    annexes = list(document.attachments.all())
    head = [str(document.number or ""), *(one.title for one in annexes), document.signature, document.source]
    body = [document.addressee_text, *_texts(document.body)]
    for one in annexes:
        body += _texts(one.body)
    return {
        KIND: {4.0: document.title, 1.0: "\n".join(filter(None, head))},
        TEXT_KIND: {2.0: document.title, 1.0: "\n".join(filter(None, body))},
    }


def _texts(body: list[dict[str, str]]) -> list[str]:
    return [paragraph["text"] for paragraph in body]


def notice(year: int, number: int) -> Notice | None:
    """One notice with all a page draws, None where the address is nobody's. 3 queries, annexes and joint issuers in.

    ``addressed`` and ``signed`` units, ``has_source`` where it was taken over from a source.
    """
    has_source = Exists(SourceText.objects.filter(document=OuterRef("document_id")))
    return (
        visible_notices()
        .select_related("column", *_WHOLE)
        .prefetch_related("document__attachments__file", "document__co_issues__organisation")
        .annotate(has_source=has_source, **_totals())
        .filter(year=year, number=number)
        .first()
    )


def neighbours(of: Notice) -> tuple[Notice | None, Notice | None]:
    """The next newer and the next older notice of the same column. One query, two short reads of one index."""
    place = (of.published_at, of.year, of.number)
    fields = ("published_at", "year", "number")
    rows = listing(of.column.code)
    newer = rows.filter(_beyond(fields, place, "gt")).reverse()[:1]
    older = rows.filter(_beyond(fields, place, "lt"))[:1]
    both = list(newer.union(older, all=True))
    return (
        next((one for one in both if (one.published_at, one.year, one.number) > place), None),
        next((one for one in both if (one.published_at, one.year, one.number) < place), None),
    )


def _beyond(fields: tuple[str, ...], place: tuple[object, ...], sign: str) -> Q:
    """Row comparison: beyond in the first field, or equal there and beyond in the next."""
    condition, equal = Q(), Q()
    for field, value in zip(fields, place, strict=True):
        condition |= equal & Q(**{f"{field}__{sign}": value})
        equal &= Q(**{field: value})
    return condition


def related(of: Notice, limit: int = 5) -> list[Notice]:
    """Notices about the same matter: the search asked with this title, without itself."""
    ranked = [pk for pk in found(of.document.title) if pk != of.pk][:limit]
    rows = {one.pk: one for one in listing().filter(pk__in=ranked)}
    return [rows[pk] for pk in ranked if pk in rows]


def correction_of(document: Document) -> Notice | None:
    """The board entry of the issued document that corrects this one (更正): its page says so and links there."""
    return visible_notices().filter(document__corrects=document).select_related("document").first()


def corrected_by(document: Document) -> Document | None:
    """The issued document that corrects this one, public or not, for the desk."""
    return document.corrections.filter(state="issued").first()


def feed(column: str = "", *, limit: int = 30) -> QuerySet[Notice]:
    """The newest notices with their texts, for the feed. One query."""
    notices = visible_notices().select_related("column", "document", "document__issuer", "document__number")
    notices = notices.filter(column__code=column) if column else notices
    return notices.order_by("-published_at", "-year", "-number")[:limit]


def file(year: int, number: int, attachment: UUID) -> StoredFile | None:
    """The stored file of one annex of a public notice; None for anything else. One query."""
    notices = visible_notices().filter(year=year, number=number)
    rows = Attachment.objects.filter(pk=attachment, document__notice__in=notices).exclude(file=None)
    row = rows.select_related("file").first()
    return row.file if row else None


def totals(documents: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many units have signed for each of these documents, of how many addressed. One query; totals only."""
    counted = (
        Addressee.objects.filter(document__in=list(documents))
        .values("document")
        .annotate(signed=Count("receipt"), addressed=Count("pk"))
    )
    return {row["document"]: (row["signed"], row["addressed"]) for row in counted}


@dataclass(frozen=True, slots=True)
class Figures:
    """Public figures of a year: documents put on the board, units they addressed, units that have signed."""

    issued: int
    addressed: int
    signed: int


def figures(year: int) -> Figures:
    """The figures of the board's year. One query."""
    told = (
        visible_notices()
        .filter(year=year)
        .aggregate(
            issued=Count("pk", distinct=True),
            addressed=Count("document__addressees"),
            signed=Count("document__addressees__receipt"),
        )
    )
    return Figures(**told)


# A few rows in all. The board's series counts its entries without a gap and in the order of commits, so no
# entry can appear unnoticed; the newest receipt may lag by those that commit out of order, until the next one.
_VERSION = """
SELECT (SELECT coalesce(sum(last), 0) FROM kit_series WHERE owner_id = %s),
       (SELECT id FROM notices_receipt ORDER BY id DESC LIMIT 1),
       (SELECT md5(string_agg(concat(code, name, description, position, is_active), '|' ORDER BY id))
        FROM notices_column),
       (SELECT concat(o.updated_at, md5(i::text)) FROM organisations_installation i
        JOIN organisations_organisation o ON o.id = i.organisation_id),
       (SELECT sum(changes) FROM kit_corpus WHERE kind IN (%s, %s))
"""


def version() -> str:
    """Changes whenever a public page shows something else (the footer too): the key of the page cache. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [BOARD, KIND, TEXT_KIND])
        return "-".join(str(part) for part in cursor.fetchone())
