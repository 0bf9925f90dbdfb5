"""Keys of Chinese names: what lists are sorted by and what people type to find one. Pure."""

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from kexie.kit import pinyin
from kexie.kit.web import text
from kexie.people import strokes

_PLAIN = re.compile(r"[^0-9a-z]+")
# Stands before what is not Chinese and keeps its letters; no name holds this control character.
_OTHER = "\x1f"
# Ideographs that share their look with another (decisions/0005), and how many spellings of a name are sought at most.
_TWINS = (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
_SPELLINGS = 16


class Keys(NamedTuple):
    """What is kept beside the name of a person, by the columns' names."""

    name_key: str
    initials: str
    stroke_key: str


NO_KEYS = Keys("", "", "")


def keys(name: str) -> Keys:
    """All that follow from the name of a person."""
    return Keys(sort_key(name), initials(name, 60), strokes.sort_key(name))


def sort_key(name: str, limit: int = 400) -> str:
    """Full pinyin in lower case, syllables apart: ``武汉市科协`` -> ``wu han shi ke xie``. Other scripts stay.

    Stored, because the database has no ICU and would sort by code point (stack.md, traps).
    """
    return " ".join(_syllables(name)).replace(_OTHER, "")[:limit].strip()


def initials(name: str, limit: int = 200) -> str:
    """First letters of Chinese, digits and Latin words kept whole: ``武汉ABC厂`` -> ``whabcc``."""
    letters = (one if one.startswith(_OTHER) else one[:1] for one in _syllables(name))
    return _PLAIN.sub("", "".join(letters))[:limit]


def spellings(name: str) -> list[str]:
    """What somebody may mean who types this: the name with each ideograph as it is usually typed, then its twins.

    Names are stored as their owners spell them: 李 has a second code, and both must be found by either.
    """
    twins = _twins()
    ways = [(sign, *twins.get(sign, ())) for sign in text.folded(name)]
    return ["".join(one) for one in itertools.islice(itertools.product(*ways), _SPELLINGS)]


@lru_cache(maxsize=1)
def _twins() -> dict[str, str]:
    found: dict[str, str] = {}
    for sign in map(chr, _TWINS):
        usual = text.folded(sign)
        if usual != sign:
            found[usual] = found.get(usual, "") + sign
    return found


@lru_cache(maxsize=64)
def _syllables(name: str) -> tuple[str, ...]:
    # Both keys of a name are asked for one after the other: the reading, which costs most, is done once.
    return tuple(pinyin.read(text.folded(name).strip().lower(), errors=_marked))


def _marked(text: str) -> str:
    return _OTHER + text
