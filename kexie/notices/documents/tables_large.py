"""The .docx of what is no text: a plaque across its sheet, cards to be cut out. Pure."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from kexie.kit.web import text as typed
from kexie.notices.documents import tables_grid, tables_plain
from kexie.notices.documents.tables import Card, Paper
from kexie.notices.documents.word import styles, xml

_ACROSS = 2  # cards side by side
_WIDE, _HIGH, _MARGIN = 78.0, 50.0, 30.0  # millimetres
_LINE, _NAME = "证件文字", "证件名称"


def plaque(document: Document, paper: Paper) -> None:
    """The words large and in the middle of a page that lies across."""
    section: Any = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(_MARGIN)
    section._sectPr.insert_element_before(xml.element("vAlign", val="center"), "w:docGrid")
    lines, size = tables_plain.plaque(paper.title)
    for line in lines:
        _centred(document, line, styles.XIAOBIAOSONG, size)
    for line in ("", *paper.after):
        _centred(document, typed.line(line), styles.FANGSONG, 24)


def _centred(document: Document, words: str, family: str, size: int) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = 1.5
    styles.run(paragraph, words, family, size)


def cards(document: Document, some: Sequence[Card]) -> None:
    """Two side by side, each whole on its page."""
    for name, family, size in ((_LINE, styles.FANGSONG, 11), (_NAME, styles.XIAOBIAOSONG, 18)):
        made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        styles.dress(made, family, size)
        styles.lines(made, 0)
    grid = tables_grid.grid([_WIDE] * _ACROSS, lines="single")
    for first in range(0, len(some), _ACROSS):
        row, shape = xml.element("tr"), xml.element("trPr")
        shape.append(xml.element("cantSplit"))
        shape.append(xml.element("trHeight", val=xml.mm(_HIGH), hRule="atLeast"))
        row.append(shape)
        for one in [*some[first : first + _ACROSS], None][:_ACROSS]:
            row.append(_card(document, one))
        grid.append(row)
    document.element.body.insert_element_before(grid, "w:sectPr")
    end = document.add_paragraph()  # a table is never the last of a body
    end.paragraph_format.line_spacing = Pt(1)


def _card(document: Document, told: Card | None) -> Any:
    line, name = (document.styles[one].style_id for one in (_LINE, _NAME))
    if told is None:
        return tables_grid.cell([""], _WIDE, line, "left")
    made = tables_grid.cell([told.head], _WIDE, line, "center")
    for words, style, side in (
        (told.title, name, "center"), *((one, line, "left") for one in told.lines), (told.foot, line, "right"),
    ):  # fmt: skip
        made.append(tables_grid.paragraph(words, style, side))
    return made
