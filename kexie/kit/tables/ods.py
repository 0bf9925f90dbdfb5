"""An .ods, read as a stream: values as the file types them, with what is wrong in them. Pure."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from kexie.kit.tables import cells, formats
from kexie.kit.tables.lines import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Line, TableError

_BROKEN = "文件已损坏，打不开。请用办公软件另存后再选"
_ERROR = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|(Err|错误)[:：]\d{3}")
_FAULTY = "这一格是公式出错的结果（{}）。请改正或清空"
_MONTH = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*月?")
_NO_YEAR = re.compile(r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_PADDED = re.compile(r"0[\d\-() ]+")
_BLOCK = 1 << 18
_TAG = re.compile(
    rb'<style:style\s[^<>]*style:name="([^"]+)"[^<>]*>\s*<style:table-properties[^<>]*table:display="false"'
    rb"|<table:table(\s[^<>]*[^<>/]|)>|</table:table>"
)
_NAME, _STYLE = re.compile(rb'\stable:name="([^"]*)"'), re.compile(rb'\stable:style-name="([^"]*)"')
_CLOCK = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


class Workbook:
    """The sheets of an .ods that has been looked at as a package (kit.files)."""

    def __init__(self, stream: BinaryIO) -> None:
        self.notes: list[str] = []
        self.size = 0
        with cells.sound():
            self._zip = zipfile.ZipFile(stream)
            if "content.xml" not in self._zip.namelist():
                raise TableError(_BROKEN)
            if "META-INF/manifest.xml" in self._zip.namelist():
                with self._zip.open("META-INF/manifest.xml") as manifest:
                    if b"encryption-data" in manifest.read(1 << 20):
                        raise TableError("文件带密码。请去掉密码后再选")
            self.sheets = self._listed()
        if not 0 < len(self.sheets) <= MOST_SHEETS:
            raise TableError(f"文件里有 {len(self.sheets)} 张工作表，应为 1 至 {MOST_SHEETS} 张。请另存后再选")

    def _listed(self) -> list[tuple[str, bool]]:
        """Names and whether they are hidden, by their tags alone: they are needed before the rows, which take time."""
        sheets: list[tuple[str, bool]] = []
        hidden: set[bytes] = set()
        depth, rest = 0, b""
        with self._zip.open("content.xml") as stream:
            while block := stream.read(_BLOCK):
                block = rest + block
                end = block.rfind(b">") + 1
                block, rest = block[:end], block[end:][-_BLOCK:]
                for found in _TAG.finditer(block):
                    style, opened = found.groups()
                    if style:
                        hidden.add(style)
                    elif opened is None:
                        depth -= 1
                    else:
                        depth += 1
                        if depth == 1:
                            sheets.append(_named(opened, hidden, len(sheets) + 1))
        return sheets

    def lines(self, index: int) -> Iterator[Line]:
        """The rows of a sheet. Raises TableError."""
        hidden = 0
        for line, shown in self._read(index):
            hidden += not shown and any(line.cells)
            yield line
        if hidden:
            self.notes.append(f"“{self.sheets[index][0]}”有隐藏的行 {hidden} 行，也读入了")

    def _read(self, index: int) -> Iterator[tuple[Line, bool]]:
        reading = _Content(index)
        made = cells.parser()
        made.StartElementHandler, made.EndElementHandler = reading.start, reading.end
        made.CharacterDataHandler = reading.chars
        with cells.sound():
            stream = self._zip.open("content.xml")
        for _ in cells.fed(made, stream):
            yield from reading.found
            reading.found.clear()
        if reading.sheets != self.sheets:
            raise TableError(_BROKEN)


def _named(opened: bytes, hidden: set[bytes], number: int) -> tuple[str, bool]:
    name, style = _NAME.search(opened), _STYLE.search(opened)
    told = unescape(name.group(1).decode("utf-8", "replace")) if name else ""
    return told or f"表{number}", bool(style and style.group(1) in hidden)


def _times(told: str) -> int:
    return max(int(told), 1) if told.isdecimal() and len(told) < 9 else 1


class _Content:
    """The handlers. Rows and cells that are repeated are written once with a number: empty ones up to the last."""

    def __init__(self, index: int) -> None:
        self.index, self.sheets, self.found = index, list[tuple[str, bool]](), list[tuple[Line, bool]]()
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row = 0
        self.shown = True
        self.repeated = self.column = 1
        self.line: Line | None = None
        self.cell: dict[str, str] | None = None
        self.depth = self.mute = 0  # tables in a table; notes beside a cell
        self.text: list[str] = []

    @property
    def here(self) -> bool:
        """Whether the sheet at hand is the one that is asked for."""
        return self.depth == 1 and len(self.sheets) - 1 == self.index

    def start(self, name: str, told: dict[str, str]) -> None:
        if name == "style:style":
            self.style = told.get("style:name", "")
        elif name == "style:table-properties" and told.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table:table":
            self.depth += 1
            if self.depth == 1:
                hidden = told.get("table:style-name") in self.hidden_styles
                self.sheets.append((told.get("table:name") or f"表{len(self.sheets) + 1}", hidden))
                self.row = 0
        elif self.here:
            self._inside(name, told)

    def _inside(self, name: str, told: dict[str, str]) -> None:
        if name == "table:table-row":
            self.repeated = _times(told.get("table:number-rows-repeated", ""))
            self.shown = told.get("table:visibility", "visible") == "visible"
            self.line, self.column = Line(self.row + 1, []), 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.cell, self.text = told, []
        elif name in ("office:annotation", "text:ruby-text", "draw:frame"):
            self.mute += 1
        elif name == "text:p" and self.text and not self.mute:
            self.text.append("\n")
        elif name in ("text:s", "text:tab", "text:line-break") and not self.mute:
            sign = {"text:s": " ", "text:tab": "\t"}.get(name, "\n")
            self.text.append(sign * min(_times(told.get("text:c", "")), 1000))

    def chars(self, text: str) -> None:
        if self.cell is not None and not self.mute:
            self.text.append(text)

    def end(self, name: str) -> None:
        if name == "table:table":
            self.depth -= 1
        elif not self.here:
            return
        elif name in ("office:annotation", "text:ruby-text", "draw:frame"):
            self.mute -= 1
        elif name in ("table:table-cell", "table:covered-table-cell") and self.cell is not None and self.line:
            self._cell(self.cell, self.line, covered=name == "table:covered-table-cell")
            self.cell = None
        elif name == "table:table-row" and self.line:
            self._row(self.line)

    def _cell(self, told: dict[str, str], line: Line, *, covered: bool) -> None:
        times = _times(told.get("table:number-columns-repeated", ""))
        text, fault = ("", "") if covered else told_of(told, "".join(self.text))
        if text or fault:
            for turn in range(min(times, MOST_COLUMNS + 1)):
                line.put(self.column + turn, text, fault)
            rows = _times(told.get("table:number-rows-spanned", ""))
            columns = _times(told.get("table:number-columns-spanned", ""))
            if rows > 1 or columns > 1:
                line.spans[self.column] = rows, columns
        self.column += times

    def _row(self, line: Line) -> None:
        if any(line.cells) or line.faults:
            if self.repeated > MOST_ROWS:
                raise TableError(f"第 {line.number} 行重复了 {self.repeated} 次。请删去多余的行后另存再选")
            for turn in range(self.repeated):
                self.found.append((Line(line.number + turn, line.cells, line.faults, line.spans), self.shown))
        self.row += self.repeated
        self.line = None


def told_of(told: dict[str, str], shown: str) -> tuple[str, str]:
    """A cell's text and what is wrong with it, from its typed value and from what is shown."""
    kind = told.get("office:value-type", "")
    if told.get("calcext:value-type") == "error" or ("table:formula" in told and _ERROR.fullmatch(shown.strip())):
        return shown, _FAULTY.format(shown[:20])
    if kind in ("float", "percentage", "currency"):
        style = formats.Style("percent") if kind == "percentage" else formats.GENERAL
        if _PADDED.fullmatch(shown):
            style = formats.Style("padded", sum(sign.isdecimal() for sign in shown))
        return formats.told(told.get("office:value", ""), style)
    if kind == "boolean":
        return "TRUE" if told.get("office:boolean-value") == "true" else "FALSE", ""
    if kind == "date":
        return _day(told.get("office:date-value", ""), shown.strip())
    if kind == "time":
        found = _CLOCK.fullmatch(told.get("office:time-value", ""))
        if not found:
            return shown, ""
        hours, minutes, seconds = found.groups()
        return f"{hours}:{minutes}" + (f":{seconds}" if int(seconds) else ""), ""
    return (shown or told.get("office:string-value", "")), ""


def _day(value: str, shown: str) -> tuple[str, str]:
    day = value.removesuffix("T00:00:00").replace("T", " ")
    day = day.partition(".")[0] if " " in day else day
    if _MONTH.fullmatch(shown):
        return day[:7], ""
    if _NO_YEAR.fullmatch(shown):
        return day, formats.NO_YEAR
    return (day.removesuffix(":00") if len(day) > 16 else day), ""
