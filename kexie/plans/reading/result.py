"""``read``: a plan text, with or without the notice around it -> spans, the plan they tell, and doubts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kexie.notices import reading as notices_reading
from kexie.notices.reading import attached
from kexie.notices.reading import spans as tiling
from kexie.notices.reading.spans import Doubt, Span
from kexie.plans.reading import blocks, doubts, kinds, outline, plan, region
from kexie.plans.reading.plan import Plan


@dataclass(frozen=True, slots=True)
class Reading:
    """``spans`` tile ``source``: each character in exactly one, in order, none empty; an empty source has none.

    ``plan`` and ``doubts`` follow from source and spans alone, so ``reread(r.source, r.spans) == r``.
    """

    source: str
    spans: tuple[Span, ...]
    plan: Plan
    doubts: tuple[Doubt, ...]

    def as_json(self) -> dict[str, Any]:
        """``{"spans": [{"kind", "start", "end", "text"}], "guidance", "parts": […], "doubtful": […]}``, JSON values.

        A doubtful place is ``{"start", "end", "text", "reason"}``; ``start == end`` where something is missing.
        """
        told = [{"kind": s.kind, "start": s.start, "end": s.end, "text": s.of(self.source)} for s in self.spans]
        doubtful = [
            {"start": d.start, "end": d.end, "text": self.source[d.start : d.end], "reason": d.reason}
            for d in self.doubts
        ]
        return {"spans": told, **self.plan.as_json(), "doubtful": doubtful}


def read(source: str) -> Reading:
    """Read any text; never fails, and takes time in proportion to its length. What is unsure is among ``doubts``."""
    found = notices_reading.read(source)
    told = [_row(source, span) for span in found.spans]
    place = region.find(source, told)
    inside = [span for span in told if place.start <= span.start < place.end]
    own = outline.spans(source, blocks.split(source, inside))
    around = [_around(span) for span in told if _kept(span, place)]
    return reread(source, tiling.tile(source, sorted([*around, *own], key=lambda span: span.start)))


def reread(source: str, spans: Iterable[Span]) -> Reading:
    """The reading that corrected spans give; ``SpansError`` (Chinese message) where they do not tile the source."""
    checked = tiling.check(source, tuple(spans), kinds.KINDS)
    told = plan.build(source, checked, _title(source, checked))
    return Reading(source, checked, told, doubts.find(source, checked, told, _others(source, checked)))


def _row(source: str, span: Span) -> Span:
    """A row of a table is text of the plan, whatever it looked like among the lines of a notice."""
    if span.kind in ("title", "attachment_title", "unread", "signature", "column", "site"):
        text = span.of(source)
        if "\t" in text.strip() or (text.startswith("|") and text.count("|") > 2):
            return Span("paragraph", span.start, span.end)
    return span


def _kept(span: Span, place: region.Region) -> bool:
    """Not blank (the tiling fills those in), and not a text of the plan itself, whose spans are finer."""
    return span.kind != "blank" and not (span.kind in region.TEXTS and place.start <= span.start < place.end)


def _around(span: Span) -> Span:
    if span.kind not in region.TEXTS or span.kind == "body":
        return span
    return Span("other", span.start, span.end)


def _title(source: str, spans: tuple[Span, ...]) -> str:
    """The title that stands nearest above the plan's own text."""
    own = next((at for at, span in enumerate(spans) if span.kind in _OWN), len(spans))
    told = attached.told(source, spans[:own])
    for kind in ("attachment_title", "title"):
        if titles := attached.titles(told, kind):
            return titles[-1]
    return ""


_OWN = frozenset({"guidance", "lead", "part", "heading", "mark", "measure", "table_head"})


def _others(source: str, spans: tuple[Span, ...]) -> list[str]:
    """Titles of attached documents with text that were left out though they are called plans."""
    found: list[str] = []
    title = ""
    for kind, text in attached.told(source, spans):
        if kind == "attachment_title":
            title = text
        elif kind == "other" and title:
            found += [title] if region.called(title) else []
            title = ""
        elif kind in _OWN:
            title = ""
    return found
