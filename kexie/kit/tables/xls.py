"""An .xls (or .et) through xlrd, which keeps what is wrong in a cell and how a number is shown. Pure."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import xlrd

from kexie.kit.tables import formats
from kexie.kit.tables.lines import MOST_SHEETS, MOST_SPANS, Line, TableError

_BROKEN = "文件已损坏，打不开。请用办公软件另存为 .xlsx 后再选"
_ERROR = "这一格是公式出错的结果（{}）。请改正或清空"


class Workbook:
    """The sheets of an .xls."""

    def __init__(self, stream: BinaryIO) -> None:
        self.notes: list[str] = []
        self.size = 0
        with _sound():
            self._book: Any = xlrd.open_workbook(
                file_contents=stream.read(), formatting_info=True, ragged_rows=True, on_demand=True,
                logfile=open(os.devnull, "w", encoding="utf-8"),  # noqa: SIM115 - lives as long as the book
            )  # fmt: skip
            names = self._book.sheet_names()
            if not 0 < len(names) <= MOST_SHEETS:
                raise TableError(f"文件里有 {len(names)} 张工作表，应为 1 至 {MOST_SHEETS} 张。请另存后再选")
            visible = self._book._sheet_visibility
            self.sheets = [(name, bool(visible[at])) for at, name in enumerate(names)]
            self._styles = [self._style(one.format_key) for one in self._book.xf_list]

    def _style(self, key: int) -> formats.Style:
        told = self._book.format_map.get(key)
        return formats.style_of(formats.BUILT_IN.get(key) or (told.format_str if told else ""))

    def lines(self, index: int) -> Iterator[Line]:
        """The rows of a sheet. Raises TableError."""
        with _sound():
            sheet = self._book.sheet_by_index(index)
            if len(sheet.merged_cells) > MOST_SPANS:
                raise TableError(f"合并的单元格超过 {MOST_SPANS} 处。请取消合并后另存再选")
            spans: dict[int, dict[int, tuple[int, int]]] = {}
            for top, bottom, left, right in sheet.merged_cells:
                spans.setdefault(top, {})[left] = bottom - top, right - left
            hidden, self.size = 0, sheet.nrows
            for row in range(self.size):
                line = self._line(sheet, row)
                line.spans = spans.get(row, {})
                told = sheet.rowinfo_map.get(row)
                hidden += bool(told and told.hidden and any(line.cells))
                yield line
            self._book.unload_sheet(index)
        if hidden:
            self.notes.append(f"“{self.sheets[index][0]}”有隐藏的行 {hidden} 行，也读入了")

    def _line(self, sheet: Any, row: int) -> Line:
        line = Line(row + 1, [])
        types, values = sheet.row_types(row), sheet.row_values(row)
        for column, (kind, value) in enumerate(zip(types, values, strict=True)):
            if kind == xlrd.XL_CELL_TEXT:
                line.put(column, value)
            elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                number = sheet.cell_xf_index(row, column)
                style = self._styles[number] if number < len(self._styles) else formats.GENERAL
                line.put(column, *formats.told(repr(value), style, self._book.datemode == 1))
            elif kind == xlrd.XL_CELL_BOOLEAN:
                line.put(column, "TRUE" if value else "FALSE")
            elif kind == xlrd.XL_CELL_ERROR:
                told = xlrd.error_text_from_code.get(value, "#ERR")
                line.put(column, told, _ERROR.format(told))
        return line


@contextmanager
def _sound() -> Iterator[None]:
    """A broken file makes the library fail in every way there is; all of them mean the same to the reader."""
    try:
        yield
    except (TableError, MemoryError, GeneratorExit):
        raise
    except Exception:  # struct, index, key, assertion, decoding … (files of fuzzers in the tests)
        raise TableError(_BROKEN) from None
