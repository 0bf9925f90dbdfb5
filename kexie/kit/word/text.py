"""A .docx as lines: paragraphs with their marks, rows of tables, notes; and what of it is no text. Pure.

Nothing is lost in silence: pictures, comments, deleted and hidden words, heads and feet are told with their number.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kexie.kit.word import numbering
from kexie.kit.word.package import Package, PackageError, child, path, tag, val

MOST_CHARACTERS = 500_000
# Not text: properties, what a tracked change took away, instructions of fields, the second of two ways to draw.
_SKIPPED = frozenset(
    ("w:pPr", "w:rPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr", "w:instrText",
     "w:delInstrText", "w:rt", "mc:Fallback", "w:fldData")
)  # fmt: skip
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": ""}
_GONE = {"w:del": "deleted", "w:moveFrom": "deleted", "w:commentReference": "comments", "w:altChunk": "chunks"}
_WORDS = (
    ("pictures", "图片 {} 幅没有取，需要的请另作附件"),
    ("comments", "批注 {} 条没有取"),
    ("deleted", "修订中删去的文字 {} 处没有取"),
    ("inserted", "修订中增加的文字 {} 处已当作定稿取用"),
    ("hidden", "隐藏的文字 {} 处没有取"),
    ("chunks", "嵌在里面的另一份文件 {} 处没有取"),
    ("boxes", "文本框 {} 个，文字放在所在段落之后，请核对位置"),
    ("nested", "表中的表 {} 个，文字并在所在的格里"),
    ("formulas", "公式 {} 个只取了其中的字"),
    ("symbols", "符号 {} 个认不出，以“□”代替"),
    ("notes", "脚注、尾注 {} 条，放在所在段落之后，以“[注1]”标出"),
)


def read(data: bytes) -> dict[str, Any]:
    """``{"text", "left_out"}`` of a .docx, or ``{"refused"}`` with the reason in Chinese."""
    try:
        package = Package(data)
        body = child(package.root(package.main), "w:body")
        reader = _Reader(numbering.of(package), _notes(package, "footnote"), _notes(package, "endnote"))
        lines = list(reader.lines(body)) if body is not None else []
        text = "\n".join(lines)
    except PackageError as fault:
        return {"refused": str(fault)}
    if len(text) > MOST_CHARACTERS:
        return {"refused": f"文字有 {len(text)} 字，超过 {MOST_CHARACTERS} 字。请只选这一份文件"}
    return {"text": text, "left_out": [*reader.told(), *_edges(package)]}


def _notes(package: Package, kind: str) -> dict[str, Any]:
    rows = (one for root in package.related(f"{kind}s") for one in root)
    return {val(one, "id"): one for one in rows if tag(one) == f"w:{kind}" and not val(one, "type")}


def _edges(package: Package) -> list[str]:
    """Words of heads and feet; page numbers are not words."""
    found: dict[str, None] = {}
    for root in [*package.related("header"), *package.related("footer")]:
        for line in _Reader(numbering.Counting(), {}, {}).lines(root):
            words = " ".join(line.split()).strip(" \t\n—-–·.0123456789第页共")
            if words:
                found[words[:40]] = None
    return [f"页眉、页脚的文字没有取：“{words}”" for words in list(found)[:5]]


@dataclass(slots=True)
class _Reader:
    counting: numbering.Counting
    footnotes: dict[str, Any]
    endnotes: dict[str, Any]
    seen: Counter[str] = field(default_factory=Counter)
    after: list[str] = field(default_factory=list)

    def told(self) -> list[str]:
        """What the text does not show, in Chinese."""
        told = [words.format(self.seen[what]) for what, words in _WORDS if self.seen[what]]
        if self.counting.unknown:
            told.append("有的自动编号样式认不出，改用 1、2、3，请核对")
        return told

    def lines(self, node: Any) -> Iterator[str]:
        """The lines of everything in ``node`` (the body, a cell, a note), in order."""
        for one in node:
            name = tag(one)
            if name == "w:p":
                yield from self._paragraph(one)
            elif name == "w:tbl":
                yield from self._rows(one)
            elif name in _GONE:
                self.seen[_GONE[name]] += 1
            elif name not in _SKIPPED:
                yield from self.lines(one)

    def _paragraph(self, node: Any) -> Iterator[str]:
        kept, self.after = self.after, []
        text = self._words(node)
        mark = self.counting.mark(node) if text.strip() else ""
        yield mark + text
        follows, self.after = self.after, kept
        yield from follows

    def _words(self, node: Any) -> str:
        return "".join(self._piece(one) for one in node)

    def _piece(self, node: Any) -> str:
        name = tag(node)
        if name == "w:t":
            return str(node.text or "")
        if name in _SIGNS:
            return _SIGNS[name]
        if name in _GONE:
            self.seen[_GONE[name]] += 1
            return ""
        if name == "w:r" and _hidden(node):
            self.seen["hidden"] += 1
            return ""
        return self._special(name, node)

    def _special(self, name: str, node: Any) -> str:
        if name in ("w:footnoteReference", "w:endnoteReference"):
            return self._note((self.footnotes if name[2] == "f" else self.endnotes).get(val(node, "id")))
        if name == "w:txbxContent":
            self.seen["boxes"] += 1
            self.after += list(self.lines(node))
            return ""
        if name in ("w:drawing", "w:pict", "w:object"):
            boxes = self.seen["boxes"]
            words = self._words(node)
            self.seen["pictures"] += boxes == self.seen["boxes"] and not words
            return words
        if name == "w:sym":
            self.seen["symbols"] += 1
            return "□"
        if name in ("w:ins", "w:moveTo"):
            self.seen["inserted"] += 1
        if name == "m:oMath":
            self.seen["formulas"] += 1
        if name == "m:t":
            return str(node.text or "")
        return "" if name in _SKIPPED else self._words(node)

    def _note(self, note: Any) -> str:
        if note is None:
            return ""
        self.seen["notes"] += 1
        mark = f"[注{self.seen['notes']}]"
        kept, self.after = self.after, []
        words = " ".join(line.strip() for line in self.lines(note) if line.strip())
        self.after = [*kept, f"{mark}{words}"]
        return mark

    def _rows(self, table: Any) -> Iterator[str]:
        for row in _inside(table, "w:tr"):
            if path(row, "w:trPr", "w:del") is not None:
                self.seen["deleted"] += 1
                continue
            cells: list[str] = [""] * _span(path(row, "w:trPr", "w:gridBefore"), 0)
            for cell in _inside(row, "w:tc"):
                cells += [self._cell(cell), *[""] * (_span(path(cell, "w:tcPr", "w:gridSpan"), 1) - 1)]
            yield "\t".join(cells)

    def _cell(self, cell: Any) -> str:
        self.seen["nested"] += sum(1 for _ in _inside(cell, "w:tbl"))
        return " ".join(" ".join(line.split()) for line in self.lines(cell) if line.strip())


def _inside(node: Any, name: str) -> Iterator[Any]:
    """Children of this name, through what may wrap them (content controls, insertions)."""
    for one in node:
        if tag(one) == name:
            yield one
        elif tag(one) in ("w:sdt", "w:sdtContent", "w:ins", "w:customXml"):
            yield from _inside(one, name)


def _span(node: Any, usual: int) -> int:
    told = val(node) if node is not None else ""
    return min(int(told), 63) if told.isascii() and told.isdigit() and len(told) < 4 else usual


def _hidden(run: Any) -> bool:
    mark = path(run, "w:rPr", "w:vanish")
    return mark is not None and val(mark) not in ("0", "false", "off")
