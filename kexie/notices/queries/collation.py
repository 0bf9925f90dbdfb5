"""Answers to a reply slip, unit by unit and added up by district."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet

from kexie.blanks import queries as blanks
from kexie.blanks import telling
from kexie.blanks.models import Field
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document, ReplySlip
from kexie.notices.queries.replies import DUE_AT
from kexie.notices.rules.replies import visible_replies


@dataclass(slots=True)
class District:
    """One jurisdiction's figures, as at the day of issue. ``late`` is part of ``answered``.

    ``overdue``: those of ``open`` whose moment has passed; ``closed``: units that were closed before they answered.
    ``sums`` belong to ``Collation.heads``. ``code`` is empty for units of no jurisdiction (市直).
    """

    code: str
    label: str
    total: int = 0
    answered: int = 0
    late: int = 0
    open: int = 0
    overdue: int = 0
    closed: int = 0
    sums: list[Decimal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in a collation; ``values`` None where it has not answered."""

    name: str
    district: str
    values: dict[str, Any] | None
    at: Any
    is_late: bool
    is_closed: bool
    who: str
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Collation:
    """Everything the actor may collate of one document, at one moment."""

    fields: list[Field]
    heads: list[tuple[Any, str]]
    districts: list[District]
    sum: District
    lines: list[Line]


def collation(actor: Actor, document: Document, asked: ReplySlip) -> Collation:
    """The answers the actor may read, unit by unit and added up by district. Two queries, so one state of things."""
    fields = blanks.fields(asked.version)
    heads = telling.heads(fields)
    districts: dict[str, District] = {}
    lines = []
    for row in _rows(actor, document):
        code = row["jurisdiction_id"] or ""
        mine = districts.setdefault(code, District(code, row["jurisdiction__short_name"] or "市直"))
        line = line_of(row, mine.label)
        count_in(mine, line, row["answer_due_at"])
        lines.append((code, line))
    for code, mine in districts.items():
        mine.sums = telling.sums(fields, (one.values for at, one in lines if at == code and one.values is not None))
    told = list(districts.values())
    return Collation(fields, heads, told, summed(told, len(heads)), [line for _, line in lines])


def _rows(actor: Actor, document: Document) -> Iterable[Mapping[str, Any]]:
    return answer_rows(visible_replies(actor, document))


def answer_rows(rows: QuerySet[Addressee], *more: str) -> Iterable[Mapping[str, Any]]:
    """What :func:`line_of` makes lines of, in the official order, and ``more`` columns. One query."""
    rows = rows.annotate(answer_due_at=DUE_AT)
    # Through an outer join: a unit without an answer stays, of several answers the one that counts.
    rows = rows.filter(replies__replaced_at=None)
    told: Iterable[Mapping[str, Any]] = rows.order_by(
        F("jurisdiction__position").asc(nulls_last=True), "organisation__name_key", "id"
    ).values(
        "name", "jurisdiction_id", "jurisdiction__short_name", "organisation__state", "answer_due_at",
        "replies__answer__values", "replies__at", "replies__name", "replies__position", "replies__way",
        "replies__by__name", "organisation__successor__name", "organisation__successor__short_name", *more,
    )  # fmt: skip
    return told


def line_of(row: Mapping[str, Any], district: str) -> Line:
    """One unit with its answer."""
    at, by = row["replies__at"], row["replies__by__name"]
    typed = row["replies__name"] or ""
    typed += f"（{row['replies__position']}）" if row["replies__position"] else ""
    return Line(
        name=row["name"],
        district=district,
        values=row["replies__answer__values"] if at else None,
        at=at,
        is_late=bool(at and at >= row["answer_due_at"]),
        is_closed=row["organisation__state"] != "active",
        who=by or (f"{typed}，凭链接" if typed else ""),
        successor=row["organisation__successor__short_name"] or row["organisation__successor__name"] or "",
    )


def count_in(mine: District, line: Line, due_at: Any) -> None:
    """Count this unit among those of the group."""
    mine.total += 1
    if line.values is not None:
        mine.answered += 1
        mine.late += line.is_late
    elif line.is_closed:
        mine.closed += 1
    else:
        mine.open += 1
        mine.overdue += clock.now() >= due_at


def summed(districts: Sequence[District], heads: int) -> District:
    """The foot of the table."""
    names = ("total", "answered", "late", "open", "overdue", "closed")
    sums = [sum((one.sums[place] for one in districts), Decimal(0)) for place in range(heads)]
    return District("", "合计", **{name: sum(getattr(one, name) for one in districts) for name in names}, sums=sums)
