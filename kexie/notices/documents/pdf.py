"""The PDF of a paper: typeset by typst from plain data. Pure: the same paper gives the same bytes."""

import json
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kexie.notices.documents import fonts
from kexie.notices.documents.plain import Plain, packed

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "typst"
# A typesetter holds fonts and templates read once; it is not made for two threads at a time.
_ONE_AT_A_TIME = threading.Lock()


def draw(told: Plain, folder: str = "") -> bytes:
    """The PDF of ``plain(paper)`` with the fonts of ``folder`` (empty: the free stand-ins).

    The text is handed over as data (a JSON string beside the template), so nothing in it is read as markup or code.
    """
    with _ONE_AT_A_TIME:
        drawn = _compiler(folder, _template(told)).compile(format="pdf", sys_inputs=_inputs(told, folder))
    assert isinstance(drawn, bytes)  # a list only for pictures
    return drawn


def pictures(told: Plain, folder: str = "", ppi: float = 110) -> list[bytes]:
    """Every page as PNG, for tests and for the eye."""
    with _ONE_AT_A_TIME:
        drawn = _compiler(folder, _template(told)).compile(format="png", sys_inputs=_inputs(told, folder), ppi=ppi)
    return drawn if isinstance(drawn, list) else [drawn or b""]


def _inputs(told: Plain, folder: str) -> dict[str, str]:
    return {"paper": packed(told), "fonts": _fonts(folder)}


def _fonts(folder: str) -> str:
    chosen = fonts.chosen(folder)
    return json.dumps(chosen.families | {"stand_ins": chosen.stand_ins}, ensure_ascii=False)


def _template(told: Plain) -> str:
    return "tables.typ" if told["form"] == "tables" else "paper.typ"


@lru_cache(maxsize=4)
def _compiler(folder: str, template: str) -> "typst.Compiler":
    """One for a process, a font folder and a template: making one reads the fonts (37 ms against 3 ms, stack.md)."""
    import typst  # 6 MB that only the process that draws needs

    return typst.Compiler(
        input=str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=list(fonts.chosen(folder).paths),
        ignore_system_fonts=True,
        package_path=str(TEMPLATES / "none"),
        package_cache_path=str(TEMPLATES / "none"),
    )
