"""Titles broken by sense (GB/T 9704-2012, 7.3.1: 词意完整, 排列对称, 长短适宜). Pure."""

import re
from collections.abc import Sequence
from itertools import accumulate

MOST = 20.0  # full-width characters of size 2 (22 pt) in 156 mm
_LONGEST = 300  # characters; a longer title is no title, the page breaks it where it is full

_NARROW = 0.58  # a Latin letter or figure, in full-width characters, rather too wide than too narrow
_CLOSING = "，。、；：？！》〉）】〕”’…"
_OPENING = "《〈（【〔“‘"
_COUNTED = "年月日届次号周"
_JOINERS = "和与及暨或"
_NEVER = 10_000.0
# What stays whole where it fits in a line: names in marks, and meetings whose name is more than one word.
_WHOLE = re.compile("《[^《》]*》|“[^“”]*”|（[^（）]*）|(?:会员|职工)代表大会")


def broken(title: str, most: float = MOST) -> tuple[str, ...]:
    """The lines of a title, each at most ``most`` full-width characters wide; one line where it cannot be told.

    Names in 《》 stay whole where they fit in a line, words always; no line holds a single character.
    """
    if width(title) <= most or len(title) > _LONGEST:
        return (title,)
    costs = _costs(title, most)
    starts = _cheapest(title, costs, most)
    if not starts:
        return (title,)
    return tuple(title[a:b] for a, b in zip(starts, [*starts[1:], len(title)], strict=True))


def width(text: str) -> float:
    """In full-width characters."""
    return sum(_NARROW if one.isascii() else 1.0 for one in text)


def _cheapest(title: str, costs: Sequence[float], most: float) -> list[int]:
    """Where the lines start, at the least sum of what their ends and their unequal lengths cost."""
    upto = [0.0, *accumulate(_NARROW if one.isascii() else 1.0 for one in title)]
    wish = upto[-1] / -(-upto[-1] // most)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(_NEVER * 10, 0)] * len(title)
    for end in range(1, len(title) + 1):
        for start in range(end - 1, -1, -1):
            wide = upto[end] - upto[start]
            if wide > most:
                break
            short = 100 if wide < 2 else 0
            cost = best[start][0] + costs[end] + (wide - wish) ** 2 * 0.05 + short + 6
            best[end] = min(best[end], (cost, start))
    if best[-1][0] >= _NEVER:
        return []
    starts, at = [], len(title)
    while at:
        at = best[at][1]
        starts.append(at)
    return starts[::-1]


def _costs(title: str, most: float) -> list[float]:
    """What it costs to break before each character; index ``len(title)`` is the end and costs nothing."""
    inner = _inside(title, most)
    words = _word_starts(title)
    costs = [0.0] * (len(title) + 1)
    for at in range(1, len(title)):
        costs[at] = _cost(title[at - 1], title[at], at in words) + inner[at]
    return costs


def _cost(before: str, after: str, between_words: bool) -> float:
    if after in _CLOSING or before in _OPENING or (before + after).isascii():
        return _NEVER
    if before.isdigit() and after in _COUNTED:
        return _NEVER
    if after == "《" or before in "》，；、：":
        return 0.0
    if not between_words:
        return 40.0
    if before in _JOINERS or (after == "的" and before not in "》”"):
        return 12.0
    return 2.0 if before == "的" or after in _JOINERS else 5.0


def _inside(title: str, most: float) -> list[float]:
    """The extra cost of a break inside what stays whole; a name too wide for a line may be broken."""
    extra = [0.0] * (len(title) + 1)
    for found in _WHOLE.finditer(title):
        cost = 60.0 if width(found.group()) <= most else 4.0
        for at in range(found.start() + 1, found.end()):
            extra[at] += cost
    return extra


def _word_starts(title: str) -> set[int]:
    import rjieba  # its dictionary costs every start of a process; here and in the search only

    return {0, *accumulate(len(word) for word in rjieba.cut(title))}
