"""The head of a page: everything above the addressees (site, column, number, title, labels)."""

from collections.abc import Sequence
from typing import Final

from kexie.notices.reading import addressees, dates, furniture, labels, numbers, shapes
from kexie.notices.reading.lines import Line
from kexie.notices.reading.spans import Span

_TITLE_LINES: Final = 4  # a title broken by sense takes at most so many lines


def extent(found: Sequence[Line], foot: int) -> tuple[int, int]:
    """(first line of the addressees, first line after them); where there are none, twice the first line of the text."""
    for at in range(foot):
        line = found[at]
        if furniture.breadcrumb(line) or furniture.certain(line) or labels.heads(line, in_head=True):
            continue
        if _begins_text(line):
            return at, at
        close = _closing(found, at, foot)
        if close:
            return at, close
    return foot, foot


def _begins_text(line: Line) -> bool:
    return line.prose or bool(shapes.mark(line.shape)) or line.shape.startswith("附件")


def _closing(found: Sequence[Line], at: int, foot: int) -> int:
    """Index after the line that closes the list of addressees begun at ``at``; 0 where none is begun."""
    for index in range(at, min(at + 4, foot)):
        if addressees.closes(found[index].shape):
            return index + 1
        if not addressees.continues(found[index].shape):
            return 0
    return 0


def read(found: Sequence[Line], *, addressed: bool) -> tuple[list[Span], int]:
    """Spans of the head's lines, and how many lines they took.

    Without addressees the end of the head is not known: what stands below title, number and labels is left to the body.
    """
    known: dict[int, list[Span]] = {}
    for at, line in enumerate(found):
        known |= {at: spans} if (spans := _evident(line)) else {}
    title = _title(found, known)
    known |= {at: [_whole("title", found[at])] for at in title}
    last = len(found) if addressed else max(known, default=-1) + 1
    top = title[0] if title else last
    seen = {span.kind for spans in known.values() for span in spans}
    marks: list[Span] = []
    for at, line in enumerate(found[:last]):
        spans = known.get(at) or [_whole(_place(line, seen, above=at < top), line)]
        seen |= {span.kind for span in spans}
        marks += spans
    return marks, last


def _whole(kind: str, line: Line) -> Span:
    return Span(kind, line.start, line.end)


def _evident(line: Line) -> list[Span]:
    """What a line of the head is by its own looks, wherever it stands."""
    if spans := furniture.breadcrumb(line):
        return spans
    if labels.heads(line, in_head=True):
        return labels.cut(line)
    if furniture.certain(line):
        return [_whole("furniture", line)]
    if dates.clocked(line.shape) or (dates.leading(line.shape) == len(line.shape) and "年" not in line.shape):
        return [_whole("published_at", line)]
    return _number(line)


def _number(line: Line) -> list[Span]:
    """武科协〔2013〕15号, alone, in brackets, or with 签发人 beside it."""
    open_, shape = (1, line.shape[1:]) if line.shape.startswith("(") else (0, line.shape)
    end = numbers.leading(shape)
    rest = shape[end:].lstrip()
    if not end or (rest and not rest.startswith(("签发人", "签 发 人")) and (open_, rest) != (1, ")")):
        return []
    if open_ or not rest:
        return [_whole("number", line)]
    beside = len(line.text) - len(rest)
    signer = Line(line.start + beside, line.text[beside:], line.shape[beside:])
    return [Span("number", line.start, line.start + end), *(labels.cut(signer) or [_whole("unread", signer)])]


def _title(found: Sequence[Line], known: dict[int, list[Span]]) -> list[int]:
    """The lines of the title: by its words where they tell, else by its place next to the labels."""
    free = [at for at in range(len(found)) if at not in known]
    strong = [at for at in free if shapes.is_paper_title(found[at].shape) and not shapes.is_column(found[at].shape)]
    if strong:
        title: list[int] = []
        for at in strong:
            if not title or at > title[-1]:
                title += _continued(found, known, at)
        return title
    plain = [at for at in free if not (shapes.is_column(found[at].shape) or shapes.is_site(found[at].shape))]
    dated = next((at for at, spans in known.items() if any(span.kind == "published_at" for span in spans)), None)
    if dated is None:
        return plain[:1]
    above = [at for at in plain if at < dated]
    # …院士专家工作站 names an organisation; right above the labels and below another line it is the title all the same.
    last = dated - 1
    named = [last] if last > 0 and last in free and not shapes.is_column(found[last].shape) else []
    return above[-1:] or named or plain[:1]


def _continued(found: Sequence[Line], known: dict[int, list[Span]], at: int) -> list[int]:
    """The title begun at ``at`` with the lines that complete it, if they do within reach."""
    for end in range(at, min(at + _TITLE_LINES, len(found))):
        if end in known:
            break
        if shapes.complete_title(found[end].shape):
            return list(range(at, end + 1))
    return [at]


def _place(line: Line, seen: set[str], *, above: bool) -> str:
    """Kind of a line that only its place explains."""
    if "column" not in seen and shapes.is_column(line.shape):
        return "column"
    if above and shapes.is_site(line.shape):
        return "site"
    return "unread"
