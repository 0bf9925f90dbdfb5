"""A paragraph cut into sentences: a measure ends at 。;!? outside brackets and quotation marks, or where an enumerator
inside the paragraph begins a new one. Responsibility in brackets is taken out of the sentence.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kexie.notices.reading.spans import Span
from kexie.plans.reading import brackets, marks, owners
from kexie.plans.reading.brackets import Pair

_STOP: Final = re.compile(r"[。;!?…]+[”’」』\"']?")


@dataclass(frozen=True, slots=True)
class _Text:
    """A folded paragraph, where it stands in the source, and its outermost pairs."""

    shape: str
    at: int
    pairs: Sequence[Pair]


def spans(shape: str, at: int, start: int) -> Iterator[Span]:
    """Spans of the folded paragraph ``shape[start:]``, which stands at ``at`` in the source; blanks are left out."""
    text = _Text(shape, at, brackets.outermost(shape))
    duties = {pair.start: (pair, told) for pair in text.pairs if (told := _duties(shape, pair, start))}
    for left, right in _pieces(text, start, sorted(duties)):
        if left in duties and duties[left][0].end == right:
            yield from _bracket(text, *duties[left])
        else:
            yield from _sentence(text, left, right)


def labelled(shape: str, at: int, told: Sequence[owners.Duty]) -> Iterator[Span]:
    """A text of duties as label and value spans."""
    place = 0
    for duty in told:
        yield from _trimmed("label", shape, at, place, duty.start)
        yield from _trimmed(duty.kind, shape, at, duty.start, duty.end)
        place = duty.end
    yield from _trimmed("label", shape, at, place, len(shape))


def _duties(shape: str, pair: Pair, start: int) -> list[owners.Duty]:
    """What a bracket tells of duties. Departments without a word of duty count only behind a sentence's end."""
    if pair.sign not in "([【〔" or pair.start < start:
        return []
    inner = shape[pair.start + 1 : pair.end - 1]
    if told := owners.told(inner):
        return told
    ends = shape[: pair.start][-3:].rstrip().endswith(("。", ";")) if pair.start else False
    return [owners.Duty("owner", 0, len(inner))] if ends and owners.bare(inner) else []


def _bracket(text: _Text, pair: Pair, told: Sequence[owners.Duty]) -> Iterator[Span]:
    at = text.at + pair.start + 1
    inner = list(labelled(text.shape[pair.start + 1 : pair.end - 1], at, told))
    # The bracket's own signs belong to the labels beside them.
    first, last = text.at + pair.start, text.at + pair.end
    if inner[0].kind == "label":
        inner[0] = Span("label", first, inner[0].end)
    else:
        inner.insert(0, Span("label", first, inner[0].start))
    if inner[-1].kind == "label":
        inner[-1] = Span("label", inner[-1].start, last)
    else:
        inner.append(Span("label", inner[-1].end, last))
    yield from inner


def _pieces(text: _Text, start: int, brackets_of_duty: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, brackets of duty apart, in one pass over stops, enumerators and pairs."""
    ends = {pair.start: pair.end for pair in text.pairs}
    cuts = {start, len(text.shape)} | {edge for at in brackets_of_duty for edge in (at, ends[at])}
    free = [*(m.end() for m in _STOP.finditer(text.shape, start)), *_inline(text.shape, start)]
    cuts |= set(_outside(sorted(free), text.pairs))
    edges = sorted(cuts)
    yield from ((a, b) for a, b in itertools.pairwise(edges) if text.shape[a:b].strip())


def _inline(shape: str, start: int) -> Iterator[int]:
    yield from (match.start() for match in marks.INLINE.finditer(shape, start))


def _outside(places: Sequence[int], pairs: Sequence[Pair]) -> Iterator[int]:
    at = 0
    for place in places:
        while at < len(pairs) and pairs[at].end <= place:
            at += 1
        if at == len(pairs) or place <= pairs[at].start:
            yield place


def _sentence(text: _Text, left: int, right: int) -> Iterator[Span]:
    shape = text.shape[left:right]
    lead = len(shape) - len(shape.lstrip())
    body = shape[lead:]
    if told := owners.told(body.rstrip()) if owners.labelled(body) else []:
        yield from labelled(body.rstrip(), text.at + left + lead, told)
        return
    mark = marks.leading(body[:20])
    inline = marks.INLINE.match(text.shape, left + lead)
    width = marks.sequel(body[:20]) if inline is None else mark.length if mark else inline.end() - left - lead
    if width >= len(body.rstrip()):
        width = 0
    start = left + lead
    if width:
        yield from _trimmed("mark", text.shape, text.at, start, start + width)
    if body[width:].strip(" 。;:,、!?….") == "":
        kind = "label"  # a stop left behind a bracket
    elif body.rstrip().endswith(":"):
        kind = "heading"  # 抓好三项工作: what is asked stands below
    else:
        kind = "measure"
    yield from _trimmed(kind, text.shape, text.at, start + width, right)


def _trimmed(kind: str, shape: str, at: int, left: int, right: int) -> Iterator[Span]:
    text = shape[left:right]
    lead = len(text) - len(text.lstrip())
    if lead < len(text):
        yield Span(kind, at + left + lead, at + left + len(text.rstrip()))


def inline_level(shape: str, at: int) -> int | None:
    """Level of the enumerator inside the paragraph that stands at ``at``; ``None`` where none does, 9 for 一是."""
    at += len(shape[at:]) - len(shape[at:].lstrip())
    if marks.INLINE.match(shape, at) is None and not marks.sequel(shape[at : at + 20]):
        return None
    mark = marks.leading(shape[at : at + 20])
    return mark.level if mark else 9
