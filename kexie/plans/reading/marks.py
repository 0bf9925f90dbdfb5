"""Enumerators: 第一部分, 一、 (一) 1. (1) ① and bullets, at the beginning of a line or inside a paragraph."""

import re
from dataclasses import dataclass
from typing import Final

_HAN: Final = "一二三四五六七八九十"
_COUNT: Final = rf"[{_HAN}]{{1,3}}"
# Levels of GB/T 9704-2012 (rules.md 3.1); a part stands above them, ① and bullets below.
_LEADING: Final = (
    (0, re.compile(rf"第({_COUNT}|[0-9]{{1,2}})(?:部分|章|篇|编)\s{{0,4}}[:、,]?\s{{0,4}}")),
    (1, re.compile(rf"({_COUNT})\s?[、.]\s{{0,4}}")),
    (2, re.compile(rf"\(({_COUNT})\)\s?[、.]?\s{{0,4}}")),
    (4, re.compile(r"\(([0-9]{1,2})\)\s?[、.]?\s{0,4}")),
    (4, re.compile(r"([0-9]{1,2})\)\s{0,4}")),
    (4, re.compile(r"([⑴-⒇])\s{0,4}")),
    (3, re.compile(r"([0-9]{1,3})\s?(?:、|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}|[0-9]{1,2}\s?月))\s{0,4}")),
    (3, re.compile(r"([⒈-⒛])\s{0,4}")),
    (5, re.compile(r"([①-⑳])\s{0,4}")),
    (6, re.compile(r"(?:[•●○■□◆◇▪▲★☆※·]|(?:[-–—]|——|--)(?=[^\s\-–—0-9]))\s{0,4}")),
)
# Inside a paragraph an enumerator counts only behind a stop; 一是 also behind a comma; ① wherever it stands.
INLINE: Final = re.compile(
    rf"(?:(?<=[;。:!?])|(?<=[;。:!?]\s))(?:\({_COUNT}\)|\([0-9]{{1,2}}\)|[0-9]{{1,2}}(?:、|\.(?![0-9])))"
    rf"|(?:(?<=[;。:!?,])|(?<=[;。:!?,]\s))[{_HAN}]{{1,2}}(?:是要?|要)(?=[^\s,。;:]{{2}})"
    rf"|(?:(?<=[;。:!?])|(?<=[;。:!?]\s))第[{_HAN}]{{1,2}}[,、](?=[^\s,。;:]{{2}})"
    r"|[①-⑳]"
)
_FIRST: Final = re.compile(rf"(?:[{_HAN}]{{1,2}}是要?|第[{_HAN}]{{1,2}}[,、])(?=[^\s,。;:]{{2}})")


@dataclass(frozen=True, slots=True)
class Mark:
    """An enumerator at the beginning of a folded text: ``level``, ``number`` (``None`` for a bullet), ``length``."""

    level: int
    number: int | None
    length: int


def leading(shape: str) -> Mark | None:
    """The enumerator a folded text begins with."""
    for level, pattern in _LEADING:
        if match := pattern.match(shape):
            return Mark(level, _number(match[1]) if match.groups() else None, match.end())
    return None


def sequel(shape: str) -> int:
    """Length of an 一是 or 第一, at the beginning of a folded text; 0 where it begins otherwise."""
    match = _FIRST.match(shape)
    return match.end() if match else 0


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    for first in "①⑴⒈":
        if 0 <= ord(text[0]) - ord(first) < 20:
            return ord(text[0]) - ord(first) + 1
    tens, ten, ones = text.rpartition("十")
    return (_HAN.index(tens[-1]) + 1 if tens else 1) * 10 * bool(ten) + (_HAN.index(ones[-1]) + 1 if ones else 0)
