"""发布日期:… 来源:… 作者:…: a line of labels cut into labels and values."""

import re
from collections.abc import Iterator
from typing import Final

from kexie.notices.reading import dates
from kexie.notices.reading.lines import Line
from kexie.notices.reading.spans import Span

_NAMES: Final = {
    "published_at": "发布日期 发布时间 发表日期 发表时间 发布于 时间 日期",
    "source": "信息来源 文章来源 稿件来源 来源 稿源",
    "author": "作者 撰稿人 撰稿",
    "number": "发文字号 发文号 文号",
    "signer": "签发人",
    "furniture": "浏览次数 浏览量 浏览 点击次数 点击数 点击量 点击 阅读次数 阅读量 阅读 访问次数 访问量"
    " 字体显示 字体大小 字体 字号 责任编辑 责编 编辑 审核人 审核 分享到 分享",
}
_KIND: Final = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_SPACED: Final = "|".join(r"\s{0,4}".join(name) for name in sorted(_KIND, key=len, reverse=True))
_LABEL: Final = re.compile(
    rf"(?:^|(?<=[\s|\]】)]))[\[【(]?(?:({_SPACED})\s{{0,4}}:|(?:打印|关闭|收藏)(?:本页|本文|窗口)?[\]】)]?(?=\s|$))"
)
_WEAK: Final = frozenset({"时间", "日期"})  # a meeting notice has these in its body as well
_FACTS: Final = frozenset({"published_at", "source", "author"})


def heads(line: Line, *, in_head: bool) -> bool:
    """The line is one of labels. In the body more is asked for: 时间: alone is when a meeting is, not a publication."""
    found = list(_LABEL.finditer(line.shape))
    if not found or found[0].start():
        return False
    names = [_name(match) for match in found]
    facts = {_KIND[name] for name in names if name} & _FACTS
    if names[0] in _WEAK and len(found) == 1:
        return dates.clocked(line.shape[found[0].end() :].strip())
    return in_head or len(facts) > 1 or ("published_at" in facts and names[0] not in _WEAK)


def cut(line: Line) -> list[Span]:
    """Label and value spans, in order; what is neither (separators, buttons, counters) is furniture."""
    found = list(_LABEL.finditer(line.shape))
    if not found:
        return []
    ends = [match.start() for match in found[1:]] + [len(line.shape)]
    marks: list[Span] = []
    for match, end in zip(found, ends, strict=True):
        for kind, start, stop in _pair(line.shape, match, end):
            core = line.shape[start:stop].strip()
            if core:
                start += line.shape[start:stop].index(core)
                marks.append(Span(kind, line.start + start, line.start + start + len(core)))
    return marks


def _pair(shape: str, match: re.Match[str], end: int) -> Iterator[tuple[str, int, int]]:
    name = _name(match)
    kind = _KIND.get(name, "furniture")
    if kind == "furniture":
        yield kind, match.start(), end
        return
    yield "label", match.start(), match.end()
    value = shape[match.end() : end]
    start = match.end() + len(value) - len(value.lstrip())
    stop = match.end() + len(value.rstrip(" |丨"))
    if kind == "published_at":  # what stands behind the date is the page's, as a bare 打印
        stop = min(stop, start + dates.leading(shape[start:end])) if dates.leading(shape[start:end]) else stop
    yield kind, start, max(start, stop)
    yield "furniture", max(start, stop), end


def _name(match: re.Match[str]) -> str:
    return "".join((match[1] or "").split())
