"""A plan as plain data, built from spans alone: what the officer corrects is spans, never this."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kexie.notices.reading import lines
from kexie.notices.reading.spans import Span
from kexie.plans.reading import dues, figures, marks, verbs
from kexie.plans.reading.figures import Indicator

_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s?(?:年|$)|(?<![0-9])((?:19|20)[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: ``text`` as written (line breaks inside it closed), ``start`` to ``end`` its place in the source.

    ``owner``, ``co_owner`` and ``due`` as written, ``None`` where they are not told or told twice (``dues`` holds the
    times its own sentence names). ``verb`` and ``object`` are empty where no verb of a plan is found.
    """

    text: str
    start: int
    end: int
    owner: str | None
    co_owner: str | None
    due: str | None
    dues: tuple[str, ...]
    verb: str
    object: str
    indicators: tuple[Indicator, ...]
    loose: tuple[tuple[int, int], ...]  # numbers without a unit, as places in the source

    def as_json(self) -> dict[str, Any]:
        """``{"text", "owner", "due", "indicators"}``."""
        told = [one.as_json() for one in self.indicators]
        return {"text": self.text, "owner": self.owner, "due": self.due, "indicators": told}


@dataclass(frozen=True, slots=True)
class Part:
    """``number`` as its enumerator says (一 is 1), ``None`` without one; ``title`` without it."""

    number: int | None
    title: str
    measures: tuple[Measure, ...]


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
class _Draft:
    """A measure while it is gathered."""

    span: Span
    told: dict[str, str] = field(default_factory=dict)
    cells: list[Span] = field(default_factory=list)
    row: bool = False


@dataclass(slots=True)
class _Section:
    number: int | None
    title: str
    drafts: list[_Draft] = field(default_factory=list)


@dataclass
class _Build:
    """The spans walked so far. ``group`` are the measures the next word of duty speaks of."""

    source: str
    sections: list[_Section] = field(default_factory=list)
    group: list[_Draft] = field(default_factory=list)
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
    year = _YEAR.search(lines.fold(title[: lines.LIMIT]))
    guidance = [closed(span.of(source)) for span in spans if span.kind == "guidance"]
    parts = tuple(Part(one.number, one.title, tuple(_measure(source, d) for d in one.drafts)) for one in walk.sections)
    return Plan(title, int(year[1] or year[2]) if year else None, "\n".join(guidance) or None, parts)


def closed(text: str) -> str:
    """A text broken into lines as one line; between Han characters no blank remains."""
    return re.sub(r"[ \t\u3000\xa0]*[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]\s*", "", lines.trim(text))


def _take(walk: _Build, span: Span, broke: bool) -> None:
    kind = span.kind
    if broke and walk.waiting:
        walk.waiting = []
    if kind in ("part", "heading"):
        if kind == "part":
            walk.sections.append(_part(span.of(walk.source)))
        walk.group, walk.usual, walk.fresh = [], {}, True
    elif kind in ("measure", "mark"):
        if broke or walk.closed:
            walk.group, walk.closed = [], False
        if kind == "measure":
            _begin(walk, span)
    elif kind in _DUTIES or kind == "indicator":
        _tell(walk, span, broke)


def _part(text: str) -> _Section:
    shape = lines.fold(lines.trim(text))
    mark = marks.leading(shape[:40])
    title = closed(text)[mark.length if mark else 0 :]
    return _Section(mark.number if mark else None, title.strip(lines.BLANKS + "。:：.、"))


def _begin(walk: _Build, span: Span) -> None:
    if not walk.sections:
        walk.sections.append(_Section(None, ""))
    draft = _Draft(span, dict(walk.usual))
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


def _measure(source: str, draft: _Draft) -> Measure:
    text = closed(draft.span.of(source))
    shape = lines.fold(text)
    found = figures.find(shape)
    indicators, loose = list(found.indicators), [_moved(place, draft.span) for place in found.loose]
    for cell in draft.cells:
        more = figures.find(lines.fold(closed(cell.of(source))))
        indicators += [figures.of_row(one, text) for one in more.indicators]
        loose += [_moved(place, cell) for place in more.loose]
    times = tuple(dict.fromkeys("".join(shape[due.start : due.end].split()) for due in dues.find(shape)))
    told = draft.told
    verb, thing = verbs.act(shape[: lines.LIMIT])
    if found.indicators and re.match(r"[0-9]", thing):
        thing = found.indicators[0].what.removeprefix(verb)
    return Measure(
        text=text, start=draft.span.start, end=draft.span.end,
        owner=told.get("owner"), co_owner=told.get("co_owner"),
        due=told.get("due") or (times[0] if len(times) == 1 else None), dues=times,
        verb=verb, object=thing, indicators=tuple(indicators), loose=tuple(loose),
    )  # fmt: skip


def _moved(place: tuple[int, int], span: Span) -> tuple[int, int]:
    return min(span.start + place[0], span.end), min(span.start + place[1], span.end)
