"""An .xlsx, read as a stream: what is shown in its cells, with what is wrong in them. Pure.

Not a library's reader: those that are fast leave errors (#N/A) and digits shown by a format (010010) out in silence,
make days of numbers that are none, and hold a whole sheet in memory; see docs/decisions/0008.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from kexie.kit.tables import cells, formats, plain
from kexie.kit.tables.cells import Book, Raw
from kexie.kit.tables.lines import MOST_SHEETS, MOST_SPANS, Line, TableError, column_of
from kexie.kit.tables.texts import Texts
from kexie.kit.word.package import Package, PackageError, child, tag, val

_SPAN = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_BLOCK = 1 << 18


class Workbook:
    """The sheets of an .xlsx that has been looked at as a package (kit.files)."""

    def __init__(self, stream: BinaryIO) -> None:
        self.notes: list[str] = []
        self.size = 0
        self._hidden_rows = 0
        try:
            self._package = Package(stream, "xl/workbook.xml")
            root = self._package.root(self._package.main)
            related = self._package.relations(self._package.main)
            self._parts, self.sheets = self._listed(root, related)
            styles = next((name for kind, name in related.values() if kind == "styles"), "")
            strings = next((name for kind, name in related.values() if kind == "sharedStrings"), "")
            properties = child(root, "workbookPr")
            since_1904 = properties is not None and val(properties, "date1904") in ("1", "true")
            self._book = Book(
                cells.strings(self._package.stream(strings)) if strings else Texts(),
                _styles(self._package.root(styles)) if styles else [],
                since_1904,
            )
        except PackageError as fault:
            raise TableError(str(fault)) from None

    def _listed(self, root: Any, related: dict[str, tuple[str, str]]) -> tuple[list[str], list[tuple[str, bool]]]:
        parts, sheets = [], []
        for one in child(root, "sheets") if child(root, "sheets") is not None else ():
            kind, name = related.get(_relation(one), ("", ""))
            if tag(one) != "sheet" or kind != "worksheet":
                continue  # a sheet of charts or of old macros has no rows
            parts.append(name)
            sheets.append((val(one, "name") or f"表{len(parts)}", val(one, "state") in ("hidden", "veryHidden")))
        if not parts or len(parts) > MOST_SHEETS:
            raise TableError(f"文件里有 {len(parts)} 张工作表，应为 1 至 {MOST_SHEETS} 张。请另存后再选")
        return parts, sheets

    def lines(self, index: int) -> Iterator[Line]:
        """The rows of a sheet; the quick way as long as they are written as every program writes them."""
        part = self._parts[index]
        try:
            spans = self._spans(part)
            done = 0
            try:
                for raw in plain.rows(self._package.stream(part)):
                    yield self._line(raw, spans)
                    done += 1
            except plain.Unusual:
                for turn, raw in zip(count(), cells.rows(self._package.stream(part)), strict=False):
                    if turn >= done:
                        yield self._line(raw, spans)
        except PackageError as fault:
            raise TableError(str(fault)) from None
        if self._hidden_rows:
            self.notes.append(f"“{self.sheets[index][0]}”有隐藏的行 {self._hidden_rows} 行，也读入了")
            self._hidden_rows = 0

    def _line(self, raw: Raw, spans: dict[int, dict[int, tuple[int, int]]]) -> Line:
        line = Line(raw.number, [], spans=spans.get(raw.number, {}) if spans else {})
        self._book.fill(line, raw)
        self._hidden_rows += raw.hidden and any(line.cells)
        return line

    def _spans(self, part: str) -> dict[int, dict[int, tuple[int, int]]]:
        """Joined cells stand behind the rows in the file, but are needed with them: looked for in a pass before, which
        counts the rows in passing."""
        found: dict[int, dict[int, tuple[int, int]]] = {}
        rest, number = b"", 0
        self.size = 0
        with cells.sound(), self._package.stream(part) as stream:
            while block := stream.read(_BLOCK):
                block = rest + block
                end = block.rfind(b">") + 1
                block, rest = block[:end], block[end:][-_BLOCK:]
                self.size += block.count(b"</row>")
                if b"mergeCell" not in block:
                    continue
                for left, top, right, bottom in _SPAN.findall(block):
                    first, last = column_of(left.decode()), column_of(right.decode())
                    number += 1
                    if last >= first and int(bottom) >= int(top):
                        found.setdefault(int(top), {})[first] = int(bottom) - int(top) + 1, last - first + 1
                if number > MOST_SPANS:
                    raise TableError(f"合并的单元格超过 {MOST_SPANS} 处。请取消合并后另存再选")
        return found


def _relation(sheet: Any) -> str:
    """``r:id``: the only attribute of a sheet named id in a namespace; ``sheetId`` is another."""
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _styles(root: Any) -> list[formats.Style]:
    own: dict[int, str] = {}
    for one in child(root, "numFmts") if child(root, "numFmts") is not None else ():
        if val(one, "numFmtId").isdecimal():
            own[int(val(one, "numFmtId"))] = val(one, "formatCode")
    found = []
    for one in child(root, "cellXfs") if child(root, "cellXfs") is not None else ():
        told = val(one, "numFmtId")
        number = int(told) if told.isdecimal() else 0
        found.append(formats.style_of(own.get(number, formats.BUILT_IN.get(number, ""))))
    return found
