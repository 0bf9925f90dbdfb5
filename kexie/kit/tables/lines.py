"""What every reader of a table hands over, a row at a time; the limits that hold for all of them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

MOST_ROWS = 300_000
MOST_COLUMNS = 300
MOST_SIGNS = 32_767  # what a cell can hold
MOST_SHEETS = 200
MOST_SPANS = 200_000
# Of all cells together: 100,000 rows of 20 columns hold 20 million. One text shared by every cell costs a file nothing.
MOST_TEXT = 60_000_000
# A number in a table has 15 digits; what was typed beyond them is gone (ID numbers, bank accounts).
EXACT = 10**15
LOST = "数字超过 15 位，末尾几位已被表格软件改掉。请把这一列设为文本，再重新填写"
LONG = f"文字超过 {MOST_SIGNS} 字，没有取全"


class TableError(ValueError):
    """The table cannot be read; the message is Chinese and says what to do."""


@dataclass(slots=True)
class Line:
    """One row as it stands in the file.

    ``number`` counts from 1 as the spreadsheet shows it; ``cells`` begin with column A; ``faults`` say by column
    (from 0) why a cell's text is not to be relied on; ``spans`` are the joined cells that begin here, by column: rows
    and columns.
    """

    number: int
    cells: list[str]
    faults: dict[int, str] = field(default_factory=dict)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)

    def put(self, column: int, text: str, fault: str = "") -> None:
        """Write a cell; those between stay empty. Raises TableError beyond the last column that is read."""
        if not text and not fault:
            return
        if column >= MOST_COLUMNS:
            where = f"第 {self.number} 行 {letters(column)} 列还有内容"
            raise TableError(f"{where}，超过 {MOST_COLUMNS} 列。请删去多余的列后另存再选")
        if len(text) > MOST_SIGNS:
            text, fault = text[:MOST_SIGNS], LONG
        if column >= len(self.cells):
            self.cells.extend([""] * (column + 1 - len(self.cells)))
        self.cells[column] = text
        if fault:
            self.faults[column] = fault


class Source(Protocol):
    """A file opened for reading."""

    sheets: list[tuple[str, bool]]  # name, whether it is hidden
    notes: list[str]  # what else there is to know, in Chinese; complete when the rows have been read
    size: int  # about how many rows the sheet being read has, known with its first row; 0: nobody knows before the end

    def lines(self, index: int) -> Iterator[Line]:
        """The rows of one sheet in order, empty ones too or not, as it comes."""
        ...


def letters(column: int) -> str:
    """A, B, … Z, AA, … of a column counted from 0."""
    told = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        told = chr(65 + rest) + told
    return told


def column_of(told: str) -> int:
    """The column counted from 0 of its letters; -1 for what is none."""
    column = 0
    for sign in told:
        if not "A" <= sign <= "Z" or column > 20_000:
            return -1
        column = column * 26 + ord(sign) - 64
    return column - 1


def filled(lines: Iterator[Line], notes: list[str], sheet: str) -> Iterator[Line]:
    """The rows with something in them; joined cells say in each of their places what stands in the first.

    A reader of the sheet sees one text beside several rows; a row taken out of it must not lose that text.
    """
    open_spans: list[tuple[int, int, int, str]] = []  # last row, first column, end, text
    joined = 0
    for line in lines:
        if not any(line.cells) and not line.faults:
            continue
        open_spans = [span for span in open_spans if span[0] >= line.number]
        for _, first, end, text in open_spans:
            _fill(line, first, end, text)
        for column, (rows, columns) in line.spans.items():
            text = line.cells[column] if column < len(line.cells) else ""
            if text and column not in line.faults:
                joined += 1
                _fill(line, column + 1, column + columns, text)
                if rows > 1:
                    open_spans.append((line.number + rows - 1, column, column + columns, text))
        if len(open_spans) > MOST_COLUMNS:
            raise TableError(f"第 {line.number} 行起合并的单元格互相重叠。请取消合并后另存再选")
        yield line
    if joined:
        notes.append(f"“{sheet}”有合并的单元格 {joined} 处，合并范围内各格都按其中的文字读入")


def _fill(line: Line, first: int, end: int, text: str) -> None:
    for column in range(first, min(end, MOST_COLUMNS)):
        if column >= len(line.cells) or not line.cells[column]:
            line.put(column, text)
