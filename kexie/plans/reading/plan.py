"""A plan as plain data, built from spans alone: what the officer corrects is spans, never this."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kexie.notices.reading import lines
from kexie.notices.reading.spans import Span
from kexie.plans.reading import marks, measures
from kexie.plans.reading.measures import Measure

_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_HAN_YEAR: Final = re.compile(r"[一二][〇零○oO0九][〇零○oO0一二三四五六七八九]{2}(?=年)")
_DIGITS: Final = {ord(sign): str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {
    ord(s): "0" for s in "零○oO"
}


@dataclass(frozen=True, slots=True)
class Part:
    """``number`` as its enumerator says (一 is 1), ``None`` without one; ``title`` without it.

    ``start`` to ``end`` is the place of its heading; both 0 where measures stand below none.
    """

    number: int | None
    title: str
    measures: tuple[Measure, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """``year`` as the title names it; ``guidance`` with a line break between its paragraphs, ``None`` without any."""

    title: str
    year: int | None
    guidance: str | None
    parts: tuple[Part, ...]

    @property
    def measures(self) -> Iterator[Measure]:
        """All measures, in order."""
        for part in self.parts:
            yield from part.measures

    def as_json(self) -> dict[str, Any]:
        """``{"guidance", "parts": [{"number", "title", "measures"}]}``, plain JSON values."""
        parts = [
            {"number": part.number, "title": part.title, "measures": [one.as_json() for one in part.measures]}
            for part in self.parts
        ]
        return {"guidance": self.guidance, "parts": parts}


@dataclass(slots=True)
class _Section:
    number: int | None
    title: str
    span: Span
    drafts: list[measures.Draft] = field(default_factory=list)


@dataclass
class _Build:
    """The spans walked so far. ``group`` are the measures the next word of duty speaks of."""

    source: str
    sections: list[_Section] = field(default_factory=list)
    group: list[measures.Draft] = field(default_factory=list)
    usual: dict[str, str] = field(default_factory=dict)  # told at the heading, for all below it
    fresh: bool = False  # right below a heading, so a duty told now is told for all of it
    closed: bool = False  # a duty has been told for the group
    waiting: list[tuple[str, Span]] = field(default_factory=list)  # cells in front of their row's task


_DUTIES: Final = frozenset({"owner", "co_owner", "due"})


def build(source: str, spans: Sequence[Span], title: str) -> Plan:
    """The plan that ``spans`` tell of ``source``; what they do not tell is ``None`` or empty."""
    walk = _Build(source)
    broke = True
    for span in spans:
        if span.kind == "blank":
            broke = broke or any(sign in "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029" for sign in span.of(source))
            continue
        _take(walk, span, broke)
        broke = False
    shape = lines.fold(title[: lines.LIMIT])
    han = _HAN_YEAR.search(shape)
    year = _YEAR.search(han.group().translate(_DIGITS) if han else shape)
    guidance = [measures.closed(span.of(source)) for span in spans if span.kind == "guidance"]
    parts = tuple(_closed(source, one) for one in walk.sections)
    return Plan(title, int(year[1]) if year else None, "\n".join(guidance) or None, parts)


def _closed(source: str, one: _Section) -> Part:
    told = tuple(measures.build(source, draft) for draft in one.drafts)
    return Part(one.number, one.title, told, one.span.start, one.span.end)


def _take(walk: _Build, span: Span, broke: bool) -> None:
    kind = span.kind
    if broke and walk.waiting:
        walk.waiting = []
    if kind in ("part", "heading"):
        if kind == "part":
            _open(walk, span)
        walk.group, walk.usual, walk.fresh = [], {}, True
    elif kind in ("measure", "mark"):
        if broke or walk.closed:
            walk.group, walk.closed = [], False
        if kind == "measure":
            _begin(walk, span)
    elif kind in _DUTIES or kind == "indicator":
        _tell(walk, span, broke)


def _open(walk: _Build, span: Span) -> None:
    """A new part; a table that names its part again in every row opens it once."""
    text = measures.closed(span.of(walk.source))
    mark = marks.leading(lines.fold(text[:40]))
    title = text[mark.length if mark else 0 :].strip(lines.BLANKS + "。:：.、")
    last = walk.sections[-1] if walk.sections else None
    if last is None or mark or last.title != title:
        walk.sections.append(_Section(mark.number if mark else None, title, span))


def _begin(walk: _Build, span: Span) -> None:
    if not walk.sections:
        walk.sections.append(_Section(None, "", Span("part", 0, 0)))
    draft = measures.Draft(span, dict(walk.usual))
    walk.sections[-1].drafts.append(draft)
    walk.group.append(draft)
    walk.fresh = False
    waiting, walk.waiting = walk.waiting, []
    for _, cell in waiting:
        _tell(walk, cell, broke=False)


def _tell(walk: _Build, span: Span, broke: bool) -> None:
    text = lines.trim(span.of(walk.source))
    if not walk.group or (broke and span.kind == "indicator"):
        if walk.fresh and span.kind in _DUTIES:
            walk.usual[span.kind] = text
        else:
            walk.waiting.append((span.kind, span))
        return
    for draft in walk.group:
        if span.kind == "indicator":
            draft.cells.append(span)
        else:
            before = draft.told.get(span.kind) if walk.closed else None
            draft.told[span.kind] = f"{before}、{text}" if before else text
    walk.closed = walk.closed or span.kind in _DUTIES
