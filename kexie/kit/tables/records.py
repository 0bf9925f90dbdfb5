"""Rows as values, by a mapping that somebody confirmed, with everything that is wrong in them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kexie.kit.tables import Row
from kexie.kit.tables.kinds import Answer
from kexie.kit.tables.lines import letters
from kexie.kit.tables.mapping import Field


@dataclass(slots=True)
class Fault:
    """What is wrong in a cell; without a column what is wrong with the row."""

    row: int
    column: int | None
    code: str
    label: str
    reason: str

    @property
    def place(self) -> str:
        """B7, as a spreadsheet names it; the row alone without a column."""
        return f"{letters(self.column)}{self.row}" if self.column is not None else str(self.row)


@dataclass(slots=True)
class Record:
    """A row as values by the codes of its fields; empty cells are None. Not to be kept while it has faults."""

    sheet: str
    number: int
    values: dict[str, object] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


# Degrees, districts, units, years: most columns of a register say the same few things over and over.
_REMEMBERED = 4096


_EMPTY = Answer(None)


class Reader:
    """Reads rows by a confirmed mapping. One for a whole file: what it asks of a row is settled once."""

    def __init__(self, fields: Sequence[Field], columns: Mapping[int, str]) -> None:
        known = {one.code: one for one in fields}
        self._columns: list[tuple[int, Field, dict[str, Answer]]] = [
            (at, known[code], {}) for at, code in sorted(columns.items())
        ]
        self._absent = [one for one in fields if one.required and one.code not in columns.values()]

    def record(self, row: Row) -> Record:
        """The values of a row, and everything that is wrong with it."""
        found = Record(row.sheet, row.number)
        cells, values, width = row.cells, found.values, len(row.cells)
        # Two and a half million times for a large file: what a cell said before is answered without a call.
        for column, one, answers in self._columns:
            text = cells[column] if column < width else ""
            if row.faults and column in row.faults:
                found.faults.append(Fault(row.number, column, one.code, one.label, row.faults[column]))
                values[one.code] = None
                continue
            told = answers.get(text)
            if told is None:
                told = _read(one, answers, text)
            value = values[one.code] = told.value if told.value != "" else None
            if told.fault:
                found.faults.append(Fault(row.number, column, one.code, one.label, told.fault))
            elif value is None and one.required:
                found.faults.append(Fault(row.number, column, one.code, one.label, f"“{one.label}”必须填写"))
            elif told.warning:
                found.warnings.append(Fault(row.number, column, one.code, one.label, told.warning))
        for one in self._absent:
            reason = f"表中没有“{one.label}”这一列，必须有"
            found.faults.append(Fault(row.number, None, one.code, one.label, reason))
        return found


def _read(one: Field, answers: dict[str, Answer], text: str) -> Answer:
    """What a cell says for this field, remembered for the next one that says the same."""
    told = one.kind.read(text) if text and not text.isspace() else _EMPTY
    if len(answers) < _REMEMBERED and len(text) < 100:
        answers[text] = told
    return told
