"""版头 of the .docx."""

from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from kexie.notices.documents.plain import Plain
from kexie.notices.documents.word import styles, xml

_AREA = 442.2  # points in 156 mm


def add(document: Document, told: Plain) -> None:
    """Urgency, names in red, number, signer, rule."""
    if told["form"] == "letter":
        _letter(document, told)
        return
    if told["urgency"]:
        paragraph = document.add_paragraph()
        xml.frame(paragraph, w=xml.mm(60), hAnchor="margin", x=0, vAnchor="margin", y=1, wrap="around")
        styles.run(paragraph, told["urgency"], styles.HEITI)
    if len(told["issuers"]) > 1:
        _joint(document, told["issuers"], told["ending"])
    else:
        words = "".join(told["issuers"]) + told["ending"]
        paragraph = document.add_paragraph(style=styles.HEAD)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Mm(33.5)  # the ink begins a little below the top of the line
        styles.run(paragraph, words, size=_size(words, 42, _AREA))
    _number(document, told)


def _size(words: str, most: float, room: float) -> float:
    """The points at which the words fill the room at most."""
    return max(18.0, min(most, int(room / max(len(words), 1) * 0.98)))


def _number(document: Document, told: Plain) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(2 * styles.LINE)
    if told["signer"]:
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(styles.CELL))
        stops.add_tab_stop(Pt(_AREA - styles.CELL), WD_TAB_ALIGNMENT.RIGHT)
        styles.run(paragraph, f"\t{told['number']}\t签发人：")
        styles.run(paragraph, told["signer"], styles.KAITI)
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        styles.run(paragraph, told["number"])
    xml.boxed(paragraph, xml.borders("C3161C", bottom=("single", 12, 8)))


def _joint(document: Document, names: list[str], ending: str) -> None:
    """The names spread to one width, 文件 beside them."""
    before = document.add_paragraph()
    before.paragraph_format.line_spacing = Pt(styles.LINE)
    before.paragraph_format.space_before = Mm(33.5) - Pt(styles.LINE)
    table: Any = document.add_table(rows=1, cols=2)
    table.autofit = False
    room = _AREA - (90 if ending else 0)
    size = _size(max(names, key=len), 34, room - 12)
    for column, cell, wide in zip(table.columns, table.rows[0].cells, (room, _AREA - room), strict=True):
        column.width = cell.width = Pt(wide)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    left, right = table.rows[0].cells
    for place, name in enumerate(names):
        paragraph = left.paragraphs[0] if place == 0 else left.add_paragraph()
        paragraph.style = document.styles[styles.HEAD]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.DISTRIBUTE
        styles.run(paragraph, name, size=size)
    right.paragraphs[0].style = document.styles[styles.HEAD]
    styles.run(right.paragraphs[0], ending, size=36)


def _letter(document: Document, told: Plain) -> None:
    """信函格式: the name 30 mm under the edge, a double line 4 mm below, the number at the right under it."""
    words = told["issuers"][0] if told["issuers"] else ""
    paragraph = document.add_paragraph(style=styles.HEAD)
    xml.frame(paragraph, w=xml.mm(170), hAnchor="page", xAlign="center", vAnchor="page", y=xml.mm(29), wrap="notBeside")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles.run(paragraph, words, size=_size(words, 36, _AREA))
    xml.boxed(paragraph, xml.borders("C3161C", bottom=("thickThinSmallGap", 24, 8)))
    row = document.add_paragraph()
    row.paragraph_format.space_before = Pt(8)
    row.paragraph_format.tab_stops.add_tab_stop(Pt(_AREA), WD_TAB_ALIGNMENT.RIGHT)
    styles.run(row, told["urgency"], styles.HEITI)
    styles.run(row, f"\t{told['number']}")
