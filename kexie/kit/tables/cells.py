"""The rows of a worksheet's XML, read by a strict parser, and what their cells say. Pure."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, NamedTuple
from xml.parsers import expat

from kexie.kit.tables import formats
from kexie.kit.tables.lines import MOST_COLUMNS, MOST_SIGNS, Line, TableError, column_of
from kexie.kit.tables.texts import Texts

_BLOCK = 1 << 18
_BROKEN = "文件内容不完整，读不出来。请用办公软件另存后再选"
_DECLARED = "文件里有不允许的声明（DOCTYPE），没有读。请用办公软件另存后再选"
_DISORDER = "第 {} 行的行号或列号前后矛盾，文件不可信。请用办公软件打开、另存后再选"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERROR = "这一格是公式出错的结果（{}）。请改正或清空"
_UNCOMPUTED = "这一格是没有算出结果的公式。请用办公软件打开、保存后再选，或直接填写结果"
_NO_STRING = "这一格指向的文字不在文件里。请重新填写"

# letters and digits of its place, style, type, anything for a formula, text as a value or in the cell itself
Cell = tuple[str, str, str, str, str, str, str]


class Raw(NamedTuple):
    """A row as the file has it."""

    number: int
    hidden: bool
    cells: list[Cell]


@contextmanager
def sound() -> Iterator[None]:
    """What a broken part does to the libraries, as one fault with its reason."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError, NotImplementedError, RuntimeError):
        raise TableError(_BROKEN) from None


@dataclass(slots=True)
class Book:
    """What the cells of all sheets share: texts, styles, the first day."""

    strings: Texts
    styles: list[formats.Style]
    since_1904: bool
    _columns: dict[str, int] = field(default_factory=dict)

    def fill(self, line: Line, raw: Raw) -> None:
        """Write the texts of a row's cells. Raises TableError where places contradict each other."""
        # Two million times for a large file: the usual cell, a text of the list beside the one before, goes no detour.
        cells, last, own, columns, strings = line.cells, -1, str(raw.number), self._columns, self.strings
        for place, digits, style, kind, formula, value, inline in raw.cells:
            column = columns.get(place)
            if column is None:
                column = self._column(place, last)
            if column <= last or digits != own:
                raise TableError(_DISORDER.format(raw.number))
            last = column
            if kind == "s" and value.isdecimal() and int(value) < len(strings):
                text, fault = strings[int(value)], ""
            elif value or inline or formula or kind == "s":
                text, fault = self.told(style, kind, formula, value or inline)
            else:
                continue
            if column == len(cells) and text and not fault and len(text) <= MOST_SIGNS and column < MOST_COLUMNS:
                cells.append(text)
            else:
                line.put(column, text, fault)

    def _column(self, place: str, last: int) -> int:
        """A place named for the first time; a cell without one stands beside the one before."""
        if not place:
            return last + 1
        return self._columns.setdefault(place, column_of(place))

    def told(self, style: str, kind: str, formula: str, text: str) -> tuple[str, str]:
        """A cell's text and what is wrong with it."""
        if kind == "s":
            return "", _NO_STRING
        if not text:
            return "", "" if kind == "str" else _UNCOMPUTED
        if kind in ("", "n"):
            form = self.styles[int(style)] if style.isdecimal() and int(style) < len(self.styles) else formats.GENERAL
            return formats.told(text.strip(), form, self.since_1904)
        if kind == "b":
            return {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}.get(text, text), ""
        if kind == "e":
            return text, _ERROR.format(text[:20])
        if kind == "d":
            return text.removesuffix("Z").removesuffix("T00:00:00").replace("T", " ").removesuffix(":00"), ""
        return unescaped(text), ""


def unescaped(text: str) -> str:
    """``_x000D_`` is how the format writes signs that XML may not hold."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def parser() -> Any:
    """A parser that takes no declarations and hands texts over whole."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.buffer_size = 1 << 16

    def refuse(*_: object) -> None:
        raise TableError(_DECLARED)

    made.StartDoctypeDeclHandler = refuse
    return made


def fed(made: Any, stream: IO[bytes]) -> Iterator[None]:
    """Feed the parser block by block; what its handlers found can be taken in between. Raises TableError."""
    with sound(), stream:
        while block := stream.read(_BLOCK):
            made.Parse(block, False)
            yield
        made.Parse(b"", True)
        yield


def rows(stream: IO[bytes]) -> Iterator[Raw]:
    """The rows of a sheet, however its XML is written."""
    reading = _Rows()
    made = parser()
    made.StartElementHandler, made.EndElementHandler = reading.start, reading.end
    made.CharacterDataHandler = reading.chars
    for _ in fed(made, stream):
        yield from reading.found
        reading.found.clear()


class _Rows:
    """The handlers: called for each element, so they compare whole names, made once from the root's prefix."""

    def __init__(self) -> None:
        self.found: list[Raw] = []
        self.number, self.hidden, self.cells = 0, False, list[Cell]()
        self.row = self.c = self.v = self.t = self.f = self.phonetic = ""
        self.attributes: dict[str, str] | None = None
        self.text, self.formula = "", ""
        self.on = self.mute = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.row:
            prefix = name.rpartition(":")[0]
            prefix += ":" if prefix else ""
            self.row, self.c, self.v, self.t = f"{prefix}row", f"{prefix}c", f"{prefix}v", f"{prefix}t"
            self.f, self.phonetic = f"{prefix}f", f"{prefix}rPh"
        if name == self.c:
            self.attributes, self.text, self.formula = attributes, "", ""
        elif name == self.row:
            self._row(attributes)
        elif self.attributes is None:
            return
        elif name == self.v or (name == self.t and not self.mute):
            self.on = True
        elif name == self.f:
            self.formula = "f"
        elif name == self.phonetic:
            self.mute = True

    def _row(self, attributes: dict[str, str]) -> None:
        told = attributes.get("r", str(self.number + 1))
        if not told.isdecimal() or len(told) > 7 or int(told) <= self.number:
            raise TableError(_DISORDER.format(told[:10]))
        self.number, self.hidden, self.cells = int(told), attributes.get("hidden") in ("1", "true"), []

    def end(self, name: str) -> None:
        if name == self.c and self.attributes is not None:
            told = self.attributes
            place = told.get("r", "")
            letters = place.rstrip("0123456789")
            digits = place[len(letters) :] or str(self.number)
            style, kind = told.get("s", ""), told.get("t", "")
            self.cells.append((letters, digits, style, kind, self.formula, self.text, ""))
            self.attributes = None
        elif name in (self.v, self.t):
            self.on = False
        elif name == self.phonetic:
            self.mute = False
        elif name == self.row:
            self.found.append(Raw(self.number, self.hidden, self.cells))

    def chars(self, text: str) -> None:
        if self.on:
            self.text += text


def strings(stream: IO[bytes]) -> Texts:
    """The texts that cells point at; readings in small letters above the signs are no part of them."""
    found = Texts()
    parts: list[str] = []
    on = mute = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal on, mute
        local = name.rpartition(":")[2]
        on = local == "t" and not mute
        mute = mute or local == "rPh"

    def end(name: str) -> None:
        nonlocal on, mute
        local = name.rpartition(":")[2]
        on, mute = False, mute and local != "rPh"
        if local == "si":
            found.add(unescaped("".join(parts)))
            parts.clear()

    def chars(text: str) -> None:
        if on:
            parts.append(text)

    made = parser()
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, chars
    for _ in fed(made, stream):
        pass
    return found
