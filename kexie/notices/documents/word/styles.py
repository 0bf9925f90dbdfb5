"""Styles of the .docx: fonts by the names they have in offices, sizes and lines of GB/T 9704-2012."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from kexie.notices.documents.word import xml

FANGSONG, XIAOBIAOSONG, HEITI, KAITI, SONGTI = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
RED = RGBColor(0xC3, 0x16, 0x1C)
SIZE = 16.0
# 22 lines of exactly this stand in 225 mm, 28 characters drawn a little together in 156 mm.
LINE = 28.95
CELL = 15.75
_DRAWN_TOGETHER = -5  # twips a character

TITLE, TO, MARK, SIGNED, HEAD = "公文标题", "主送机关", "附件序号", "署名日期", "发文机关标志"
# The built-in headings, so that the outline of a word processor shows the levels.
LEVELS = {1: HEITI, 2: KAITI, 3: FANGSONG, 4: FANGSONG}


def lay_down(document: Document) -> None:
    """Make the styles of a document."""
    normal = document.styles["Normal"]
    dress(normal, FANGSONG, SIZE)
    signs = normal.element.get_or_add_rPr()
    signs.append(xml.element("spacing", val=_DRAWN_TOGETHER))
    signs.append(xml.element("lang", val="zh-CN", eastAsia="zh-CN", bidi="ar-SA"))
    lines(normal)
    # No room between Chinese and Latin: there is none in official documents (look.md 3).
    for name in ("autoSpaceDE", "autoSpaceDN"):
        normal.element.get_or_add_pPr().insert_element_before(xml.element(name, val=0), "w:spacing", "w:ind", "w:jc")
    _made(document, TITLE, XIAOBIAOSONG, 22, line=33)
    _made(document, HEAD, XIAOBIAOSONG, 36, line=0).font.color.rgb = RED
    _made(document, TO, FANGSONG)
    _made(document, MARK, HEITI)
    _made(document, SIGNED, FANGSONG)
    for level, family in LEVELS.items():
        style = document.styles[f"Heading {level}"]
        dress(style, family, SIZE)
        style.font.bold = style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        lines(style)
        style.paragraph_format.keep_with_next = True


def _made(document: Document, name: str, family: str, size: float = SIZE, line: float = LINE) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    dress(style, family, size)
    lines(style, line)
    if line != LINE:
        style.element.get_or_add_pPr().insert_element_before(
            xml.element("snapToGrid", val=0), "w:spacing", "w:ind", "w:jc"
        )
    return style


def dress(style: Any, family: str, size: float) -> None:
    """One font for Chinese and Latin alike; themes of the library's own template taken out."""
    style.font.name = family
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), family)


def lines(style: Any, line: float = LINE) -> None:
    """Lines of this many points, nothing between paragraphs; 0: as high as what stands in them."""
    paragraph = style.paragraph_format
    paragraph.space_before = paragraph.space_after = Pt(0)
    paragraph.line_spacing = Pt(line) if line else 1.0
    paragraph.widow_control = False


def run(paragraph: Any, words: str, family: str = "", size: float = 0) -> Any:
    """Words in a paragraph, in another font or size where one is named."""
    made = paragraph.add_run(words)
    if family:
        dress_run(made, family)
    if size:
        made.font.size = Pt(size)
    return made


def dress_run(made: Any, family: str) -> None:
    """Another font for one run."""
    made.font.name = family
    made._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), family)
