"""One measure: its text, who answers for it, until when, what is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from kexie.notices.reading import lines
from kexie.notices.reading.spans import Span
from kexie.plans.reading import acts, dues, figures
from kexie.plans.reading.figures import Indicator

_BREAK: Final = re.compile(r"[ \t\u3000\xa0]*[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]\s*")


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


@dataclass(slots=True)
class Draft:
    """A measure while it is gathered: its span, what is told of its duties, the cells of its figures."""

    span: Span
    told: dict[str, str] = field(default_factory=dict)
    cells: list[Span] = field(default_factory=list)


def closed(text: str) -> str:
    """A text broken into lines as one line."""
    return _BREAK.sub("", lines.trim(text))


def build(source: str, draft: Draft) -> Measure:
    """The measure a draft tells."""
    text = closed(draft.span.of(source))
    shape = lines.fold(text)
    verb, thing = acts.find(shape[: lines.LIMIT])
    row = thing if shape.startswith(verb) and thing else text  # 新建企业科协 | 60家 counts 企业科协
    indicators, loose = _figures(source, draft.span)
    for cell in draft.cells:
        more, bare = _figures(source, cell)
        indicators += [figures.of_row(one, row) for one in more]
        loose += bare
    times = tuple(dict.fromkeys("".join(shape[due.start : due.end].split()) for due in dues.find(shape)))
    told = draft.told
    return Measure(
        text=text, start=draft.span.start, end=draft.span.end,
        owner=told.get("owner"), co_owner=told.get("co_owner"),
        due=told.get("due") or (times[0] if len(times) == 1 else None), dues=times,
        verb=verb, object=thing, indicators=tuple(indicators), loose=tuple(loose),
    )  # fmt: skip


def _figures(source: str, span: Span) -> tuple[list[Indicator], list[tuple[int, int]]]:
    """Figures of a span, and its numbers without a unit, as places in the source."""
    raw = span.of(source)
    places = list(_places(raw, span.start))
    found = figures.find(lines.fold(closed(raw)))
    told = [replace(one, start=places[one.start], end=places[one.end - 1] + 1) for one in found.indicators]
    return told, [(places[start], places[end - 1] + 1) for start, end in found.loose]


def _places(raw: str, start: int) -> Iterator[int]:
    """Where each character of the closed text stands in the source."""
    core = lines.trim(raw)
    first = start + (raw.index(core) if core else 0)
    at = 0
    for gap in _BREAK.finditer(core):
        yield from range(first + at, first + gap.start())
        at = gap.end()
    yield from range(first + at, first + len(core))
