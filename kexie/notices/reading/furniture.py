"""What a web page leaves around a notice: breadcrumb, font switch, counters, copyright, filings, contact lines."""

import re
from collections.abc import Sequence
from typing import Final

from kexie.notices.reading.lines import Line
from kexie.notices.reading.spans import Span

_CERTAIN: Final = re.compile(
    r"^字体(?:显示|大小)?\s{0,4}[:【\[]|^\[?字号\s{0,4}:|^您?(?:现在|当前|目前)?(?:所在)?的?位置\s{0,4}:"
    r"|copyright|©|版权所有|ICP备(?:案号?|[0-9])|公网安备|网站标识码|网站地图|^上一[篇条]|^下一[篇条]|分享到\s{0,4}:"
    r"|返回顶部|^打印(?:本[页文])?$|关闭窗口|设为首页|加入收藏|^Baidu$|站长统计|百度统计|您是第.{1,12}位访客|扫一扫",
    re.IGNORECASE,
)
# Only below a certain one at the end of the page; the same words above it are the notice's own contact lines.
_LIKELY: Final = re.compile(
    r"邮编|邮政编码|电话|传真|地址|网站|主办|承办|技术支持|e-?mail|邮箱|访问|统计|^[\x21-\x7e ]{1,40}$", re.IGNORECASE
)
_STEPS: Final = re.compile(r"[>»›]+")
_PLACE: Final = re.compile(r"^您?(?:现在|当前|目前)?(?:所在)?的?位置\s{0,4}:")
_HERE: Final = re.compile(r"正文|内容|详情|详细|文章|浏览")


def certain(line: Line) -> bool:
    """The page's own, wherever it stands."""
    return len(line.shape) <= 200 and bool(_CERTAIN.search(line.shape))


def foot(found: Sequence[Line]) -> int:
    """Index of the first line of the page's foot: from the first certain one of the run of furniture at the end."""
    start = at = len(found)
    while at and (certain(found[at - 1]) or _LIKELY.search(found[at - 1].shape[:200])):
        at -= 1
        if certain(found[at]):
            start = at
    return start


def breadcrumb(line: Line) -> list[Span]:
    """首页 > 公告栏 > 正文 as furniture, column, furniture; nothing where the line is no breadcrumb."""
    steps = list(_STEPS.finditer(line.shape))
    edges = [0, *(step.end() for step in steps)]
    ends = [*(step.start() for step in steps), len(line.shape)]
    parts = [(a, b) for a, b in zip(edges, ends, strict=True) if line.shape[a:b].strip()]
    if not steps or len(parts) < 2 or line.prose or any(b - a > 30 for a, b in parts[:-1]):
        return []
    last = line.shape[slice(*parts[-1])].strip()
    start, end = parts[-2] if len(last) > 12 or _HERE.match(last) else parts[-1]
    raw = line.shape[start:end]
    start, end = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
    if _PLACE.match(raw):
        return [Span("furniture", line.start, line.end)]
    marks = [("furniture", 0, start), ("column", start, end), ("furniture", end, len(line.shape))]
    return [Span(kind, line.start + a, line.start + b) for kind, a, b in marks if a < b]
