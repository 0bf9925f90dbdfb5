"""What the officer should look at: everything not read, told twice, missing or out of order. Flagged, never guessed."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from kexie.notices.reading import lines
from kexie.notices.reading.doubts import unread, unsavable
from kexie.notices.reading.spans import Doubt, Span
from kexie.plans.reading import brackets, figures, owners
from kexie.plans.reading.measures import Measure
from kexie.plans.reading.plan import Plan

_BREAK: Final = re.compile(r"[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SHARE: Final = re.compile(
    r"[一二三四五六七八九十百]分之[一二三四五六七八九十]|[0-9]/[0-9]|翻一?番|成倍"
    r"|(?<![一二三四五六七八九十两几0-9第])[数上近逾]?[百千](?:余|多)?(?:家|场次?|名|人次?|项|次|个|篇)"
)
_TAIL: Final = re.compile(r"\(([^()]{2,60})\)[。;]?$")


def find(source: str, spans: Sequence[Span], plan: Plan, others: Sequence[str]) -> tuple[Doubt, ...]:
    """All doubts about a reading, in the order of their places."""
    checks = (_headings, _parts, _measures, _broken, _cells, _missing)
    found = [*unread(source, spans), *unsavable(source)]
    found += [doubt for check in checks for doubt in check(source, spans, plan)]
    found += [Doubt(len(source), len(source), f"另有一份“{title}”没有读入，请另行导入。") for title in others]
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.end)))


def _headings(source: str, spans: Sequence[Span], plan: Plan) -> Iterator[Doubt]:
    for span in spans:
        short = span.kind in ("part", "heading") and span.end - span.start <= lines.LIMIT
        if short and figures.find(lines.fold(span.of(source))).indicators:
            yield Doubt(span.start, span.end, "标题里有数字，请核对它是不是措施。")


def _parts(source: str, spans: Sequence[Span], plan: Plan) -> Iterator[Doubt]:
    """Numbers that do not follow each other, parts without a title or a measure."""
    own = [part for part in plan.parts if part.end]
    guided = {span.end for span, following in _pairs(spans) if span.kind == "part" and following == "guidance"}
    for part in own:
        if not part.title:
            yield Doubt(part.start, part.end, "这一部分没有标题，请补上。")
        if not part.measures and part.end not in guided:
            yield Doubt(part.start, part.end, "这一部分没有措施，请核对。")
    for before, part in itertools.pairwise(own):
        if part.number is not None and before.number is not None and part.number != before.number + 1:
            reason = f"序号不连续：第{before.number}部分之后是第{part.number}部分，请核对。"
            yield Doubt(part.start, part.end, reason)


def _pairs(spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Each span with the kind of the next one that is neither blank nor a heading."""
    told = [span for span in spans if span.kind not in ("blank", "heading")]
    for span, following in itertools.pairwise(told):
        yield span, following.kind


def _measures(source: str, spans: Sequence[Span], plan: Plan) -> Iterator[Doubt]:
    for one in plan.measures:
        yield from _measure(one)


def _measure(one: Measure) -> Iterator[Doubt]:
    shape = lines.fold(one.text)
    if one.due is None and len(one.dues) > 1:
        yield Doubt(one.start, one.end, f"有{len(one.dues)}个时间（{'、'.join(one.dues[:4])}），请指定完成时限。")
    for start, end in one.loose:
        yield Doubt(start, end, "这个数字没有单位，请核对它是不是指标。")
    for indicator in one.indicators:
        if not indicator.what:
            yield Doubt(one.start, one.end, f"看不出{indicator.value}{indicator.unit}指的是什么，请补上。")
    if vague := _vague(shape):
        yield Doubt(one.start, one.end, f"“{vague}”用文字写了比例、倍数或约数，请补成数字指标。")
    if not one.verb and not one.indicators and not one.loose:
        yield Doubt(one.start, one.end, "没有看出要做什么，请核对这是不是措施。")
    tail = _TAIL.search(shape[-lines.LIMIT :])
    if tail and one.owner is None and owners.bare(tail[1]):
        yield Doubt(one.start, one.end, "句末括号里像是责任单位，请核对。")


def _vague(shape: str) -> str:
    """An amount in words outside quotation marks: 三分之二, 翻番, 百场."""
    named = [(pair.start, pair.end) for pair in brackets.quoted(shape)]
    for match in _SHARE.finditer(shape):
        if not any(start < match.start() < end for start, end in named[:50]):
            return match.group()
    return ""


def _broken(source: str, spans: Sequence[Span], plan: Plan) -> Iterator[Doubt]:
    for span in spans:
        if span.kind in ("measure", "heading", "part") and _BREAK.search(span.of(source)):
            yield Doubt(span.start, span.end, "换行处没有句末标点，已与下一行连读，请核对。")


def _cells(source: str, spans: Sequence[Span], plan: Plan) -> Iterator[Doubt]:
    """Rows whose owner or due is empty although the table has the column."""
    heads = [span for span in spans if span.kind == "table_head"]
    if not heads:
        return
    named = "".join(span.of(source) for span in heads)
    asks_owner = re.search(r"责任|牵头|部门|单位|承办|主办", named)
    for one in plan.measures:
        if asks_owner and one.owner is None and one.start > heads[0].end:
            yield Doubt(one.start, one.end, "表格这一行没有责任单位，请补上。")


def _missing(source: str, spans: Sequence[Span], plan: Plan) -> Iterator[Doubt]:
    own = [span for span in spans if span.kind in ("part", "heading", "measure", "mark", "lead", "guidance")]
    top = own[0].start if own else 0
    if plan.guidance is None:
        yield Doubt(top, top, "没有找到指导思想，请指定；如原文没有，可留空。")
    if not any(part.measures for part in plan.parts):
        yield Doubt(top, top, "没有找到措施，请指定。")
    elif not any(part.title for part in plan.parts):
        yield Doubt(top, top, "没有找到部分标题，所有措施暂归一处，请核对。")
