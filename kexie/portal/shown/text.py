"""A document's text for the page: headed paragraphs with anchors, contents, keywords, a description.

The levels are those of GB/T 9704-2012 as stored in ``Document.body`` (rules.md 3.1): 1 一、 2 (一) 3 1. 4 (1), 0 plain.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_NUMERAL = re.compile(r"^([一二三四五六七八九十]{1,3})、")
_QUOTED = re.compile(r"[《“]([^《》“”]{2,30})[》”]")
_CLAUSE = re.compile("[,;:\uff0c\uff1b\uff1a。]")  # sources write both widths
DESCRIPTION = 120


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or heading; ``anchor`` is set for headings of the first level only."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: numeral, short label, where it leads."""

    numeral: str
    label: str
    anchor: str


def blocks(body: Iterable[Mapping[str, Any]], place: str) -> list[Block]:
    """The stored body as blocks; first-level headings get the anchors ``<place>-1``, ``<place>-2`` … in order."""
    found: list[Block] = []
    headed = 0
    for piece in body:
        level = int(piece["level"])
        headed += level == 1
        found.append(Block(level, str(piece["text"]), f"{place}-{headed}" if level == 1 else ""))
    return found


def contents(found: Iterable[Block]) -> list[Entry]:
    """The first-level headings, each cut after its first clause so that it fits a narrow column."""
    return [_entry(block) for block in found if block.anchor]


def _entry(block: Block) -> Entry:
    numeral = _NUMERAL.match(block.text)
    rest = block.text[numeral.end() :] if numeral else block.text
    return Entry(numeral[1] if numeral else "", _CLAUSE.split(rest, maxsplit=1)[0], block.anchor)


def keywords(title: str, texts: Iterable[str], limit: int = 8) -> list[str]:
    """What the text itself sets in 《》 or “”, in order, once each: names the authors chose, so nothing is guessed."""
    found = [name for text in (title, *texts) for name in _QUOTED.findall(text)]
    return list(dict.fromkeys(found))[:limit]


def description(texts: Iterable[str]) -> str:
    """The first words of the text, at most 120 characters, for search engines and previews."""
    joined = "".join(texts)
    return joined if len(joined) <= DESCRIPTION else joined[: DESCRIPTION - 1] + "…"
