"""What each block of the plan is: part, heading, guidance, lead, measures, row of a table, duty, closing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kexie.notices.reading.spans import Span
from kexie.plans.reading import blocks, figures, owners, sentences, tables
from kexie.plans.reading.blocks import Block

_GUIDANCE: Final = re.compile(r"指导思想|总体思路|总体要求|总的要求|工作思路|基本思路|主要思路|总要求")
# Below a heading 总体要求 these stay guidance; 工作目标 leaves it.
_STILL_GUIDANCE: Final = re.compile(r"思想|思路|要求|原则|形势|方针")
_CLOSING: Final = re.compile(r"^(?:以上|上述|特此|请各|望各|(?:备?注|说明)\s?:)")
# 组织建设方面: with no enumerator anywhere the word before the colon names the part.
_TOPIC: Final = re.compile(r"^[^\s,。;:!?()《》0-9]{2,14}:\s{0,4}(?=\S)")
_ASPECT: Final = re.compile(r"\s{0,4}[^\s,。;:!?()《》0-9]{2,12}方面:\s{0,4}(?=\S)")
_RUN_IN: Final = 30  # 加强组织建设。 in front of the text of its own paragraph
_BARE: Final = 20  # a heading without an enumerator
_UNNUMBERED: Final = 9  # level of such a heading: whatever bears a number ends its guidance
_HEADS: Final = 2  # deepest level whose paragraph may begin with its own heading


@dataclass
class _Walk:
    """Where the reader stands."""

    source: str
    found: Sequence[Block]
    level: int | None  # of the parts; None: no enumerator makes one
    topics: bool  # words before a colon make the parts
    first: int  # index of the first block that is part, measure or table
    last: int  # index of the last block that asks something
    guided: int | None = None  # level of the heading whose text is guidance
    head: list[str] = field(default_factory=list)  # columns of the table being read


def spans(source: str, found: Sequence[Block]) -> list[Span]:
    """Spans of all blocks, in order."""
    walk = _walk(source, found)
    marks: list[Span] = []
    for at in range(len(found)):
        marks += _read(walk, at)
    return marks


def _walk(source: str, found: Sequence[Block]) -> _Walk:
    levels = [block.level for at, block in enumerate(found) if block.level is not None and heads(found, at)]
    level = min((one for one in levels if one is not None), default=None)
    named = [bool(_TOPIC.match(block.shape)) and not _told(block) for block in found]
    topics = level is None and sum(named) > 1
    asks = [block.mark is not None or block.cells or (topics and named[at]) for at, block in enumerate(found)]
    bare = level is None and any(_is_bare_heading(found, at) for at in range(len(found)))
    if bare:
        asks = [one or _is_bare_heading(found, at) for at, one in enumerate(asks)]
    first = asks.index(True) if True in asks else _after_guidance(found)
    last = next((at for at in range(len(found) - 1, -1, -1) if asks[at] or not _closes(found[at])), -1)
    return _Walk(source, found, level, topics, first, last)


def _after_guidance(found: Sequence[Block]) -> int:
    """Without any enumerator, topic or table the plan begins behind its guidance."""
    guided = [at for at, block in enumerate(found[:5]) if _guides(block)]
    return guided[-1] + 1 if guided else 0


def heads(found: Sequence[Block], at: int) -> bool:
    """The block with an enumerator stands above others: its own text is a heading, or begins with one."""
    block = found[at]
    if block.level is None or block.cells:
        return False
    if run_in(block):
        return True
    child = at + 1 < len(found) and _below(block, found[at + 1])
    if block.short:
        return child
    single = block.level <= _HEADS and len(block.shape) <= blocks.HEADING_LIMIT and not _stops(block.shape[:-1])
    return single and child and not figures.find(block.shape).indicators


def _below(block: Block, following: Block) -> bool:
    if following.level is None:
        return not _told(following) and not _closes(following)
    return block.level is not None and following.level > block.level


def run_in(block: Block) -> int:
    """(一)加强组织建设。新建…: where the heading at the beginning of its own paragraph ends; 0 for none."""
    if block.level is None or block.level > _HEADS:
        return 0
    end = min((at for sign in "。:" if (at := block.shape.find(sign, block.text_at)) > 0), default=-1) + 1
    title = block.shape[block.text_at : end]
    if not end or len(title) > _RUN_IN or len(block.shape) - end < 2 or re.search(r"[;0-9()]", title):
        return 0
    inner = sentences.inline_level(block.shape, end)
    # (一)加强领导。(二)强化督办。 are two measures on one line; 三、保障措施。(一)加强领导。 is a heading and one.
    return end if inner is None or inner > block.level else 0


def _stops(shape: str) -> bool:
    return any(sign in shape for sign in "。;!?")


def _guides(block: Block) -> bool:
    return _GUIDANCE.search(block.shape) is not None and not block.cells


def _closes(block: Block) -> bool:
    return block.mark is None and _CLOSING.match(block.shape) is not None


def _told(block: Block) -> list[owners.Duty]:
    """What a line of its own tells of duties: 责任单位:…, or nothing but a bracket of them."""
    shape = block.shape
    return owners.told(shape) if owners.labelled(shape) else []


def _is_bare_heading(found: Sequence[Block], at: int) -> bool:
    """A short line without enumerator and stop above plain text: 组织建设."""
    block = found[at]
    alone = block.mark is None and not block.cells and len(block.shape) <= _BARE and not block.finished
    if not alone or re.search(r"[,、0-9]", block.shape) or _told(block) or _guides(block):
        return False
    follows = found[at + 1] if at + 1 < len(found) else None
    return follows is not None and (follows.finished or follows.mark is not None) and not _closes(follows)


def _read(walk: _Walk, at: int) -> Iterator[Span]:
    block = walk.found[at]
    if block.cells or tables.is_rule(block):
        yield from _row(walk, block)
        return
    if block.mark and (heads(walk.found, at) or _empty_part(walk, block)):
        yield from _heading(walk, at)
        return
    if walk.head and _inside_table(walk, at):
        yield Span("unread", block.start, block.end)
        return
    walk.head = [] if not block.mark else walk.head
    if told := _told(block):
        yield from sentences.labelled(block.shape, block.start, told)
    elif block.mark:
        yield from _item(walk, block)
    else:
        yield from _plain(walk, at)


def _empty_part(walk: _Walk, block: Block) -> bool:
    """A short line of the parts' own rank with nothing below it: 二、学术交流."""
    ranked = block.level == walk.level and block.level is not None and block.level <= _HEADS
    return ranked and block.short and not figures.find(block.shape).indicators


