"""The plan's lines as blocks: a paragraph with its enumerator; lines broken in mid-sentence are one block."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kexie.notices.reading import kinds, lines
from kexie.notices.reading.spans import Span
from kexie.plans.reading import marks, owners
from kexie.plans.reading.marks import Mark

HEADING_LIMIT: Final = 60
_SHORT: Final = 20  # a shorter line without a stop is a heading of its own, not the beginning of a broken sentence
_ENDS: Final = tuple("。;:!?…)】》”’\"'」』")
_BROKEN: Final = re.compile(r"[,、和与及的]$|,")


@dataclass(frozen=True, slots=True)
class Block:
    """``source[start:end]``; ``shape`` the same folded, line breaks as blanks; ``mark`` what it begins with."""

    start: int
    end: int
    shape: str
    mark: Mark | None
    cells: bool

    @property
    def level(self) -> int | None:
        """Level of the enumerator; ``None`` for plain text."""
        return self.mark.level if self.mark else None

    @property
    def text_at(self) -> int:
        """Where the text behind the enumerator begins, within the shape."""
        return self.mark.length if self.mark else 0

    @property
    def finished(self) -> bool:
        """Ends as a sentence, a list or a bracket does."""
        return self.shape.endswith(_ENDS)

    @property
    def short(self) -> bool:
        """Could be a heading by its length and its end."""
        last = self.shape.rstrip("\"'”’」』")[-1:]
        return len(self.shape) <= HEADING_LIMIT and "。" not in self.shape and last not in (";", "!", "?", "…")


def split(source: str, spans: Sequence[Span]) -> list[Block]:
    """Blocks of the text spans among ``spans``, in order; a span of any other kind parts what stands beside it."""
    found: list[Block] = []
    open_: list[Span] = []
    gap = ""
    for span in spans:
        if span.kind == "blank":
            gap += span.of(source)
            continue
        text = span.kind in kinds.TEXTS
        if open_ and not (text and _joins(source, open_[-1], gap, span)):
            found.append(_block(source, open_))
            open_ = []
        open_ += [span] if text else []
        gap = ""
    return [*found, _block(source, open_)] if open_ else found


def _block(source: str, spans: Sequence[Span]) -> Block:
    start, end = spans[0].start, spans[-1].end
    raw = source[start:end]
    cells = len(spans) == 1 and _cells(source, start, end)
    shape = lines.fold(raw)
    return Block(start, end, shape, None if cells else marks.leading(shape[: lines.LIMIT]), cells)


def _cells(source: str, start: int, end: int) -> bool:
    """A row of a table: tabs or bars inside. A tab behind an enumerator or in front of a paragraph only indents."""
    inner = source[start : min(end, start + 20_000)]
    mark = marks.leading(lines.fold(inner[:20]))
    inner = inner[mark.length if mark else 0 :]
    alone = source[max(0, start - 1) : start] == "\t" and source[end : end + 1] == "\t"
    return "\t" in inner or alone or inner.count("|") > 1


def _joins(source: str, last: Span, gap: str, following: Span) -> bool:
    """The line goes on in the next one: no stop, no empty line between, nothing that begins anew."""
    if gap.count("\n") > 1 or gap.count("\r") > 1:
        return False
    shape, follows = (lines.fold(source[max(s.start, s.end - 200) : s.end]) for s in (last, following))
    if len(shape) < _SHORT or shape.endswith(_ENDS) or any(_cells(source, s.start, s.end) for s in (last, following)):
        return False
    head = lines.fold(source[last.start : last.start + 60])
    follows = lines.fold(source[following.start : following.start + lines.LIMIT])
    if marks.leading(follows) or owners.labelled(follows) or owners.labelled(head):
        return False
    own = marks.leading(head)
    return own is None or last.end - last.start > HEADING_LIMIT or (own.level > 2 and bool(_BROKEN.search(shape)))
