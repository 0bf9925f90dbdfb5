"""What goes back to the sender: the rows with what is wrong in them, what was read otherwise, an empty table. Pure.

All are written by kit.sheets: whatever the sender typed stands in cells of text, never as a formula.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kexie.kit import sheets
from kexie.kit.sheets import Column, Marked, Sheet
from kexie.kit.tables import Row
from kexie.kit.tables.kinds import Choice, YesNo
from kexie.kit.tables.lines import letters
from kexie.kit.tables.mapping import FAULT_HEAD, ROW_HEAD, Field, Heads
from kexie.kit.tables.records import Fault

_ROOM = 2000
_WIDTH = 16
_READ = "已读入请核对"
_NOT_READ = "（没有读入）"


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that was read otherwise than it stands: why, what it says and what was read."""

    warning: Fault
    said: str
    read: object


def returned(
    heads: Heads,
    rows: Iterable[tuple[Row, Sequence[Fault]]],
    *,
    faulty_only: bool = True,
    note: str = "",
    width: int = 0,
    changed: Sequence[Changed] | None = None,
) -> bytes:
    """The sender's rows as they were, faulty cells marked, with each row's number and its faults at the end.
    What was read otherwise in other rows stands on a second sheet.

    Corrected and sent again it is understood like the first file: its heads have the same digest.

    Args:
        heads: of the file that came.
        rows: with what is wrong in each.
        faulty_only: leaves out the rows without faults.
        note: a line above the table.
        width: of the widest row, where some have cells under no head.
        changed: cells that were read otherwise; it may still grow while ``rows`` are read.
    """
    width = max(width, len(heads.texts))
    columns = [Column(text, _WIDTH) for text in (*heads.texts, *[""] * (width - len(heads.texts)))]
    columns += [Column(ROW_HEAD, 10), Column(FAULT_HEAD, 60, wrap=True)]
    kept = ((row, faults) for row, faults in rows if faults or not faulty_only)
    page = Sheet(heads.sheet, columns, _marked(kept, width), note=note)
    return sheets.workbook([page] if changed is None else [page, _reread(changed)], lean=True)


def reread(changed: Sequence[Changed], *, note: str = "") -> bytes:
    """Only the cells that were read otherwise, where no row goes back."""
    return sheets.workbook([_reread(changed, note)], lean=True)


def _reread(changed: Sequence[Changed], note: str = "") -> Sheet:
    columns = [Column(ROW_HEAD, 10), Column("位置", 10), Column("栏目", _WIDTH), Column("表中所填", 30, wrap=True),
               Column("读入的内容", 30, wrap=True), Column("说明", 60, wrap=True)]  # fmt: skip
    return Sheet(_READ, columns, (_told(one) for one in changed), note=note)


def _told(one: Changed) -> list[sheets.Value | Marked]:
    read = _NOT_READ if one.read is None else str(one.read)
    return [one.warning.row, one.warning.place, one.warning.label, one.said, read, one.warning.reason]


def _marked(rows: Iterable[tuple[Row, Sequence[Fault]]], width: int) -> Iterator[list[sheets.Value | Marked]]:
    for row, faults in rows:
        bad = {fault.column for fault in faults}
        cells = [Marked(row.cell(at)) if at in bad else row.cell(at) or None for at in range(width)]
        yield [*cells, row.number, "；".join(_said(fault) for fault in faults)]


def _said(fault: Fault) -> str:
    where = f"{letters(fault.column)} 列{fault.label}：" if fault.column is not None else ""
    return f"{where}{fault.reason}"


def template(fields: Sequence[Field], *, name: str = "填写") -> bytes:
    """An empty table with the heads of these fields, and a second sheet that says how each is filled in, with samples.

    The sample does not stand among the rows: nobody would be imported by forgetting to take it out.
    """
    columns = [
        Column(one.label, _WIDTH, choices=choices_of(one), hint=hint_of(one), text=not choices_of(one))
        for one in fields
    ]
    told: list[list[sheets.Value]] = [[one.label, one.required, hint_of(one), one.kind.sample] for one in fields]
    help_columns = [Column("栏目", 24), Column("必填", 8), Column("怎样填", 60, wrap=True), Column("示例", 30)]
    return sheets.workbook([Sheet(name, columns, [], room=_ROOM), Sheet("填写说明", help_columns, told)])


def choices_of(one: Field) -> tuple[str, ...]:
    """What drops down in this field's cells."""
    if isinstance(one.kind, Choice):
        return tuple(option.label for option in one.kind.options)
    return ("是", "否") if isinstance(one.kind, YesNo) else ()


def hint_of(one: Field) -> str:
    """How this field is filled in, in a sentence or two."""
    must = "必填。" if one.required else "可以不填。"
    how = "从下拉列表中选择。" if choices_of(one) else f"填{one.kind.word}。"
    return must + how + one.hint
