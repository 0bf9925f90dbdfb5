"""The one writer of .xlsx files. Whatever people typed becomes a string cell: no spreadsheet ever computes it."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kexie.kit import clock, garbage, sheet_rows
from kexie.kit.sheet_rows import Rows
from kexie.kit.tables.lines import letters
from kexie.kit.web import text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# What a worksheet can hold (ECMA-376 and Excel): characters of a name, characters of a cell, digits of a number, and
# the first day that every program counts alike (there is a 29 February 1900 in Excel).
NAME_LIMIT = 31
CELL_LIMIT = 32_767
EXACT_LIMIT = 10**15
FIRST_DAY = date(1900, 3, 1)
_NAME_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_CUT = "…（已截断）"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters (half-width), and whether its text is broken into lines.

    For a sheet that somebody fills in: ``choices`` drop down, ``hint`` shows beside the cell at hand, ``text`` keeps
    what is typed as it is typed (zeros in front, numbers of more than 15 digits).
    """

    label: str
    width: float = 14
    wrap: bool = False
    choices: Sequence[str] = ()
    hint: str = ""
    text: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A value in a cell that somebody must look at: shown on a ground of its own."""

    value: "Value"


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
        room: rows to be filled in under the head; hints, choices and kept text hold for them.
    """

    name: str
    columns: Sequence[Column | str]
    rows: "Iterable[Sequence[Value | Marked]]"
    title: str = ""
    note: str = ""
    total: "Sequence[Value] | None" = None
    room: int = 0


Value = str | int | float | Decimal | bool | date | datetime | None
_CHOICES = "选项"
_HINT_LIMIT = 255


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
    "marked": {**_TEXT, "bg_color": "#FCE4D6", "border": 1, "border_color": "#C0504D"},
}


def workbook(sheets: Sequence[Sheet], *, lean: bool = False) -> bytes:
    """The .xlsx file of these sheets, at least one.

    Args:
        sheets: in the order of their tabs.
        lean: for tens of thousands of rows: each is written to disk as it comes (``kit.sheet_rows``), so that none has
            to be held. Texts stand in their cells then and not in a common list: the file becomes larger.

    Raises:
        ValueError: no sheet, or a row with another number of values than the sheet has columns.
    """
    import xlsxwriter  # 3 MB in every process, for the few requests that end in a workbook

    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    held, options = io.BytesIO(), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, options)
    # Two exports of the same rows at the same moment are the same bytes; the library would ask the machine's clock.
    book.set_properties({"created": clock.local(clock.now()).replace(tzinfo=None)})
    formats = {name: book.add_format(told) for name, told in _FORMATS.items()}
    formats |= {f"total {name}": book.add_format({**_FORMATS[name], "bold": True, "top": 1}) for name in _FORMATS}
    names: set[str] = set()
    pages: list[Worksheet] = []
    parts: dict[str, Rows] = {}
    widths: dict[str, str] = {}
    for number, sheet in enumerate(sheets, 1):
        page = book.add_worksheet(_name(sheet.name, names))
        writing = _Writing(page, formats)
        with garbage.seldom():
            writing.write(sheet, lean=lean)
        pages.append(page)
        if writing.rows is not None:
            part = f"xl/worksheets/sheet{number}.xml"
            parts[part], widths[part] = writing.rows, letters(max(len(sheet.columns) - 1, 0))
    for sheet, page in zip(sheets, pages, strict=True):
        if sheet.room:  # behind all others, so that the tabs stand as they were asked for
            _fillable(book, page, formats, sheet, names)
    book.close()
    return sheet_rows.joined(held.getvalue(), parts, widths) if parts else held.getvalue()


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


