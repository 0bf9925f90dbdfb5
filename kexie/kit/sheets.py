"""The one writer of .xlsx files. Whatever people typed becomes a string cell: no spreadsheet ever computes it."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from kexie.kit import clock
from kexie.kit.web import text

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# What a worksheet can hold (ECMA-376 and Excel): characters of a name, characters of a cell, digits of a number, and
# the first day that every program counts alike (there is a 29 February 1900 in Excel).
NAME_LIMIT = 31
CELL_LIMIT = 32_767
EXACT_LIMIT = 10**15
FIRST_DAY = date(1900, 3, 1)
_NAME_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_CUT = "…（已截断）"

Value = str | int | float | Decimal | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters (half-width), and whether its text is broken into lines."""

    label: str
    width: float = 14
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: a title row over the table, a frozen head, one row a record.

    Args:
        name: of the tab; signs it may not have become blanks, what is too long is cut, doubles get a number.
        columns: heads in order; a bare string is a column of usual width.
        rows: as many values a row as there are columns; None leaves a cell empty. Moments (aware) are shown in
            Shanghai time, days as days, numbers as numbers, yes or no as 是 and 否, all else as text.
        title: stands in the first row, over all columns; "" leaves it out.
        note: one more row under the title (as of when, what is counted).
        total: a last row in bold (合计).
    """

    name: str
    columns: Sequence[Column | str]
    rows: Iterable[Sequence[Value]]
    title: str = ""
    note: str = ""
    total: Sequence[Value] | None = None


_TEXT = {"num_format": "@", "valign": "top"}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "num_format": "@"},
    "note": {"font_color": "#69635A", "num_format": "@"},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "num_format": "@"},
    "text": _TEXT,
    "wrap": {**_TEXT, "text_wrap": True},
    "number": {"num_format": "General", "valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"},
}


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The .xlsx file of these sheets, at least one.

    Raises:
        ValueError: no sheet, or a row with another number of values than the sheet has columns.
    """
    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # Two exports of the same rows at the same moment are the same bytes; the library would ask the machine's clock.
    book.set_properties({"created": clock.local(clock.now()).replace(tzinfo=None)})
    formats = {name: book.add_format(told) for name, told in _FORMATS.items()}
    formats |= {f"total {name}": book.add_format({**_FORMATS[name], "bold": True, "top": 1}) for name in _FORMATS}
    names: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_name(sheet.name, names))
        _Writing(page, formats).write(sheet)
    book.close()
    return held.getvalue()


def spoken(value: object) -> str:
    """The text of a cell: without control characters, line ends as ``\\n``, no longer than a cell can hold."""
    told = text.clean(str(value))
    return told if len(told) <= CELL_LIMIT else told[: CELL_LIMIT - len(_CUT)] + _CUT


def _name(name: str, names: set[str]) -> str:
    told = text.line(name).translate(_NAME_SIGNS).strip(" '")[:NAME_LIMIT].strip(" '") or "表"
    base, turn = told, 1
    while told.casefold() in names or told.casefold() == "history":
        turn += 1
        told = f"{base[: NAME_LIMIT - len(str(turn)) - 1]} {turn}"
    names.add(told.casefold())
    return told


class _Writing:
    """One worksheet being written, row by row."""

    def __init__(self, page: Worksheet, formats: dict[str, Any]) -> None:
        self.page, self.formats, self.at = page, formats, 0

    def write(self, sheet: Sheet) -> None:
        columns = [one if isinstance(one, Column) else Column(one) for one in sheet.columns]
        for told, form in ((sheet.title, "title"), (sheet.note, "note")):
            if told:
                self.page.write_string(self.at, 0, spoken(told), self.formats[form])
                self.at += 1
        for place, column in enumerate(columns):
            self.page.set_column(place, place, column.width)
            self.page.write_string(self.at, place, spoken(column.label), self.formats["head"])
        self.at += 1
        self.page.freeze_panes(self.at, 0)
        self.page.repeat_rows(self.at - 1)
        for row in sheet.rows:
            self.row(columns, row)
        if sheet.total is not None:
            self.row(columns, sheet.total, "total ")

    def row(self, columns: Sequence[Column], row: Sequence[Value], form: str = "") -> None:
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            self.cell(place, value, form, column.wrap)
        self.at += 1

    def cell(self, place: int, value: Value, form: str, wrap: bool) -> None:
        def use(name: str) -> Any:
            return self.formats[form + name]

        if isinstance(value, bool):
            value = "是" if value else "否"
        if value is None:
            self.page.write_blank(self.at, place, None, use("text"))
        elif isinstance(value, int | float | Decimal) and -EXACT_LIMIT < value < EXACT_LIMIT:
            # Not a number (NaN) compares false and is told as text, as is a number with more digits than are kept.
            self.page.write_number(self.at, place, float(value) if isinstance(value, Decimal) else value, use("number"))
        elif isinstance(value, datetime) and clock.local(value).date() >= FIRST_DAY:
            self.page.write_datetime(self.at, place, clock.local(value).replace(tzinfo=None), use("moment"))
        elif isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY:
            self.page.write_datetime(self.at, place, datetime(value.year, value.month, value.day), use("day"))  # noqa: DTZ001
        else:
            # write_string, never write: the library would read "=…" as a formula and "http…" as a link.
            self.page.write_string(self.at, place, spoken(value), use("wrap" if wrap else "text"))
