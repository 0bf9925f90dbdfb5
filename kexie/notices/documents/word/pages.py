"""The page of the .docx: type area, grid, page numbers, the mark of what was not issued, the letter's lower rule."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from kexie.notices.documents.plain import Plain
from kexie.notices.documents.word import styles, xml

# A picture of words behind the text, as word processors make it themselves; the words are ours (草稿, 作废).
_MARK = (
    '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"'
    ' adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape'
    ' id="mark" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:330pt;height:150pt;'
    "rotation:325;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e2e2e2" stroked="f"><v:textpath'
    ' style="font-family:\'黑体\';font-size:1pt" string="{mark}"/></v:shape></w:pict>'
)


def lay_out(document: Document, told: Plain) -> None:
    """Set paper, margins, grid, head and foot of the one section."""
    section: Any = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    # The number's line ends 35 - 7 - 5 mm over the edge: 7 mm under the type area.
    section.header_distance, section.footer_distance = Mm(15), Mm(22.5)
    section._sectPr.append(xml.element("docGrid", type="lines", linePitch=xml.pt(styles.LINE)))
    document.settings.odd_and_even_pages_header_footer = True
    letter = told["form"] == "letter"
    section.different_first_page_header_footer = letter
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    if letter:
        _rule(section.first_page_footer)
    for header in (section.header, section.even_page_header, *([section.first_page_header] if letter else [])):
        header.is_linked_to_previous = False
        if told["mark"]:
            header.paragraphs[0].add_run()._r.append(parse_xml(_MARK.format(mark=told["mark"])))


def _number(footer: Any, side: Any) -> None:
    """— 1 —, size 4, one character from the outer edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
    paragraph.paragraph_format.line_spacing = Pt(16)
    for part in ("— ", None, " —"):
        run = styles.run(paragraph, part or "", styles.SONGTI, 14)
        if part is None:
            xml.field(run, "PAGE")


def _rule(footer: Any) -> None:
    """信函格式: the lower double line, 20 mm over the edge of the page."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(2)
    xml.frame(paragraph, w=xml.mm(170), hAnchor="page", xAlign="center", vAnchor="page", y=xml.mm(276), wrap="around")
    xml.boxed(paragraph, xml.borders("C3161C", top=("thinThickSmallGap", 24, 0)))
