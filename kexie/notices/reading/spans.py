"""Spans that tile a text: every character in exactly one of them."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from kexie.notices.reading import kinds, lines


class SpansError(ValueError):
    """Spans that do not tile the source; the message is Chinese and says which one is wrong."""


@dataclass(frozen=True, slots=True)
class Span:
    """``source[start:end]`` is ``kind`` (one of ``kinds.KINDS``); offsets count Python characters (code points)."""

    kind: str
    start: int
    end: int

    def of(self, source: str) -> str:
        """The text of this span."""
        return source[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the officer should look at, and where; ``start == end`` where something is missing."""

    start: int
    end: int
    reason: str


def tile(source: str, marks: Iterable[Span]) -> tuple[Span, ...]:
    """Fill what lies between ``marks`` (in order, apart): blanks become ``blank``, anything else ``unread``."""
    tiles: list[Span] = []
    at = 0
    for mark in marks:
        tiles += _gap(source, at, mark.start)
        tiles.append(mark)
        at = mark.end
    return (*tiles, *_gap(source, at, len(source)))


def _gap(source: str, start: int, end: int) -> list[Span]:
    if start >= end:
        return []
    return [Span("unread" if lines.has_text(source[start:end]) else "blank", start, end)]


def check(source: str, spans: Sequence[Span], known: Container[str] = kinds.KINDS) -> tuple[Span, ...]:
    """The same spans, or ``SpansError``: ``known`` kinds, no gap, no overlap, none empty, no text hidden as blank."""
    at = 0
    for place, span in enumerate(spans, start=1):
        if span.kind not in known:
            raise SpansError(f"第{place}段的类别“{span.kind}”不存在，请从列表中选择。")
        if span.start != at:
            fault = "重叠" if span.start < at else "有遗漏"
            raise SpansError(f"第{place}段与前一段之间{fault}（应从第{at}个字符开始），请重新划分。")
        if span.end <= span.start or span.end > len(source):
            raise SpansError(f"第{place}段的结束位置不对，请重新划分。")
        if span.kind == "blank" and lines.has_text(span.of(source)):
            raise SpansError(f"第{place}段标为空白，但其中有文字，请改选别的类别。")
        at = span.end
    if at != len(source):
        raise SpansError(f"原文从第{at}个字符起没有划入任何一段，请补上。")
    return tuple(spans)
