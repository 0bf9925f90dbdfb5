"""主体 of the .docx: title, 主送, paragraphs and headings, 附件说明, annexes."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from kexie.notices.documents.plain import Plain
from kexie.notices.documents.word import styles, xml

# A paragraph up to ten lines goes over whole with the signature; some word processors never split one that is kept.
_KEPT = 280


def title(document: Document, lines: list[str], blank: float = 2) -> None:
    """A title in its lines, ``blank`` lines below what stands above it and one over what follows."""
    paragraph = document.add_paragraph(style=styles.TITLE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(blank * styles.LINE)
    paragraph.paragraph_format.space_after = Pt(styles.LINE)
    for place, line in enumerate(lines):
        run = styles.run(paragraph, line)
        if place < len(lines) - 1:
            run.add_break()


def addressees(document: Document, words: str) -> None:
    """主送, flush left."""
    if words:
        document.add_paragraph(words, style=styles.TO)


def flow(document: Document, pieces: list[Plain], keep: bool = False) -> None:
    """Paragraphs and headings; ``keep``: the last goes to no other page than what follows it."""
    for place, piece in enumerate(pieces):
        paragraph = document.add_paragraph(piece["text"], style=f"Heading {piece['level']}" if piece["level"] else None)
        if piece["part"]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in paragraph.runs:
                styles.dress_run(run, styles.HEITI)
            continue
        _indent(paragraph)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if keep and place == len(pieces) - 1 and len(piece["text"]) <= _KEPT:
            paragraph.paragraph_format.keep_with_next = True


def annex_list(document: Document, names: list[str]) -> None:
    """附件说明: one empty line below the text; names that go over go on under their own beginning."""
    for place, name in enumerate(names):
        paragraph = document.add_paragraph()
        count = f"{place + 1}." if len(names) > 1 else ""
        inset = styles.CELL * (6.2 if count else 5)
        shape = paragraph.paragraph_format
        shape.left_indent = Pt(inset)
        shape.first_line_indent = Pt(2 * styles.CELL - inset)
        shape.tab_stops.add_tab_stop(Pt(5 * styles.CELL))
        shape.keep_with_next = True
        if place == 0:
            shape.space_before = Pt(styles.LINE)
            styles.run(paragraph, "附件：")
        elif count:
            styles.run(paragraph, "\t")
        styles.run(paragraph, f"{count}\t{name}" if count else name)


def annex(document: Document, told: Plain) -> None:
    """An annex on a page of its own: its mark flush left, its title on the third line."""
    paragraph = document.add_paragraph(told["mark"], style=styles.MARK)
    paragraph.paragraph_format.page_break_before = True
    title(document, told["title"], blank=1)
    flow(document, told["blocks"])


def _indent(paragraph: Any) -> None:
    """Two characters, told in characters, so that it goes with the font a typist chooses."""
    indent = xml.properties(paragraph).get_or_add_ind()
    for name, value in xml.element("ind", firstLineChars=200, firstLine=xml.pt(2 * styles.CELL)).attrib.items():
        indent.set(name, value)
