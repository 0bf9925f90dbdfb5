"""发文字号: issuer's code, year, serial. Pages write one series with several brackets; we keep 〔〕 (rules.md 3)."""

import re
from dataclasses import dataclass
from typing import Final

from kexie.notices.reading import lines

_CODE: Final = r"[^\W\d_号號]{1,30}"
# 江北科协发[2020]第05号, 武科协【2023年】18号, 武科協[2011]15號; blanks may stand between the parts.
_PATTERN: Final = re.compile(
    rf"({_CODE})\s{{0,8}}[〔\[【(〈﹝{{]\s{{0,8}}([0-9]{{4}})\s{{0,8}}年?\s{{0,8}}[〕\]】)〉﹞}}]"
    r"\s{0,8}第?\s{0,8}([0-9]{1,9})\s{0,8}[号號]"
)


class NumberError(ValueError):
    """A text that is no 发文字号, or parts that make none; the message is Chinese."""


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """武科协〔2013〕15号: ``code`` without digits, ``year`` 1900-2999, ``serial`` from 1; sorts by series."""

    code: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not re.fullmatch(_CODE, self.code):
            raise NumberError("机关代字只能是文字，如“武科协”。")
        if not 1900 <= self.year <= 2999:
            raise NumberError("发文字号的年份应是四位数字，如2013。")
        if not 1 <= self.serial <= 999_999_999:
            raise NumberError("发文字号的序号应是从1起的整数。")

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


def parse(text: str) -> DocumentNumber:
    """The number a text consists of, in any brackets, with or without 第 and leading zeros; else ``NumberError``."""
    match = _PATTERN.fullmatch(lines.fold(text).strip())
    if match is None:
        raise NumberError("这不是发文字号，应写作“武科协〔2013〕15号”。")
    return DocumentNumber(match[1], int(match[2]), int(match[3]))


def normalise(text: str) -> str:
    """武科协【2013】015号 -> 武科协〔2013〕15号; ``NumberError`` where there is no number."""
    return str(parse(text))


def tidy(text: str) -> str | None:
    """As ``normalise``, but ``None`` where there is no number; a number in brackets of its own counts."""
    try:
        return normalise(lines.fold(text).strip("() "))
    except NumberError:
        return None


def leading(shape: str) -> int:
    """How many characters of a folded text the number at its very beginning takes; 0 where it begins otherwise."""
    match = _PATTERN.match(shape)
    return match.end() if match else 0
