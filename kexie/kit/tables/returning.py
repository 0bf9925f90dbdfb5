"""What goes back to the sender: the rows with what is wrong in them, and an empty table to fill in. Pure.

Both are written by kit.sheets: whatever the sender typed stands in cells of text, never as a formula.
"""

from collections.abc import Iterable, Iterator, Sequence

from kexie.kit import sheets
from kexie.kit.sheets import Column, Marked, Sheet
from kexie.kit.tables import Row
from kexie.kit.tables.kinds import Choice, YesNo
from kexie.kit.tables.lines import letters
from kexie.kit.tables.mapping import FAULT_HEAD, ROW_HEAD, Field, Heads
from kexie.kit.tables.records import Fault

_ROOM = 2000
_WIDTH = 16


def returned(
    heads: Heads,
    rows: Iterable[tuple[Row, Sequence[Fault]]],
    *,
    faulty_only: bool = True,
    note: str = "",
    width: int = 0,
) -> bytes:
    """The sender's rows as they were, faulty cells marked, with each row's number and its faults at the end.

    Corrected and sent again it is understood like the first file: its heads have the same digest.

    Args:
        heads: of the file that came.
        rows: with what is wrong in each.
        faulty_only: leaves out the rows without faults.
        note: a line above the table.
        width: of the widest row, where some have cells under no head.
    """
    width = max(width, len(heads.texts))
    columns = [Column(text, _WIDTH) for text in (*heads.texts, *[""] * (width - len(heads.texts)))]
    columns += [Column(ROW_HEAD, 10), Column(FAULT_HEAD, 60, wrap=True)]
    kept = ((row, faults) for row, faults in rows if faults or not faulty_only)
    page = Sheet(heads.sheet, columns, _marked(kept, width), note=note)
    return sheets.workbook([page], lean=True)


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