def _fillable(book: Any, page: "Worksheet", formats: dict[str, Any], sheet: Sheet, names: set[str]) -> None:
    """What helps whoever fills the sheet in. Choices stand as text in a hidden sheet: never part of a formula."""
    columns = [one if isinstance(one, Column) else Column(one) for one in sheet.columns]
    listed = [one for one in columns if one.choices]
    name = _name(_CHOICES, names) if listed else ""
    first = 1 + bool(sheet.title) + bool(sheet.note)
    if listed:
        other = book.add_worksheet(name)
        other.hide()
        for at, one in enumerate(listed):
            for row, told in enumerate((one.label, *one.choices)):
                other.write_string(row, at, spoken(told), formats["text"])
    for place, one in enumerate(columns):
        rule: dict[str, Any] = {"validate": "any", "ignore_blank": True}
        if one.choices:
            letter = letters(listed.index(one))
            rule |= {"validate": "list", "source": f"='{name}'!${letter}$2:${letter}${len(one.choices) + 1}"}
            rule |= {"error_title": "不在可选项里", "error_message": "请从下拉列表中选择"}
        if one.hint:
            rule |= {"input_title": spoken(one.label)[:32], "input_message": spoken(one.hint)[:_HINT_LIMIT]}
        if one.choices or one.hint:
            page.data_validation(first, place, first + sheet.room - 1, place, rule)
        if one.text:
            page.set_column(place, place, one.width, formats["text"])


def _settled(value: Value | Marked, form: str) -> tuple[Any, str]:
    """What a cell holds (a text, a number or a day; None for nothing), and the format it has as a text."""
    if isinstance(value, str) or value is None:
        return value, form
    if isinstance(value, Marked):
        return ("" if value.value is None else str(value.value)), "marked"
    if isinstance(value, bool):
        return ("是" if value else "否"), form
    if isinstance(value, int | float | Decimal):
        # Not a number (NaN) compares false and is told as text, as is a number with more digits than are kept.
        return (value if -EXACT_LIMIT < value < EXACT_LIMIT else str(value)), form
    if isinstance(value, datetime):
        return (value if clock.local(value).date() >= FIRST_DAY else str(value)), form
    return (value if value >= FIRST_DAY else str(value)), form


class _Writing:
    """One worksheet being written, row by row."""

    def __init__(self, page: "Worksheet", formats: dict[str, Any]) -> None:
        self.page, self.formats, self.at = page, formats, 0
        self.rows: Rows | None = None

    def write(self, sheet: Sheet, *, lean: bool = False) -> None:
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
        if lean:
            self.rows = self._past_the_library(len(columns))
        forms = ["wrap" if column.wrap else "text" for column in columns]
        add = self.row if self.rows is None else self.rows.add
        for row in sheet.rows:
            add(forms, row)
        if sheet.total is not None:
            add([f"total {form}" for form in forms], sheet.total)

    def _past_the_library(self, width: int) -> Rows:
        styles = {name: int(one._get_xf_index()) for name, one in self.formats.items()}
        return Rows(self.at + 1, [letters(place) for place in range(width)], styles, spoken, _settled)

    def row(self, forms: Sequence[str], row: Sequence[Value | Marked]) -> None:
        for place, (form, value) in enumerate(zip(forms, row, strict=True)):
            self.cell(place, *_settled(value, form))
        self.at += 1

    def cell(self, place: int, value: Any, form: str) -> None:
        base = "total " if form.startswith("total ") else ""
        if value is None:
            self.page.write_blank(self.at, place, None, self.formats[base + "text"])
        elif isinstance(value, str):
            # write_string, never write: the library would read "=…" as a formula and "http…" as a link.
            self.page.write_string(self.at, place, spoken(value), self.formats[form])
        elif isinstance(value, datetime):
            told = clock.local(value).replace(tzinfo=None)
            self.page.write_datetime(self.at, place, told, self.formats[base + "moment"])
        elif isinstance(value, date):
            told = datetime(value.year, value.month, value.day)  # noqa: DTZ001
            self.page.write_datetime(self.at, place, told, self.formats[base + "day"])
        else:
            number = float(value) if isinstance(value, Decimal) else value
            self.page.write_number(self.at, place, number, self.formats[base + "number"])
