"""The collation as .xlsx: one sheet of answers, one of sums by district; the fields of the form as columns."""

from collections.abc import Sequence
from typing import Any

from kexie.blanks import telling
from kexie.desk import words
from kexie.kit import clock, sheets
from kexie.kit.sheets import Column, Sheet
from kexie.notices.queries import collation, handed_replies


def book(document: Any, collated: collation.Collation, forwards: Sequence[handed_replies.HandedOn] = ()) -> bytes:
    """The file. Units that have not answered stand in it too, with what they are; forwards on a sheet of their own."""
    title = str(document.title)
    note = f"{document.number or ''} 截至 {words.full_day(clock.today())} {clock.local(clock.now()):%H:%M}".strip()
    fields = collated.fields
    answers = Sheet(
        "回执明细",
        [Column("管辖区", 12), Column("单位", 32, wrap=True), "状态", *(telling.column(one) for one in fields),
         Column("填报人", 22, wrap=True), Column("填报时间", 18)],
        [
            [line.district, line.name, state(line), *(_cell(one, line) for one in fields), line.who or None, line.at]
            for line in collated.lines
        ],
        title=title, note=note,
    )  # fmt: skip
    figures = ("total", "answered", "late", "open", "overdue", "closed")
    heads = ("收件单位", "已回复", "迟复", "未回复", "逾期未复", "已撤销未复")
    by_district = Sheet(
        "分区汇总",
        [Column("管辖区", 12), *heads, *(Column(telling.head(one, option), 16) for one, option in collated.heads)],
        [[one.label, *(getattr(one, name) for name in figures), *one.sums] for one in collated.districts],
        title=title, note=note,
        total=["合计", *(getattr(collated.sum, name) for name in figures), *collated.sum.sums],
    )  # fmt: skip
    if not forwards:
        return sheets.workbook([answers, by_district])
    handed_on = Sheet(
        "转发后的回执",
        [Column("转发单位", 24, wrap=True), Column("文号", 22), *heads,
         *(Column(telling.head(one, option), 16) for one, option in collated.heads)],
        [[one.forward.house, one.forward.number, *(getattr(one.figures, name) for name in figures),
          *_sums(one, len(collated.heads))] for one in forwards],
        title=title, note=note,
    )  # fmt: skip
    return sheets.workbook([answers, by_district, handed_on])


def _sums(one: handed_replies.HandedOn, heads: int) -> list[Any]:
    return [*one.figures.sums] or [None] * heads


def state(line: collation.Line) -> str:
    """What has become of one unit's answer, in words."""
    if line.values is not None:
        return "迟复" if line.is_late else "已回复"
    if not line.is_closed:
        return "未回复"
    return f"已并入{line.successor}" if line.successor else "已撤销"


def _cell(field: Any, line: collation.Line) -> Any:
    return telling.cell(field, line.values.get(field.key)) if line.values is not None else None
