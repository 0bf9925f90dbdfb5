"""密级: papers that bear one may not be kept here (rules.md 3; docs/decisions/0011). Pure.

A mark as papers bear it stands alone in its line (秘密, 机　密) or before a star (绝密★长期). Talk of secrets is none:
商业秘密保护 passes.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kexie.kit.verdict import ALLOWED, Verdict, refused

_FIRST, _LAST = "绝机秘", "密"
_MARK = rf"[{_FIRST}]\s{{0,4}}{_LAST}"
_STARRED = re.compile(rf"{_MARK}\s{{0,4}}[★☆][^\s,，。；;]{{0,12}}")
_ALONE = re.compile(rf"^[^\S\n]{{0,40}}(?:密级[:\uff1a]?[^\S\n]{{0,9}})?({_MARK})[^\S\n]{{0,40}}$", re.MULTILINE)


def mark(text: str) -> str:
    """The first mark in this text as it stands there, without blanks; empty for none."""
    found = _STARRED.search(text) or _ALONE.search(text)
    return "".join((found[1] if found.lastindex else found[0]).split()) if found else ""


def verdict(texts: Iterable[str]) -> Verdict:
    """Whether these texts may be kept here."""
    found = next((told for text in texts if (told := mark(text))), "")
    if found:
        return refused(
            f"文稿标有密级“{found}”。本平台不处理涉密文件，请按保密规定用专门的系统或纸质办理；"
            "误标的，去掉密级标注后再保存",
            "secrecy",
        )
    return ALLOWED


def texts(values: Mapping[str, Any]) -> list[str]:
    """All that is text among a drafter's values, the paragraphs of the body too."""
    found = [value for value in values.values() if isinstance(value, str)]
    return [*found, *(str(piece["text"]) for piece in values.get("body") or ())]
