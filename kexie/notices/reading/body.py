"""What stands below the addressees: body, 附件说明, signature, date, attached documents, remarks, imprint."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kexie.notices.reading import attached, dates, furniture, labels, shapes
from kexie.notices.reading.lines import Line
from kexie.notices.reading.spans import Span

_ANNEX: Final = re.compile(r"^附\s?件\s?([0-9]{1,2}|[一二三四五六七八九十]{1,2})?\s?(:?)\s?")
_LISTED: Final = re.compile(r"^[0-9]{1,2}\s?(?:、|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}))")
_NEXT_LISTED: Final = re.compile(r"\s(?=[0-9]{1,2}\s?(?:、|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2})))")
_QUOTED: Final = re.compile(r"《([^《》]{2,100})》")
_TITLE_LINES: Final = 3
_LAST_SIGNERS: Final = 4  # without a date below them, more lines of organisations are a list, not a signature


@dataclass
class _Walk:
    """Where the reader stands: in the body, below the date (signed), or in an attached document (annex)."""

    found: Sequence[Line]
    titles: set[str]
    signing: set[int]
    stage: str = "body"
    listing: bool = False  # below 附件: the numbered lines that follow are its list
    heading_seen: bool = False
    title_lines: int = 1  # of the attached document being read
    kinds: set[str] = field(default_factory=set)


def read(found: Sequence[Line], title: str) -> list[Span]:
    """Spans of the lines below the head; ``title`` tells by its 《》 how the attached document is called."""
    walk = _Walk(found, {attached.plain(name) for name in _QUOTED.findall(title)}, _signing(found))
    marks: list[Span] = []
    for at in range(len(found)):
        new = list(_read_line(walk, at))
        walk.kinds = {span.kind for span in new}
        marks += new
    return marks


def _signing(found: Sequence[Line]) -> set[int]:
    """Lines of organisations that lead without a break to a date, or (a few of them) to the end of the notice."""
    signing: set[int] = set()
    run: list[int] = []
    below = "end"
    for at in range(len(found) - 1, 0, -1):
        shape = found[at].shape
        if dates.whole(shape) or dates.trailing(shape) is not None:
            run, below = [], "date"
        elif shapes.signers(shape):
            run.append(at)
            signing |= {at} if below == "date" else set()
        else:
            signing |= _unfinished(run, below)
            ends = _annex_mark(shape) is not None or (below == "end" and not run and shapes.is_remark(shape))
            run, below = [], "end" if ends else "text"
    return signing | _unfinished(run, below)


def _unfinished(run: Sequence[int], below: str) -> set[int]:
    """A signature that no date follows; more organisations than sign together are a list."""
    return set(run) if below == "end" and len(run) <= _LAST_SIGNERS else set()


def _read_line(walk: _Walk, at: int) -> Iterator[Span]:
    line = walk.found[at]
    if furniture.certain(line):
        yield _whole("furniture", line)
    elif labels.heads(line, in_head=False):
        yield from labels.cut(line)
    elif shapes.is_imprint(line.shape):
        yield _whole("imprint", line)
    elif shapes.is_remark(line.shape) or (shapes.is_contact(line.shape) and "remark" in walk.kinds):
        yield _whole("remark", line)
    else:
        yield from _attachments(walk, at) or _by_stage(walk, at)


def _whole(kind: str, line: Line) -> Span:
    return Span(kind, line.start, line.end)


def _attachments(walk: _Walk, at: int) -> list[Span]:
    """附件:1.甲 2.乙 (a list), 附件1 (above an attached document), a title that was announced before."""
    line = walk.found[at]
    mark = _annex_mark(line.shape)
    if mark is None:
        return _announced(walk, line)
    rest = line.shape[mark.end() :]
    follows = walk.found[at + 1].shape if at + 1 < len(walk.found) else ""
    listed = _LISTED.match(rest) or (not rest and _LISTED.match(follows) and not mark[1])
    if walk.stage != "annex" and (listed or (rest and walk.stage == "body")):
        walk.listing = True
        return [Span("label", line.start, line.start + mark.end()), *_list(walk, line, mark.end())]
    if rest and walk.stage == "annex" and line.prose:
        return []
    walk.stage, walk.heading_seen, walk.listing = "annex", False, False
    head = line.shape[: mark.end()].rstrip()
    marks = [Span("attachment_mark", line.start, line.start + len(head))]
    return marks + ([Span("attachment_title", line.start + mark.end(), line.end)] if rest else [])


def _annex_mark(shape: str) -> re.Match[str] | None:
    """附件, 附件1, 附件: at the beginning of a line; 附件另发 is a phrase."""
    mark = _ANNEX.match(shape)
    return mark if mark and (mark[1] or mark[2] or mark.end() == len(shape)) else None


def _announced(walk: _Walk, line: Line) -> list[Span]:
    if walk.listing and _LISTED.match(line.shape):
        return _list(walk, line, 0)
    walk.listing = False
    if not line.shape or attached.plain(line.shape) not in walk.titles or not shapes.is_short_title(line):
        return []
    walk.stage, walk.heading_seen = "annex", False
    return [_whole("attachment_title", line)]


def _list(walk: _Walk, line: Line, start: int) -> list[Span]:
    """One span for each attachment a line lists."""
    edges = [start, *(match.end() for match in _NEXT_LISTED.finditer(line.shape, start)), len(line.shape)]
    marks: list[Span] = []
    for a, b in itertools.pairwise(edges):
        text = line.shape[a:b].strip()
        if text:
            first = a + line.shape[a:b].index(text)
            marks.append(Span("attachment_list", line.start + first, line.start + first + len(text)))
            walk.titles.add(attached.plain(text))
    return marks


def _by_stage(walk: _Walk, at: int) -> list[Span]:
    line = walk.found[at]
    if walk.stage == "annex":
        return [_annex_line(walk, at)]
    if signed := _signed(walk, at):
        return signed
    if walk.stage == "body":
        return [_whole(shapes.text_kind(line, "body"), line)]
    if shapes.is_contact(line.shape):
        return [_whole("remark", line)]
    if shapes.is_short_title(line) and not shapes.mark(line.shape):
        walk.stage, walk.heading_seen = "annex", False
        return [_whole("attachment_title", line)]
    return [_whole("unread", line)]


def _signed(walk: _Walk, at: int) -> list[Span]:
    """署名 and 成文日期, on lines of their own or on one."""
    line = walk.found[at]
    if dates.whole(line.shape):
        walk.stage = "signed"
        return [_whole("date", line)]
    start = dates.trailing(line.shape)
    if start is not None and shapes.signers(line.shape[:start]):
        walk.stage = "signed"
        return [*_signers(line, line.shape[:start]), Span("date", line.start + start, line.end)]
    below = walk.stage == "signed" and "date" in walk.kinds
    if at in walk.signing or (below and shapes.signers(line.shape)):
        return _signers(line, line.shape)
    return []


def _signers(line: Line, shape: str) -> list[Span]:
    names = shapes.signers(shape)
    if len(names) == 1:
        return [Span("signature", line.start, line.start + len(shape.rstrip()))]
    marks: list[Span] = []
    at = 0
    for name in names:
        at = shape.index(name, at)
        marks.append(Span("signature", line.start + at, line.start + at + len(name)))
        at += len(name)
    return marks


def _annex_line(walk: _Walk, at: int) -> Span:
    line = walk.found[at]
    untitled = walk.kinds == {"attachment_mark"}
    broken = "attachment_title" in walk.kinds and not shapes.complete_title(walk.found[at - 1].shape)
    walk.title_lines = walk.title_lines + 1 if broken else 1
    more = (untitled or broken) and walk.title_lines <= _TITLE_LINES
    if more and shapes.is_short_title(line) and not shapes.mark(line.shape):
        return _whole("attachment_title", line)
    kind = shapes.text_kind(line, "paragraph")
    if kind == "paragraph" and not walk.heading_seen and shapes.is_guidance(line.text):
        kind = "guidance"
    walk.heading_seen = walk.heading_seen or kind in ("part", "heading1")
    return _whole(kind, line)
