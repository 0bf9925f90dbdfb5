"""Dates as notices write them: 2013年4月25日, 二〇一三年四月二十五日, 2013/5/2 16:32:50.

A notice names no time zone: its times are naive and mean Asia/Shanghai.
"""

import re
from datetime import date, datetime, time
from typing import Final

from kexie.notices.reading import lines

_YMD: Final = r"([0-9]{4})\s{0,4}[年/.\-]\s{0,4}([0-9]{1,2})\s{0,4}[月/.\-]\s{0,4}([0-9]{1,2})\s{0,4}日?"
_HAN: Final = (
    r"([一二三四五六七八九零〇○oO0]{4})\s{0,4}年\s{0,4}([一二三四五六七八九十元]{1,3})\s{0,4}月"
    r"\s{0,4}([一二三四五六七八九十廿卅]{1,4})\s{0,4}日"
)
_CLOCK: Final = r"([0-9]{1,2})\s?[:时]\s?([0-9]{1,2})\s?(?:[:分]\s?([0-9]{1,2})?\s?秒?)?"
_DATE: Final = re.compile(rf"{_YMD}|{_HAN}")
_MOMENT: Final = re.compile(rf"({_YMD})(?:(?:\s{{0,4}}[(]?(?:星期|周)[一二三四五六日天][)]?)?(?:T|\s{{0,8}}){_CLOCK})?")
_UNITS: Final = {"元": 1} | {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


def whole(shape: str) -> bool:
    """The folded text is a date and nothing else (a date that does not exist, as 2月30日, counts)."""
    return _DATE.fullmatch(shape) is not None


def trailing(shape: str) -> int | None:
    """Where the date at the end of a folded text begins, if a blank stands before it (署名 and date on one line)."""
    for match in _DATE.finditer(shape):
        if match.end() == len(shape) and match.start() and shape[match.start() - 1] == " ":
            return match.start()
    return None


def leading(shape: str) -> int:
    """How many characters of a folded text the date, with time where given, at its beginning takes; 0 if none."""
    match = _MOMENT.match(shape)
    return match.end() if match else 0


def clocked(shape: str) -> bool:
    """The folded text is a date with a time of day and nothing else."""
    match = _MOMENT.fullmatch(shape)
    return match is not None and match[5] is not None


def parse_date(text: str) -> date | None:
    """The date a text consists of; ``None`` where it is none or does not exist."""
    match = _DATE.fullmatch(lines.fold(text).strip())
    if match is None:
        return None
    year, month, day = match[1], match[2], match[3]
    if year is None:
        numbers = (_digits(match[4]), _small(match[5]), _small(match[6]))
    else:
        numbers = (int(year), int(month), int(day))
    try:
        return date(*numbers)
    except ValueError:
        return None


def parse_moment(text: str) -> datetime | None:
    """Date and time of a web publication; midnight where no time is given; ``None`` where there is none such."""
    match = _MOMENT.fullmatch(lines.fold(text).strip())
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(match[group] or 0) for group in range(2, 8))
        return datetime.combine(date(year, month, day), time(hour, minute, second))
    except ValueError:
        return None


def _digits(text: str) -> int:
    return int("".join(str(_UNITS.get(digit, 0)) for digit in text))


def _small(text: str) -> int:
    """一 to 三十一, also 廿五 and 卅一; 0 for what is no such number (date() then refuses it)."""
    tens, ten, ones = text.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return ((_UNITS.get(tens, 0) if tens else 1) * 10 if ten else 0) + _UNITS.get(ones, 0)
