"""``read``: a text as a web page or a word processor leaves it -> spans, the notice they tell, and doubts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kexie.notices.reading import attached, body, doubts, furniture, head, lines, notice
from kexie.notices.reading import spans as tiling
from kexie.notices.reading.notice import Notice
from kexie.notices.reading.spans import Doubt, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """``spans`` tile ``source``: each character in exactly one, in order, none empty; an empty source has none.

    ``notice`` and ``doubts`` follow from source and spans alone, so ``reread(r.source, r.spans) == r``.
    """

    source: str
    spans: tuple[Span, ...]
    notice: Notice
    doubts: tuple[Doubt, ...]

    def as_json(self) -> dict[str, Any]:
        """``{"spans": [{"kind", "start", "end", "text"}], "notice": {…}}``, plain JSON values."""
        told = [{"kind": s.kind, "start": s.start, "end": s.end, "text": s.of(self.source)} for s in self.spans]
        return {"spans": told, "notice": self.notice.as_json()}


def read(source: str) -> Reading:
    """Read any text; never fails, and takes time in proportion to its length. What is unsure is among ``doubts``."""
    found = lines.split(source)
    foot = furniture.foot(found)
    first, after = head.extent(found, foot)
    marks, taken = head.read(found[:first], addressed=after > first)
    marks += [Span("addressees", line.start, line.end) for line in found[first:after]]
    title = attached.titles(attached.told(source, marks), "title")
    marks += body.read(found[max(taken, after) if after > first else taken : foot], title[0] if title else "")
    marks += [Span("furniture", line.start, line.end) for line in found[foot:]]
    return reread(source, tiling.tile(source, marks))


def reread(source: str, spans: Iterable[Span]) -> Reading:
    """The reading that corrected spans give; ``SpansError`` (Chinese message) where they do not tile the source."""
    checked = tiling.check(source, tuple(spans))
    told = notice.build(source, checked)
    return Reading(source, checked, told, doubts.find(source, checked, told))
