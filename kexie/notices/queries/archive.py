"""归档目录 of a year: every number of a house's series in order, void ones and gaps named."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.notices.models import Document, Kind, Numbering, RetentionTerm
from kexie.notices.rules import house
from kexie.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list. ``ref`` 0 for a number nobody was given; ``pages`` None while they are not counted."""

    serial: int
    number: str
    ref: int
    title: str
    kind: str
    written_on: date | None
    pages: int | None
    term: str
    remark: str


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one 机关代字; ``kept`` stand, ``void`` and ``missing`` are listed with their reason."""

    code: str
    issuer: str
    lines: tuple[Line, ...]
    kept: int
    void: int
    missing: int


def years(actor: Actor) -> list[int]:
    """The years in which this house gave numbers, the newest first. One query."""
    return list(_numberings(actor).order_by("-year").values_list("year", flat=True).distinct())


def series(actor: Actor, year: int) -> list[Series]:
    """The list of one year, by issuer and code. Two queries."""
    rows = _numberings(actor).filter(year=year).select_related("issuer", "document__page_count")
    rows = rows.defer("document__body").order_by("issuer__name_key", "code", "serial", "at")
    terms = _terms()
    return [_series(list(found), terms) for _, found in groupby(rows, key=lambda row: (row.issuer_id, row.code))]


def terms(issuer: Organisation) -> list[tuple[str, str, str, bool]]:
    """For every kind of document (code, label, term's code, whether the term is the issuer's own). One query."""
    rows = RetentionTerm.objects.filter(issuer=issuer) | RetentionTerm.objects.filter(issuer=None)
    found = {(row.issuer_id, row.kind): row.term for row in rows}
    return [
        (kind.value, str(kind.label), found.get((issuer.pk, kind.value)) or found.get((None, kind.value), ""),
         (issuer.pk, kind.value) in found)
        for kind in Kind
    ]  # fmt: skip


def uncounted(most: int) -> QuerySet[Document]:
    """Issued documents whose pages nobody has counted, with what their drawing needs."""
    rows = Document.objects.filter(state="issued", page_count=None).select_related("issuer", "number", "signed_off_by")
    return rows.prefetch_related("attachments__file", "co_issues__organisation").order_by("issued_at")[:most]


def _numberings(actor: Actor) -> QuerySet[Numbering]:
    return Numbering.objects.filter(issuer__in=house(actor))


def _terms() -> dict[tuple[object, str], str]:
    return {(row.issuer_id, row.kind): row.get_term_display() for row in RetentionTerm.objects.all()}


def _series(rows: list[Numbering], terms: dict[tuple[object, str], str]) -> Series:
    lines: list[Line] = []
    last = 0
    for row in rows:
        lines += [_gap(row, serial) for serial in range(last + 1, row.serial)]
        lines.append(_line(row, terms))
        last = row.serial
    void = sum(row.voided_at is not None for row in rows)
    missing = sum(not line.ref for line in lines)
    return Series(rows[0].code, rows[0].issuer.label, tuple(lines), len(rows) - void, void, missing)


def _gap(row: Numbering, serial: int) -> Line:
    return Line(serial, f"{row.code}〔{row.year}〕{serial}号", 0, "", "", None, None, "", "空号：没有编给任何公文")


def _line(row: Numbering, terms: dict[tuple[object, str], str]) -> Line:
    document = row.document
    void = row.voided_at is not None
    count = getattr(document, "page_count", None)
    term = terms.get((row.issuer_id, document.kind)) or terms.get((None, document.kind), "")
    remark = f"作废号：{row.void_reason}".rstrip("：") if void else "" if document.state == "issued" else "尚未印发"
    return Line(
        row.serial, str(row), document.ref, document.title, str(document.get_kind_display()), document.written_on,
        None if void or count is None else count.pages, "" if void else term, remark,
    )  # fmt: skip
