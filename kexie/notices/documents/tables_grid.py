"""Tables of a .docx as elements: grid, cells, words in them. Pure."""

from collections.abc import Sequence
from typing import Any

from kexie.kit.web import text as typed
from kexie.notices.documents.word import xml


def grid(widths: Sequence[float], lines: str) -> Any:
    """``<w:tbl>`` of these millimetres, without rows."""
    made, shape, border = xml.element("tbl"), xml.element("tblPr"), xml.element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border.append(xml.element(side, val=lines, sz=4, space=0, color="auto"))
    shape.append(xml.element("tblW", w=xml.mm(sum(widths)), type="dxa"))
    shape.append(xml.element("jc", val="center"))
    shape.append(border)
    shape.append(xml.element("tblLayout", type="fixed"))
    made.append(shape)
    grid = xml.element("tblGrid")
    for one in widths:
        grid.append(xml.element("gridCol", w=xml.mm(one)))
    made.append(grid)
    return made


def cell(told: Sequence[str], width: float, style: str, side: str, *, keep: bool = False) -> Any:
    """``<w:tc>`` with these lines, each a paragraph; ``keep``: on one page with what follows."""
    made, shape = xml.element("tc"), xml.element("tcPr")
    shape.append(xml.element("tcW", w=xml.mm(width), type="dxa"))
    shape.append(xml.element("vAlign", val="center" if not keep else "top"))
    made.append(shape)
    for line in told:
        made.append(paragraph(line, style, side, keep=keep))
    return made


def paragraph(words: str, style: str, side: str, *, keep: bool = False, inset: float = 0) -> Any:
    """``<w:p>`` of one line; ``inset``: millimetres from the left."""
    made, about = xml.element("p"), xml.element("pPr")
    about.append(xml.element("pStyle", val=style))
    if keep:
        about.append(xml.element("keepNext"))
    if inset:
        about.append(xml.element("ind", left=xml.mm(inset)))
    about.append(xml.element("jc", val=side))
    made.append(about)
    # Not typed.line: the blanks of a line to be filled in by hand are its meaning.
    made.append(_run(typed.clean(words).replace("\n", " ")))
    return made


def _run(words: str) -> Any:
    made, held = xml.element("r"), xml.element("t")
    held.text = words
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(held)
    return made
