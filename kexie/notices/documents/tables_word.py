"""The .docx of a paper with tables: page, fonts and page numbers of the official documents (GB/T 9704-2012). Pure.

Rows are written as elements, not through the library's tables: those look through the whole table for every cell, and
a year-end sheet of three hundred units would take a minute.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from kexie.kit.web import text as typed
from kexie.notices.documents import tables_grid, tables_large, titles
from kexie.notices.documents.tables import Box, Column, Paper, Section, Table
from kexie.notices.documents.word import pages, styles, text, xml

CELL, HEAD, NOTE, SIGNED = "表内文字", "表头", "表注", "签署"
_SIZE, _LINE = 12, 20.0
# Millimetres: label and room of an opinion, the least height of that room, and where its signature begins.
_BOX, _HIGH, _INSET = (32, 124), 34, 58


def draw(*papers: Paper) -> bytes:
    """Title, paragraphs, tables with a head on every page, who signs; each paper begins a page."""
    document = docx.Document()
    styles.lay_down(document)
    if papers[0].plaque:  # a file of its own: the page lies across
        tables_large.plaque(document, papers[0])
        return _saved(document, papers[0])
    pages.lay_out(document, {"form": "paper", "mark": ""})
    # Cells are as high as their font, which differs from office to office; rows have a least height instead.
    for name, family, line in ((CELL, styles.FANGSONG, 0), (HEAD, styles.HEITI, 0), (NOTE, styles.FANGSONG, _LINE)):
        _style(document, name, family, line=line)
    _style(document, SIGNED, styles.FANGSONG, 14, 28.0)
    for place, paper in enumerate(one for told in papers for one in told.whole):
        _add(document, paper, fresh=place > 0)
    return _saved(document, papers[0])


def _saved(document: Document, paper: Paper) -> bytes:
    document.core_properties.title = typed.line(paper.title)[:250]
    document.core_properties.author = document.core_properties.comments = ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Document, paper: Paper, *, fresh: bool) -> None:
    lines = list(titles.broken(typed.line(paper.title)))
    if paper.mark:
        document.add_paragraph(typed.line(paper.mark), style=styles.MARK)
    first = len(document.paragraphs) - bool(paper.mark)
    text.title(document, lines, blank=1 if paper.mark else 0)
    document.paragraphs[first].paragraph_format.page_break_before = fresh
    if paper.about:
        about = document.add_paragraph(typed.line(paper.about), style=NOTE)
        about.alignment = WD_ALIGN_PARAGRAPH.CENTER
        about.paragraph_format.space_after = Pt(_LINE / 2)
    _flow(document, paper.before)
    for told in paper.sections:
        _section(document, told)
    for one in paper.tables:
        _table(document, one)
    _flow(document, paper.after)
    if paper.boxes:
        _boxes(document, paper.boxes)
    if paper.cards:
        tables_large.cards(document, paper.cards)
    if paper.parties:
        _parties(document, paper.parties)


def _style(document: Document, name: str, family: str, size: float = _SIZE, line: float = _LINE) -> None:
    made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    styles.dress(made, family, size)
    styles.lines(made, line)
    # The grid of the page is for the lines of a text; a table has lines of its own.
    made.element.get_or_add_pPr().insert_element_before(xml.element("snapToGrid", val=0), "w:spacing", "w:ind", "w:jc")


def _flow(document: Document, paragraphs: Sequence[str]) -> None:
    text.flow(document, [{"level": 0, "text": typed.line(one), "part": False} for one in paragraphs])


def _section(document: Document, told: Section) -> None:
    if told.heading:
        text.flow(document, [{"level": 0, "text": typed.line(told.heading), "part": True}])
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    _flow(document, told.lines)


def _table(document: Document, told: Table) -> None:
    if told.heading:
        text.flow(document, [{"level": 1, "text": typed.line(told.heading), "part": False}])
    if not told.rows:
        _flow(document, [told.nothing])
        return
    names = {name: document.styles[name].style_id for name in (CELL, HEAD)}
    made = tables_grid.grid([one.width for one in told.columns], lines="single")
    made.append(_row([one.label for one in told.columns], told.columns, names[HEAD], head=True))
    for row in told.rows:
        made.append(_row(row, told.columns, names[CELL]))
    document.element.body.insert_element_before(made, "w:sectPr")
    after = document.add_paragraph(typed.line(told.note), style=NOTE)
    after.paragraph_format.space_before = Pt(4)
    after.paragraph_format.space_after = Pt(_LINE)


def _row(cells: Sequence[str], columns: Sequence[Column], style: str, *, head: bool = False) -> Any:
    """One row, kept on one page; the head is repeated on each."""
    made, shape = xml.element("tr"), xml.element("trPr")
    shape.append(xml.element("cantSplit"))
    shape.append(xml.element("trHeight", val=xml.pt(_LINE), hRule="atLeast"))
    if head:
        shape.append(xml.element("tblHeader"))
    made.append(shape)
    for told, column in zip(cells, columns, strict=True):
        side = "center" if head else "right" if column.figures else "left"
        made.append(tables_grid.cell([told], column.width, style, side))
    return made


def _boxes(document: Document, boxes: Sequence[Box]) -> None:
    """Opinions below each other, each whole on its page, with room for a seal over who signs."""
    made = tables_grid.grid(_BOX, lines="single")
    cell, head = (document.styles[name].style_id for name in (CELL, HEAD))
    for one in boxes:
        row, shape = xml.element("tr"), xml.element("trPr")
        shape.append(xml.element("cantSplit"))
        shape.append(xml.element("trHeight", val=xml.mm(_HIGH), hRule="atLeast"))
        row.append(shape)
        row.append(tables_grid.cell([one.label], _BOX[0], head, "center"))
        held = tables_grid.cell([one.words, ""], _BOX[1], cell, "left")
        for line in one.signed:
            held.append(tables_grid.paragraph(line, cell, "left", inset=_INSET))
        row.append(held)
        made.append(row)
    document.add_paragraph(style=NOTE)
    document.element.body.insert_element_before(made, "w:sectPr")
    end = document.add_paragraph(style=NOTE)  # a table is never the last of a body
    end.paragraph_format.line_spacing = Pt(1)


def _parties(document: Document, parties: Sequence[Sequence[str]]) -> None:
    """Who signs, side by side without lines, on one page."""
    wide = 156 / len(parties)
    made, row, shape = tables_grid.grid([wide] * len(parties), lines="nil"), xml.element("tr"), xml.element("trPr")
    shape.append(xml.element("cantSplit"))
    row.append(shape)
    name = document.styles[SIGNED].style_id
    for lines in parties:
        row.append(tables_grid.cell(lines, wide, name, "left", keep=True))
    made.append(row)
    gap = document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    document.element.body.insert_element_before(made, "w:sectPr")
    end = document.add_paragraph(style=NOTE)  # a table is never the last of a body
    end.paragraph_format.line_spacing = Pt(1)
