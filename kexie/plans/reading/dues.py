"""When: 10月底前, 5月31日, 第三季度, 年内, 全年, 端午节前. Kept as written; which day it means is not ours to say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月"
_DAY: Final = r"(?:[0-3]?[0-9]\s?[日号]|上旬|中旬|下旬|月?底|末|初|份)"
_BEFORE: Final = r"(?:之前|以前|前)?"
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}\s?年\s?|今年|本年)?"
_DASH: Final = r"\s?(?:[-–—~至到]|——)\s?"
_UNTIL: Final = rf"(?:{_DASH}(?:{_YEAR}{_MONTH}{_DAY}?|[0-3]?[0-9]\s?[日号]))?"
_FROM: Final = r"(?:(?:1[0-2]|[1-9])\s?[-–—~至到]\s?)?"
_MONTHS: Final = rf"{_YEAR}{_FROM}{_MONTH}{_DAY}?{_UNTIL}{_BEFORE}"
_QUARTER: Final = rf"{_YEAR}(?:第\s?)?[一二三四1-4]\s?季度(?:末|底)?{_BEFORE}"
_HALF: Final = rf"{_YEAR}[上下]半年{_BEFORE}"
_FOUR: Final = r"(?:19|20)[0-9]{2}\s?"
_WITHIN: Final = rf"(?:{_FOUR}年|今年|本年|当年)?(?:年内|年底前?|年末前?|年终前?)|全年|本?年度内|{_FOUR}年底前?"
_FEASTS: Final = (
    r"元旦|春节|元宵|清明|五一|五四|六一|七一|八一|十一|端午|中秋|国庆|重阳|科技工作者日|科普日|科技周|科技活动周"
)
_FEAST: Final = rf"(?:全国)?(?:{_FEASTS})(?:节|劳动节|国庆节)?(?:前夕|之前|以前|前后|前|期间)"
# 每季度, 每月 name a rhythm, not a day; 3个月 and 第3月 are no months.
_DUE: Final = re.compile(
    rf"(?<![每各第0-9.一二三四五六七八九十])(?:{_MONTHS}|{_HALF}|{_WITHIN}|{_FEAST})|(?<![每各0-9.])(?:{_QUARTER})"
)


@dataclass(frozen=True, slots=True)
class Due:
    """``shape[start:end]`` names a time, as written."""

    start: int
    end: int


def find(shape: str) -> Iterator[Due]:
    """The times a folded text names, in order; a bare year is none."""
    for match in _DUE.finditer(shape):
        yield Due(match.start(), match.end())


def quarter(text: str) -> int | None:
    """The quarter (1 to 4) in which a time as written ends; 4 for 全年 and 年内, ``None`` where no month is told."""
    if months := re.findall(r"(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月", text):
        return (_month(months[-1]) + 2) // 3
    if match := re.search(r"([一二三四1-4])\s?季度", text):
        return "一二三四".find(match[1]) + 1 or int(match[1])
    if "上半年" in text:
        return 2
    return 4 if re.search(r"下半年|年内|年底|年末|年终|全年|年度内", text) else None


def _month(text: str) -> int:
    if text.isascii():
        return int(text)
    ten, ones = text.startswith("十"), text.lstrip("十")
    return 10 * ten + ("一二三四五六七八九".index(ones) + 1 if ones else 0)
