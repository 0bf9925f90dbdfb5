"""Elements of WordprocessingML that the library has no words for. Lengths in twips (1/20 pt)."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(name: str, **attributes: object) -> Any:
    """``<w:name w:attribute="…"/>``."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def mm(value: float) -> int:
    """Millimetres in twips."""
    return round(value * 1440 / 25.4)


def pt(value: float) -> int:
    """Points in twips."""
    return round(value * 20)


def properties(paragraph: Any) -> Any:
    """The ``pPr`` of a paragraph."""
    return paragraph._p.get_or_add_pPr()


def borders(colour: str = "auto", **sides: tuple[str, int, int]) -> Any:
    """``pBdr``; a side is (line, eighths of a point, distance in points)."""
    made = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            line, wide, space = sides[side]
            made.append(element(side, val=line, sz=wide, space=space, color=colour))
    return made


def frame(paragraph: Any, **where: object) -> None:
    """Take a paragraph out of the flow and place it; must come before its other properties."""
    properties(paragraph).insert_element_before(element("framePr", **where), *_AFTER_FRAME)


def boxed(paragraph: Any, made: Any) -> None:
    """Give a paragraph its ``pBdr``."""
    properties(paragraph).insert_element_before(made, *_AFTER_BORDERS)


def field(run: Any, code: str) -> None:
    """A field (PAGE) in a run."""
    for part in (
        element("fldChar", fldCharType="begin"),
        _code(code),
        element("fldChar", fldCharType="end"),
    ):
        run._r.append(part)


def _code(code: str) -> Any:
    made = element("instrText")
    made.text = code
    return made


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
_AFTER_FRAME = ("w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", *_AFTER_BORDERS)
