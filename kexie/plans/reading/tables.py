"""A table of responsibilities: the head names the columns, each row is a measure. Cells are parted by tabs or |."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kexie.notices.reading import lines
from kexie.notices.reading.spans import Span
from kexie.plans.reading.blocks import Block

# In the order asked: 牵头单位 before 单位, 完成时限 before 完成, 目标任务 is a task.
_COLUMNS: Final = (
    ("mark", re.compile(r"^(?:序号|编号|号|No\.?)$", re.IGNORECASE)),
    ("due", re.compile(r"时限|时间|期限|时序|进度|日期")),
    ("co_owner", re.compile(r"配合|协办|协同|协助|参与|参加")),
    ("person", re.compile(r"责任人|领导|联系人|负责人")),
    ("owner", re.compile(r"责任|牵头|承办|主责|主办|负责|实施单位|部门|部室|单位|处室|科室")),
    ("part", re.compile(r"^(?:工作|任务|项目)?(?:类别|板块|方面|领域|分类)$")),
    ("measure", re.compile(r"任务|措施|内容|事项")),
    ("indicator", re.compile(r"指标|目标|标准|数量")),
    ("measure", re.compile(r"工作|项目")),
)
_RULE: Final = re.compile(r"^[\s|:\-—─━+]+$")
_LONGEST_NAME: Final = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """``source[start:end]``, without blanks at its edges; empty cells have ``start == end``."""

    start: int
    end: int


def cells(source: str, block: Block) -> list[Cell]:
    """The cells of a row, empty ones too; the tabs in front of and behind the line count."""
    start, end = block.start, block.end
    while start and source[start - 1] in "\t ":
        start -= 1
    while end < len(source) and source[end] in "\t ":
        end += 1
    sign = "\t" if "\t" in source[start:end] else "|"
    found: list[Cell] = []
    at = start
    for text in source[start:end].split(sign):
        core = lines.trim(text)
        first = at + (text.index(core) if core else 0)
        found.append(Cell(first, first + len(core)))
        at += len(text) + 1
    framed = sign == "|" and len(found) > 2
    return [cell for place, cell in enumerate(found) if not (framed and place in (0, len(found) - 1) and _empty(cell))]


def columns(source: str, block: Block) -> list[str]:
    """The kinds of the columns a head names, ``cell`` for the others; empty where the row is no head."""
    names = [lines.fold(source[cell.start : cell.end]) for cell in cells(source, block)]
    if any(len(name) > _LONGEST_NAME for name in names):
        return []
    found = ["cell" if not name else _kind("".join(name.split())) for name in names]
    named = {kind for kind in found if kind != "cell"}
    return found if "measure" in named and len(named) > 1 else []


def is_rule(block: Block) -> bool:
    """A line that only draws: |---|---|."""
    return _RULE.match(block.shape) is not None


def row(source: str, block: Block, head: Sequence[str]) -> list[Span]:
    """Spans of a row below its head; empty where the cells do not fit the head, so that nobody guesses which is which.

    Of several task columns the last one that is filled is the measure, those before it are headings.
    """
    found = cells(source, block)
    if len(found) > len(head):
        return []
    tasks = [place for place, cell in enumerate(found) if head[place] == "measure" and not _empty(cell)]
    marks = list(_spans(found, head, tasks[-1] if tasks else -1))
    told = marks if tasks else [Span("cell", span.start, span.end) for span in marks]
    return list(_ruled(source, block, told))


def _spans(found: Sequence[Cell], head: Sequence[str], task: int) -> Iterator[Span]:
    for place, cell in enumerate(found):
        if not _empty(cell):
            kind = head[place]
            yield Span("heading" if kind == "measure" and place != task else kind, cell.start, cell.end)


def _ruled(source: str, block: Block, told: Sequence[Span]) -> Iterator[Span]:
    """The cells with the | between them as labels."""
    at = block.start
    for span in (*told, Span("", block.end, block.end)):
        gap = source[at : span.start]
        if core := lines.trim(gap):
            first = at + gap.index(core)
            yield Span("label", first, first + len(core))
        if span.kind:
            yield span
        at = span.end


def _kind(name: str) -> str:
    return next((kind for kind, pattern in _COLUMNS if pattern.search(name)), "cell")


def _empty(cell: Cell) -> bool:
    return cell.start == cell.end
