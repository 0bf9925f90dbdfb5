"""Numbers with their units in a folded text: 3000人次, 13.5%, 5000万元, 三十五家, 20-30项, 300余人."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

# Counters that stand behind any number; longest first where one begins another.
_UNITS: Final = (
    "个百分点|百分点|平方米|平方公里|分钟|小时|学时|课时|人次|人天|场次|批次|班次|期次|站次|户次|件次|人份|公里"
    "|公斤|家次|项次|家|个|名|人|次|场|期|项|篇|件|份|册|本|台|套"
    "|部门|部|条|所|户|处|批|班|届|天|周|亩|吨|位|对|组|支|队|级|种|类|幅|块|面|座|间|栋|倍|辆|点|轮|起|笔|门|节|讲"
    "|张|枚|首|集|只|村|校|站|例|箱|盒|款|股|团|档|分|字|美元|元"
)
# Behind a Chinese number the list is short: 三级, 一部分, 两点, 一起, 一面 are words, no figures.
_SURE: Final = "人次|场次|批次|学时|课时|百分点|家|个|名|人|次|场|期|项|篇|件|份|册|所|届|万元|亿元|元|天|门|本|套|台"
_ARABIC: Final = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,4})?|[0-9]{1,15}(?:\.[0-9]{1,6})?"
_HAN: Final = "〇零一二三四五六七八九十百千万亿两"
_NUMBER: Final = re.compile(
    rf"(?<![A-Za-z0-9.第〔\[])(?P<value>{_ARABIC})"
    rf"(?:\s?[%‰]?\s?(?:[-–—~至到]|——)\s?(?P<upto>{_ARABIC}))?"
    rf"\s?(?P<more>[余多])?\s?(?P<unit>[%‰]|(?:[百千]?[万亿]|[百千])?\s?(?P<more2>[余多])?\s?(?:{_UNITS})?)"
    rf"|(?<![第每任同某这那另各逐进唯统其{_HAN}])(?P<han>[{_HAN}]{{1,12}})(?P<more3>[余多])?(?P<hanunit>{_SURE})"
)
# What is named with a number: political phrases, and words that only look counted.
_PHRASE: Final = re.compile(
    r"个(?:意识|自信|维护|确立|全面|服务|面向|带头|严禁|结合|作用|方面|责任|文明|一|百年|代表|阶段|人(?!会员)|体)"
    r"|人(?:家|体|心|格)|次性|项(?:项|工作|任务|措施|制度|机制|建设|重点|要求|职能|活动)|名册|次(?:产业|分配)|件事|天地"
)
_OF_TIME: Final = re.compile(r"\s?(?:年(?!会|度报告)|月|日|号|时(?!长)|点钟|季度|周年|世纪|年代)")
_NAMED: Final = ("版", "热线", "计划", "工程", "号")
_LETTER: Final = re.compile(r"[A-Za-z]")
_DIGITS: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_HUGE: Final = Decimal(10) ** 15  # no plan counts so far; an Arabic number has no more digits either
_YEARS: Final = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Number:
    """``shape[start:end]`` with its unit (empty: none we know); ``upto`` ends a range, ``more`` for 余 and 多."""

    start: int
    end: int
    value: Decimal
    upto: Decimal | None
    unit: str
    more: bool


def find(shape: str) -> Iterator[Number]:
    """The numbers of a folded text that count something or could: no dates, no ordinals, no names."""
    for match in _NUMBER.finditer(shape):
        number = _han(match, shape) if match["han"] else _arabic(match, shape)
        if number:
            yield number


def _arabic(match: re.Match[str], shape: str) -> Number | None:
    value = Decimal(match["value"].replace(",", ""))
    upto = Decimal(match["upto"].replace(",", "")) if match["upto"] else None
    more = match["more"] or match["more2"]
    unit = "".join(sign for sign in match["unit"] if sign not in "余多 ")
    if not unit and (_names(match, shape) or (value in _YEARS and value == int(value))):
        return None
    bare = unit in ("百", "千", "万", "亿", "百万", "千万")
    return Number(match.start(), match.end(), value, upto, "" if bare else unit, bool(more))


def _names(match: re.Match[str], shape: str) -> bool:
    """A date, a time, or a number that is part of a word: 5G, 2.0版."""
    follows = shape[match.end() : match.end() + 3]
    return bool(_OF_TIME.match(follows) or _LETTER.match(follows) or follows.startswith(_NAMED))


def _han(match: re.Match[str], shape: str) -> Number | None:
    text = match["han"]
    if (not set(text) & set(_DIGITS) and text != "十") or _PHRASE.match(shape, match.start("hanunit")):
        return None
    value = parse(text)
    unit = match["hanunit"]
    if value is None or value >= _HUGE:
        return None
    return Number(match.start(), match.end(), value, None, unit, bool(match["more3"]))


def parse(text: str) -> Decimal | None:
    """三十五 -> 35, 一千二百 -> 1200, 两万 -> 20000, 二〇 -> 20; ``None`` where the signs make no number."""
    if not set(text) & set("十百千万亿"):
        return Decimal("".join(str(_DIGITS[sign]) for sign in text)) if len(text) == 1 or "〇" in text else None
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            section += (digit or 1) * _PLACES[sign]
            digit = 0
        elif sign == "万":
            total, section, digit = total + (section + digit) * 10_000, 0, 0
        else:
            total, section, digit = (total + section + digit) * 100_000_000, 0, 0
    return Decimal(total + section + digit)
