"""Paragraphs as they are stored, as they are typed, as they are drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from kexie.notices.reading import kinds, lines, shapes
from kexie.notices.reading.attached import Paragraph

__all__ = ["Paragraph", "Stored", "from_text", "stored", "to_text"]

# {"kind": one of reading.kinds.TEXTS, "level": 1..4 for headings, 0 for everything else, "text": str}
Stored: TypeAlias = dict[str, Any]


def stored(paragraphs: Iterable[Paragraph]) -> list[Stored]:
    """Paragraphs as the reader gives them, in the shape of ``Document.body``.

    An item (一、 followed by a whole sentence) is no heading although it bears a mark: level 0.
    """
    return [{"kind": one.kind, "level": _level(one.kind), "text": one.text} for one in paragraphs]


def from_text(text: str, plain: str = "body") -> list[Stored]:
    """Typed text, a paragraph a line, blank lines dropped; what looks like a heading of GB/T 9704 is one.

    ``plain`` is the kind of an ordinary paragraph: ``body`` in a letter, ``paragraph`` in an annex.
    """
    found = []
    for line in lines.split(text):
        kind = shapes.text_kind(line, plain)
        found.append({"kind": kind, "level": _level(kind), "text": line.text})
    return found


def to_text(body: Sequence[Mapping[str, Any]]) -> str:
    """The stored paragraphs as a drafter types them: one a line."""
    return "\n".join(str(paragraph["text"]) for paragraph in body)


def _level(kind: str) -> int:
    return kinds.LEVELS.get(kind, 0)
