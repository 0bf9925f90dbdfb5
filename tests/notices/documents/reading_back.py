"""A PDF read back: where each character stands, in which font and size. Millimetres from the top left corner."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTComponent, LTContainer, LTCurve
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

MM = 72 / 25.4
TOP, LEFT, WIDE, HIGH = 37.0, 28.0, 156.0, 225.0  # the type area
SHEET = 297.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One character: its left and right, its base line, its size in points, font and colour."""

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str
    colour: Any


@dataclass(frozen=True, slots=True)
class Row:
    """The characters of one base line, from left to right."""

    base: float
    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.signs).strip()

    @property
    def left(self) -> float:
        return self.signs[0].left

    @property
    def right(self) -> float:
        return self.signs[-1].right

    @property
    def font(self) -> str:
        return self.signs[0].font

    @property
    def size(self) -> float:
        return self.signs[0].size


@dataclass(frozen=True, slots=True)
class Page:
    """Rows from top to bottom, and drawn lines as (left, top, right, bottom, width, colour)."""

    rows: tuple[Row, ...]
    rules: tuple[tuple[float, float, float, float, float, Any], ...]

    @property
    def text(self) -> str:
        return "".join(row.text for row in self.rows)

    def row(self, words: str) -> Row:
        return next(row for row in self.rows if words in row.text)

    @property
    def within(self) -> tuple[Row, ...]:
        """The rows of the type area: without page numbers."""
        return tuple(row for row in self.rows if row.base < TOP + HIGH + 1)


def pages(pdf: bytes, mark: str = "") -> list[Page]:
    """Every page; the letters of a mark across the page are left out."""
    return [_page(one, mark) for one in extract_pages(BytesIO(pdf), laparams=LAParams(all_texts=True))]


def _page(layout: LTContainer[Any], mark: str) -> Page:
    signs: dict[float, list[Sign]] = {}
    rules = []
    for piece in _pieces(layout):
        if isinstance(piece, LTChar) and piece.upright and piece.matrix[1] == 0:
            sign = _sign(piece)
            signs.setdefault(round(sign.base, 1), []).append(sign)
        elif isinstance(piece, LTCurve):
            x0, y0, x1, y1 = piece.bbox
            rules.append(
                (x0 / MM, SHEET - y1 / MM, x1 / MM, SHEET - y0 / MM, piece.linewidth / MM, piece.stroking_color)
            )
    rows = (Row(base, tuple(sorted(found, key=lambda one: one.left))) for base, found in sorted(signs.items()))
    return Page(tuple(row for row in rows if row.text and row.text != mark), tuple(sorted(rules, key=lambda r: r[1])))


def _pieces(container: Any) -> Iterator[LTComponent]:
    for piece in container:
        if isinstance(piece, LTContainer):
            yield from _pieces(piece)
        else:
            yield piece


def _sign(piece: LTChar) -> Sign:
    base = SHEET - piece.matrix[5] / MM
    font = piece.fontname.partition("+")[2] or piece.fontname
    colour = piece.graphicstate.ncolor
    return Sign(piece.get_text(), piece.x0 / MM, piece.x1 / MM, base, round(piece.size, 1), font, colour)


def embedded(pdf: bytes) -> set[str]:
    """The names of the fonts whose outlines lie in the file."""
    found = set()
    document = PDFDocument(PDFParser(BytesIO(pdf)))
    for number in {number for xref in document.xrefs for number in xref.get_objids()}:
        piece = document.getobj(number)
        if isinstance(piece, dict) and any(f"FontFile{kind}" in piece for kind in ("", "2", "3")):
            found.add(piece["FontName"].name.partition("+")[2])
    return found


def slanted(pdf: bytes) -> list[str]:
    """The letters of each page that stand neither upright nor level: a mark across it."""
    found = []
    for layout in extract_pages(BytesIO(pdf), laparams=LAParams(all_texts=True)):
        signs = [one for one in _pieces(layout) if isinstance(one, LTChar) and one.matrix[1] != 0]
        found.append("".join(one.get_text() for one in sorted(signs, key=lambda one: one.x0)))
    return found
