"""Which lines of a text are the plan: an attached document that is called one, else the text itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kexie.notices.reading import attached, kinds, lines
from kexie.notices.reading.spans import Span

_CALLED: Final = re.compile(r"要点|计划|安排|方案|任务|规划|分解|清单|目标|分工")
_OPENS: Final = frozenset({"attachment_mark", "attachment_title"})
TEXTS: Final = kinds.TEXTS


@dataclass(frozen=True, slots=True)
class Region:
    """``source[start:end]`` holds the plan."""

    start: int
    end: int


@dataclass(slots=True)
class _Document:
    start: int
    titles: list[str]
    texts: int
    end: int


def find(source: str, spans: Sequence[Span]) -> Region:
    """The plan's place among the spans of a notice; the whole text where nothing with text is attached."""
    papers = [paper for paper in _attached(source, spans) if paper.texts]
    named = [paper for paper in papers if called("".join(paper.titles))]
    first = papers[0].start if papers else len(source)
    if not papers or (not named and _tells(source, spans, first)):
        return Region(0, first)
    plan = (named or papers)[0]
    return Region(plan.start, plan.end)


def called(title: str) -> bool:
    """A document of this title is a plan: 工作要点, 任务分解表, 重点工作安排."""
    return _CALLED.search(lines.fold(title[: lines.LIMIT])) is not None


def _attached(source: str, spans: Sequence[Span]) -> list[_Document]:
    found: list[_Document] = []
    last = ""
    for span in spans:
        if span.kind == "blank":
            continue
        goes_on = last == "attachment_mark" or (last == "attachment_title" and _broken(found[-1].titles[-1]))
        if span.kind in _OPENS and not (span.kind == "attachment_title" and goes_on):
            if found:
                found[-1].end = span.start
            found.append(_Document(span.start, [], 0, len(source)))
        if found and span.kind == "attachment_title":
            found[-1].titles.append(lines.trim(span.of(source)))
        elif found and span.kind in TEXTS:
            found[-1].texts += 1
        last = span.kind
    return found


def _broken(title: str) -> bool:
    return len(attached.titles([("title", title), ("title", "x")], "title")) == 1


def _tells(source: str, spans: Sequence[Span], end: int) -> bool:
    """The text above the attached documents has parts of its own, so it is the plan."""
    headings = {"part", "heading1", "heading2", "item"}
    return sum(span.kind in headings for span in spans if span.end <= end) > 1
