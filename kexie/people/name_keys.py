"""Pinyin keys of Chinese names: what lists are sorted by and what people type to find one. Pure."""

import re

from pypinyin import Style, lazy_pinyin

_PLAIN = re.compile(r"[^0-9a-z]+")


def sort_key(name: str, limit: int = 400) -> str:
    """Full pinyin in lower case, syllables apart: ``武汉市科协`` -> ``wu han shi ke xie``. Other scripts stay.

    Stored, because the database has no ICU and would sort by code point (stack.md, traps).
    """
    return " ".join(lazy_pinyin(name.strip().lower(), errors=_others))[:limit].strip()


def initials(name: str, limit: int = 200) -> str:
    """First letters, digits and Latin words kept: ``武汉ABC厂`` -> ``whabcc``."""
    letters = lazy_pinyin(name.strip().lower(), style=Style.FIRST_LETTER, errors=_others)
    return _PLAIN.sub("", "".join(letters))[:limit]


def _others(text: str) -> str:
    return text
