"""Rows of a text file (.csv, .txt): parted by comma, semicolon or tab, in any of the usual codings. Pure."""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from kexie.kit.files import coding
from kexie.kit.tables.lines import MOST_SIGNS, Line, TableError

_SEPARATORS = ",;\t，；|"
_SAMPLE = 50  # rows in which the separator is sought, in this many signs at most
_SOUGHT = 1 << 20
_TOLD = re.compile(r"sep=(.)[\r\n]+")
_QUOTED = re.compile(r'="([^"]*)"')
_SCIENTIFIC = re.compile(r"[+-]?\d(\.\d+)?E\+\d{1,3}", re.I)
_ROUNDED = "这一格已被表格软件改成科学计数法（{}），原来的数字丢了。请把这一列设为文本，再重新填写"
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
_ERROR = "这一格是公式出错的结果（{}）。请改正或清空"
_CODINGS = {"gb18030": "GBK", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


class Table:
    """One sheet without a name of its own."""

    def __init__(self, stream: BinaryIO) -> None:
        self.sheets = [("文本", False)]
        self.notes: list[str] = []
        try:
            self._text = coding.opened(stream.read())
        except coding.CodingError as fault:
            raise TableError(str(fault)) from None
        if (name := self._text.name) in _CODINGS:
            self.notes.append(f"文件按 {_CODINGS[name]} 编码读入，请核对生僻字")
        elif self._text.doubtful:
            self.notes.append("文件按 UTF-8 编码读入，也可能是 GBK。请核对文字，不对的话另存为 .xlsx 后再选")
        self.size = len(self._text)
        told = _TOLD.fullmatch(next(self._text.lines(), ""))
        self._told = bool(told)
        self._separator = told.group(1) if told else _separator(self._text)
        csv.field_size_limit(4 * MOST_SIGNS)

    def lines(self, index: int) -> Iterator[Line]:
        """The rows as a spreadsheet would count them. Raises TableError where quotes do not close."""
        reader = self._reader()
        quoted = 0
        try:
            for number, row in enumerate(reader, 1):
                line = Line(number, [])
                for column, text in enumerate(row):
                    found = _QUOTED.fullmatch(text)
                    quoted += bool(found)
                    line.put(column, *_told(found.group(1) if found else text))
                yield line
        except csv.Error as fault:
            raise TableError(_reason(reader.line_num, str(fault))) from None
        if quoted:
            self.notes.append(f'有 {quoted} 格写成 ="…" 的样子，取了引号里的字')

    def _reader(self) -> Any:
        lines = self._text.lines()
        if self._told:
            # Empty lines behind the one that names the separator belong to it.
            lines = itertools.dropwhile(lambda line: not line.strip("\r\n"), itertools.islice(lines, 1, None))
        return csv.reader(lines, delimiter=self._separator, strict=True)


def _told(text: str) -> tuple[str, str]:
    if _SCIENTIFIC.fullmatch(text):
        return text, _ROUNDED.format(text)
    if text in _ERRORS:
        return text, _ERROR.format(text)
    return text, ""


def _reason(row: int, fault: str) -> str:
    if "field larger" in fault:
        return f"第 {row} 行有一格超过 {4 * MOST_SIGNS} 字，或前面的引号没有成对。请改正后再选"
    return f"到第 {row} 行为止有引号不成对，分不清各格。请检查英文双引号，或另存为 .xlsx 后再选"


def _separator(text: coding.Text) -> str:
    """The sign that parts most of the first rows into the same number of cells, more than one; a comma for none."""
    best, found = (False, 0.0, 0), ","
    first = list(_first(text.lines()))
    for sign in _SEPARATORS:
        widths: list[int] = []
        try:
            for row in csv.reader(first, delimiter=sign, strict=True):
                if row:
                    widths.append(len(row))
                if len(widths) == _SAMPLE:
                    break
        except csv.Error:
            continue
        width, times = max(Counter(widths).items(), key=lambda one: (one[1], one[0]), default=(1, 0))
        # In the first row stand the heads: what does not part them is a sign inside their texts.
        if width > 1 and (score := (widths[0] > 1, times / len(widths), width)) > best:
            best, found = score, sign
    return found


def _first(lines: Iterator[str]) -> Iterator[str]:
    """As many as the separator is sought in."""
    size = 0
    for line in lines:
        yield line
        size += len(line)
        if size > _SOUGHT:
            return
