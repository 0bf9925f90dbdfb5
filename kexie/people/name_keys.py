"""Pinyin keys of Chinese names: what lists are sorted by and what people type to find one. Pure."""

import re
from functools import lru_cache

_PLAIN = re.compile(r"[^0-9a-z]+")
# Stands before what is not Chinese and keeps its letters; no name holds this control character.
_OTHER = "\x1f"


def sort_key(name: str, limit: int = 400) -> str:
    """Full pinyin in lower case, syllables apart: ``武汉市科协`` -> ``wu han shi ke xie``. Other scripts stay.

    Stored, because the database has no ICU and would sort by code point (stack.md, traps).
    """
    return " ".join(_syllables(name)).replace(_OTHER, "")[:limit].strip()


def initials(name: str, limit: int = 200) -> str:
    """First letters of Chinese, digits and Latin words kept whole: ``武汉ABC厂`` -> ``whabcc``."""
    letters = (one if one.startswith(_OTHER) else one[:1] for one in _syllables(name))
    return _PLAIN.sub("", "".join(letters))[:limit]


@lru_cache(maxsize=64)
def _syllables(name: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # its dictionaries cost every start of a process, and only new names need them

    # Both keys of a name are asked for one after the other: the reading, which costs most, is done once.
    return tuple(lazy_pinyin(name.strip().lower(), errors=_marked))


def _marked(text: str) -> str:
    return _OTHER + text
