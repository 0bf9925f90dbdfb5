"""Signature, date, 附注 and 版记 of the .docx."""

from typing import Any

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from kexie.notices.documents import titles
from kexie.notices.documents.plain import Plain
from kexie.notices.documents.word import styles, xml

_AREA = 442.2
_ROW = 3  # seals side by side


def signed(document: Document, told: Plain) -> None:
    """Names over the date, which stands four characters from the right edge; the seal goes over both."""
    names, date = told["signatures"], told["written_on"]
    if len(names) > 1:
        _joint(document, names, date)
    else:
        wide = titles.width(date)
        for place, words in enumerate(one for one in (*names, date) if one):
            right = 4.0 if words == date else max(0.0, 4 + (wide - titles.width(words)) / 2)
            paragraph = _at_right(document, words, right)
            paragraph.paragraph_format.space_before = Pt(0 if place else 2 * styles.LINE)
            paragraph.paragraph_format.keep_with_next = words != date
    if told["contact_note"]:
        paragraph = document.add_paragraph(f"（{told['contact_note']}）")
        paragraph.paragraph_format.left_indent = Pt(2 * styles.CELL)


def _at_right(document: Document, words: str, characters: float) -> Any:
    paragraph = document.add_paragraph(words, style=styles.SIGNED)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.right_indent = Pt(characters * styles.CELL)
    return paragraph


def _joint(document: Document, names: list[str], date: str) -> None:
    """At most three a row, the rows as far apart as a seal is high; the date under the last name."""
    columns = min(len(names), _ROW)
    rows = [names[at : at + columns] for at in range(0, len(names), columns)]
    gap = document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    table: Any = document.add_table(rows=len(rows), cols=columns)
    for place, row in enumerate(rows):
        last = place == len(rows) - 1
        table.rows[place].height = Mm(25 if last else 45)
        table.rows[place].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        cells = table.rows[place].cells[columns - len(row) :]
        for cell, name in zip(cells, row, strict=True):
            _centred(cell.paragraphs[0], name)
        if last and date:
            _centred(cells[-1].add_paragraph(), date)


def _centred(paragraph: Any, words: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles.run(paragraph, words)


def imprint(document: Document, told: Plain) -> None:
    """版记 at the foot of the last page; a letter has neither rules nor who printed it."""
    letter = told["form"] == "letter"
    printed = not letter and bool(told["printed_by"] or told["printed_on"])
    rows = [_copies] * bool(told["cc"]) + [_printed] * printed
    for fill in rows if len(rows) < 2 else (_copies, _rule, _printed):
        paragraph = document.add_paragraph()
        # Neighbours stand in one frame only while frame and rules are the same: so the rule between them is a row.
        xml.frame(
            paragraph, w=xml.mm(156), hAnchor="margin", xAlign="left", vAnchor="margin", yAlign="bottom", wrap="around"
        )
        if not letter:
            xml.boxed(paragraph, xml.borders(top=("single", 8, 3), bottom=("single", 8, 3)))
        fill(paragraph, told)
    if rows:
        after = document.add_paragraph()  # what the frame is anchored to: it takes no room
        after.paragraph_format.line_spacing = Pt(1)


# Tabs, not indents: the rules of a paragraph are as wide as its indents leave it.
def _copies(paragraph: Any, told: Plain) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(14))
    styles.run(paragraph, f"\t抄送：{told['cc']}", size=14)


def _printed(paragraph: Any, told: Plain) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(14))
    stops.add_tab_stop(Pt(_AREA - 14), WD_TAB_ALIGNMENT.RIGHT)
    printed = f"{told['printed_on']}印发" if told["printed_on"] else ""
    styles.run(paragraph, f"\t{told['printed_by']}\t{printed}", size=14)


def _rule(paragraph: Any, _told: Plain) -> None:
    paragraph.paragraph_format.line_spacing = Pt(6)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(_AREA), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    styles.run(paragraph, "\t", size=4)