def _inside_table(walk: _Walk, at: int) -> bool:
    """A line without cells between two rows: a broken cell, nobody can say of which column."""
    block = walk.found[at]
    follows = walk.found[at + 1] if at + 1 < len(walk.found) else None
    return block.mark is None and follows is not None and follows.cells


def _row(walk: _Walk, block: Block) -> Iterator[Span]:
    if head := tables.columns(walk.source, block):
        walk.head = head
        yield Span("table_head", block.start, block.end)
    elif tables.is_rule(block):
        yield Span("table_head", block.start, block.end)
    else:
        yield from tables.row(walk.source, block, walk.head) or [Span("unread", block.start, block.end)]


def _heading(walk: _Walk, at: int) -> Iterator[Span]:
    block = walk.found[at]
    level = block.level if block.level is not None else 9
    end = run_in(block) or len(block.shape)
    title = block.shape[block.text_at : end]
    if _GUIDANCE.search(title):
        walk.guided = level
    elif walk.guided is not None and (level <= walk.guided or not _STILL_GUIDANCE.search(title)):
        walk.guided = None
    kind = "part" if level == walk.level else "heading"
    yield from _title(kind, block, end)
    if end < len(block.shape):
        yield from _texts(walk, block, end)


def _title(kind: str, block: Block, end: int) -> Iterator[Span]:
    """A heading, with a bracket of duties behind it as its own spans."""
    inner = list(sentences.spans(block.shape[:end], block.start, block.text_at))
    duties = [span for span in inner if span.kind in ("label", "owner", "co_owner", "person", "due")]
    stop = min((span.start for span in duties), default=block.start + end)
    text = block.shape[: stop - block.start].rstrip()
    yield Span(kind, block.start, block.start + len(text))
    yield from duties


def _item(walk: _Walk, block: Block) -> Iterator[Span]:
    walk.guided = None if walk.guided == _UNNUMBERED else walk.guided
    if walk.guided is not None:
        yield Span("guidance", block.start, block.end)
        return
    if block.level == walk.level and block.level is not None and block.level < 2:
        # 三、 of the same rank as the parts, but a sentence itself: a part without a title.
        yield Span("part", block.start, block.start + len(block.shape[: block.text_at].rstrip()))
    else:
        yield Span("mark", block.start, block.start + len(block.shape[: block.text_at].rstrip()))
    yield from sentences.spans(block.shape, block.start, block.text_at)


def _plain(walk: _Walk, at: int) -> Iterator[Span]:
    block = walk.found[at]
    heading = walk.level is None and not walk.topics and _is_bare_heading(walk.found, at)
    if heading:
        walk.guided = None
        yield Span("part", block.start, block.end)
    elif walk.guided is not None:
        yield Span("guidance", block.start, block.end)
    elif at > walk.last and _closes(block):
        yield Span("closing", block.start, block.end)
    elif at < walk.first:
        yield _opening(walk, at)
    elif block.shape.endswith(":"):
        yield Span("heading", block.start, block.end)
    elif walk.topics and (topic := _TOPIC.match(block.shape)):
        yield Span("part", block.start, block.start + len(topic.group().rstrip()))
        yield from sentences.spans(block.shape, block.start, topic.end())
    else:
        yield from _texts(walk, block, 0)


def _opening(walk: _Walk, at: int) -> Span:
    """A paragraph above the first part; 指导思想 on a line of its own heads the paragraphs below it."""
    block = walk.found[at]
    if _guides(block) and len(block.shape) <= _BARE and not block.finished:
        walk.guided = _UNNUMBERED
        return Span("heading", block.start, block.end)
    return Span("guidance" if _guides(block) else "lead", block.start, block.end)


def _texts(walk: _Walk, block: Block, start: int) -> Iterator[Span]:
    """Sentences of a paragraph; 人文关怀方面: in front of them is a heading."""
    if walk.guided is not None:
        yield Span("guidance", block.start + start, block.end)
        return
    topic = _ASPECT.match(block.shape, start)
    if topic:
        lead = topic.group()
        first = block.start + start + len(lead) - len(lead.lstrip())
        yield Span("heading", first, block.start + start + len(lead.rstrip()))
    yield from sentences.spans(block.shape, block.start, topic.end() if topic else start)
