"""Paragraphs of the body and of the attached documents, from spans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kexie.notices.reading import kinds, lines, shapes
from kexie.notices.reading.spans import Span

_MARKED: Final = re.compile(r"附\s?件\s?([0-9]{1,2})?([一二三四五六七八九十])?")
_LISTED: Final = re.compile(r"^([0-9]{1,2})\s?[、.]\s?")
_OPENS: Final = frozenset({"attachment_mark", "attachment_title"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``kind`` of ``kinds.TEXTS``; ``level`` by GB/T 9704 (0 part, 1 一、, 2 (一), 3 1., 4 (1), 5 ①) or ``None``."""

    kind: str
    level: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Attached:
    """An attached document; no paragraphs where the notice only lists it. ``number`` as in 附件1, where told."""

    number: int | None
    title: str
    paragraphs: tuple[Paragraph, ...]


def told(source: str, spans: Sequence[Span]) -> list[tuple[str, str]]:
    """(kind, text without blanks at its edges) of every span that says something."""
    pairs = ((span.kind, lines.trim(span.of(source))) for span in spans if span.kind != "blank")
    return [(kind, text) for kind, text in pairs if text]


def titles(told: Sequence[tuple[str, str]], kind: str) -> list[str]:
    """Titles; one broken into lines goes on while no line ends as the name of a paper does."""
    found: list[list[str]] = []
    last = ""
    for k, text in told:
        if k == kind and last == kind and not _complete(found[-1][-1]):
            found[-1].append(text)
        elif k == kind:
            found.append([text])
        last = k
    return ["".join(parts) for parts in found]


def _complete(text: str) -> bool:
    return shapes.complete_title(lines.fold(text[-lines.LIMIT :])[-200:])


def body(told: Sequence[tuple[str, str]]) -> tuple[Paragraph, ...]:
    """Texts above the first attached document, and what is marked as body wherever it stands."""
    end = next((at for at, (kind, _) in enumerate(told) if kind in _OPENS), len(told))
    own = [*told[:end], *(pair for pair in told[end:] if pair[0] == "body")]
    return tuple(_paragraph(kind, text) for kind, text in own if kind in kinds.TEXTS)


def documents(told: Sequence[tuple[str, str]]) -> tuple[Attached, ...]:
    """Attached documents as 附件说明 lists them, each with its text where the source holds it; then the others."""
    written = _written(told)
    by_number = {one.number: place for place, one in reversed([*enumerate(written)]) if one.number}
    by_title = {plain(one.title): place for place, one in reversed([*enumerate(written)])}
    taken: set[int] = set()
    found: list[Attached] = []
    for listed in _listed(told):
        place = by_title.get(plain(listed.title), by_number.get(listed.number or 0))
        if place is None or place in taken:
            found.append(listed)
            continue
        taken.add(place)
        one = written[place]
        found.append(replace(one, number=one.number or listed.number, title=one.title or listed.title))
    return (*found, *(one for place, one in enumerate(written) if place not in taken))


def plain(title: str) -> str:
    """A title as it is compared: without 《》, blanks, list number and file suffix."""
    text = "".join(lines.fold(title).split()).strip("《》")
    return re.sub(r"\.[A-Za-z]{2,5}$", "", _LISTED.sub("", text)).strip("《》")


def _listed(told: Sequence[tuple[str, str]]) -> list[Attached]:
    found: list[Attached] = []
    for kind, text in told:
        if kind == "attachment_list":
            match = _LISTED.match(lines.fold(text[: lines.LIMIT]))
            found.append(Attached(int(match[1]) if match else None, text[match.end() if match else 0 :], ()))
    return found


@dataclass(slots=True)
class _Open:
    """An attached document while it is gathered."""

    number: int | None
    titles: list[str]
    texts: list[Paragraph]

    def closed(self) -> Attached:
        return Attached(self.number, "".join(self.titles), tuple(self.texts))


def _written(told: Sequence[tuple[str, str]]) -> list[Attached]:
    gathered: list[_Open] = []
    last = ""
    for kind, text in told:
        if kind == "attachment_mark":
            gathered.append(_Open(_mark_number(text), [], []))
        elif kind == "attachment_title":
            if not _goes_on(gathered, last):
                gathered.append(_Open(None, [], []))
            gathered[-1].titles.append(text)
        elif gathered and kind in kinds.TEXTS - {"body"}:
            gathered[-1].texts.append(_paragraph(kind, text))
        last = kind
    return [one.closed() for one in gathered]


def _goes_on(gathered: Sequence[_Open], last: str) -> bool:
    """A title belongs to the mark right above it, or goes on a title that is not complete yet."""
    if last == "attachment_mark":
        return True
    return last == "attachment_title" and not _complete(gathered[-1].titles[-1])


def _mark_number(text: str) -> int | None:
    match = _MARKED.match(lines.fold(text))
    if match is None or not (match[1] or match[2]):
        return None
    return int(match[1]) if match[1] else "一二三四五六七八九十".index(match[2]) + 1


def _paragraph(kind: str, text: str) -> Paragraph:
    shape = lines.fold(text[: lines.LIMIT])
    return Paragraph(kind, kinds.LEVELS.get(kind, shapes.level(shape) if kind == "item" else None), text)
