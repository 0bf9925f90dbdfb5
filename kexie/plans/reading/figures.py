"""Figures of a measure: 新建60家, 不少于20家, 合同金额5000万元, 13.5% -> what, op, value, unit.

``op`` is one of ``OPS``. A number that names (第三届, 2013年, 12345热线, 《…2035…》, “三服务一加强”) is no figure.
A number without a unit we know is no figure either: it is reported by ``loose`` and the officer looks at it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from kexie.plans.reading import brackets, dues, numerals, verbs

OPS: Final = ("=", ">=", "<=", ">", "<", "~")
_WHAT_LIMIT: Final = 60
_STOPS: Final = ",;。:!?()[]{}【】\t|"

_BEFORE: Final = (
    (
        ">=",
        "不少于|不得少于|不低于|不得低于|不小于|不下于|不亚于|至少|最少|起码|达到|达|增至|增加到|提高到|提升到|增长到",
    ),
    ("<=", "不超过|不得超过|不高于|不多于|不大于|至多|最多|控制在|控制到|压减到|降至|降到|下降到"),
    (">", "超过|多于|高于|大于|突破|逾"),
    ("<", "少于|低于|小于"),
    ("~", "大约|约|接近|近|将近"),
)
_OP: Final = re.compile("(?:" + "|".join(f"({words})" for _, words in _BEFORE) + r")\s{0,2}[了至到为]?\s{0,2}$")
_AFTER: Final = (
    (">=", re.compile(r"\s?(?:\(含\))?(?:及|或)?以上")),
    ("<=", re.compile(r"\s?(?:\(含\))?(?:及|或)?(?:以下|以内|之内)")),
    ("~", re.compile(r"\s?(?:左右|上下)")),
)
_HOPES: Final = re.compile(
    r"(?:力争|争取|确保|预计|计划|共计|累计|共|总计|合计|各|均|需|应|要|将|可|为|是|有|仅|只|再|都|也|已)+$"
)
_PREPOSITIONS: Final = re.compile(
    r"^(?:为|向|对|在|从|由|将|把|以|按|到|于|其中|每年|全年|全市|全区|全县|年内|其|和|与|及|并|的|等|、|,|\s)+$"
)
_NEW: Final = re.compile(r"新[建增设]|新成立|组建|成立|建成|创建|建立|完成")
_RHYTHM: Final = re.compile(r"每(?:个?月|两个?月|季度?|半年|周|学期|天|日)")
_AT: Final = re.compile(r"[在为向对由从于以按]")
_GROWS: Final = re.compile(r"提高|提升|扩大|增强|加大")
_LEADS_IN: Final = re.compile(r"^(?:其中|以及|并且|和|与|及|并|、|,|\s|的|等|不断|积极)+")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: ``value`` and ``unit`` as written (5000, 万元); ``start``, ``end`` its place in the text.

    ``part`` where it stands in brackets and so counts within another (其中:园区2家): never to be added to it.
    """

    what: str
    op: str
    value: Decimal
    unit: str
    start: int = 0
    end: int = 0
    part: bool = False

    @property
    def amount(self) -> tuple[Decimal, str]:
        """Value and unit without 万 and 亿: 5000 万元 is 50000000 元."""
        for sign, factor in (("万", 10_000), ("亿", 100_000_000)):
            if self.unit.startswith(sign):
                return self.value * factor, self.unit[1:]
        return self.value, self.unit

    def as_json(self) -> dict[str, object]:
        """``{"what", "op", "value", "unit"}``; ``value`` an integer where it is one."""
        value = int(self.value) if self.value == self.value.to_integral_value() else float(self.value)
        return {"what": self.what, "op": self.op, "value": value, "unit": self.unit}


@dataclass(frozen=True, slots=True)
class Found:
    """Figures of a text, and the places of numbers that are none for want of a unit."""

    indicators: tuple[Indicator, ...]
    loose: tuple[tuple[int, int], ...]


def find(shape: str) -> Found:
    """The figures of a folded measure or cell, in order."""
    named = [(pair.start, pair.end) for pair in brackets.quoted(shape)]
    named += [(due.start, due.end) for due in dues.find(shape)]
    inner = [(pair.start, pair.end) for pair in brackets.outermost(shape) if pair.sign == "("]
    closes = {pair.end - 1: pair.start for pair in brackets.outermost(shape) if pair.sign == "("}
    found: list[Indicator] = []
    loose: list[tuple[int, int]] = []
    numbers = list(_outside(numerals.find(shape), sorted(named)))
    for place, number in enumerate(numbers):
        if not number.unit:
            loose.append((number.start, number.end))
            continue
        left = max(numbers[place - 1].end if place else 0, number.start - _WHAT_LIMIT)
        follows = numbers[place + 1].start if place + 1 < len(numbers) else len(shape)
        left = max(left, _stop(shape, left, number.start, closes))
        found += _figure(shape, number, left, min(follows, number.end + _WHAT_LIMIT), found[-1] if found else None)
    return Found(tuple(_parts(found, inner)), tuple(loose))


def _outside(numbers: Iterator[numerals.Number], named: list[tuple[int, int]]) -> Iterator[numerals.Number]:
    """Numbers that stand in no name and no date; both lists in order, so one pass does."""
    at, reach = 0, 0
    for number in numbers:
        while at < len(named) and named[at][0] <= number.start:
            reach = max(reach, named[at][1])
            at += 1
        if number.start >= reach:
            yield number


def _parts(found: list[Indicator], inner: list[tuple[int, int]]) -> Iterator[Indicator]:
    at = 0
    for one in found:
        while at < len(inner) and inner[at][1] <= one.start:
            at += 1
        yield replace(one, part=True) if at < len(inner) and inner[at][0] < one.start else one


def _figure(shape: str, number: numerals.Number, left: int, right: int, last: Indicator | None) -> list[Indicator]:
    clause = shape[left : number.start]
    op, clause = _op(shape, clause.rstrip(), number)
    touches = last is not None and not _trimmed(clause) and left <= last.end
    what = _what(clause, shape[_behind(shape, number) : right])
    if not what and last is not None and (touches or (last.unit == number.unit and not _trimmed(clause))):
        what = last.what  # 疗休养1批30人; 覆盖率达到30%,力争达到35%
    one = Indicator(what, op, number.value, number.unit, number.start, number.end)
    if number.upto is None:
        return [one]
    return [replace(one, op=">="), replace(one, op="<=", value=number.upto)]


def _stop(shape: str, left: int, right: int, closes: dict[int, int]) -> int:
    """Where the clause in front of a number begins; a bracket inside it (创新方法(TRIZ)培训班) is stepped over."""
    at = right
    while at > left:
        at -= 1
        if shape[at] == ")" and closes.get(at, -1) > left:
            at = closes[at]
        elif shape[at] in _STOPS:
            return at + 1
    return left


def _op(shape: str, clause: str, number: numerals.Number) -> tuple[str, str]:
    """The comparison told, and the clause without its words."""
    for op, pattern in _AFTER:
        if pattern.match(shape, number.end):
            return op, _HOPES.sub("", unled(clause))
    if match := _OP.search(clause[-12:]):
        op = _BEFORE[(match.lastindex or 1) - 1][0]
        return op, _HOPES.sub("", clause[: len(clause) - len(match.group())])
    return (">" if number.more else "="), _HOPES.sub("", clause)


def unled(clause: str) -> str:
    """A folded clause without the comparison at its end: 宣讲会不少于 -> 宣讲会."""
    match = _OP.search(clause[-12:])
    return clause[: len(clause) - len(match.group())] if match else clause


def _behind(shape: str, number: numerals.Number) -> int:
    ends = [match.end() for _, pattern in _AFTER if (match := pattern.match(shape, number.end))]
    return ends[0] if ends else number.end


def _what(clause: str, after: str) -> str:
    """What is counted: the object in front of the number, else the noun behind it, else the act itself."""
    own = _trimmed(clause)
    thing = _trimmed(verbs.object_of(own)) or _noun(after)
    rhythm = _RHYTHM.match(own)
    if rhythm and thing and not thing.startswith(rhythm.group()):
        return rhythm.group() + thing  # 每月开展1次主题党日活动 is twelve a year, not one
    return thing or _act(own)


def _act(own: str) -> str:
    """立项40项 counts the act, 项目资助20个 the act with what stands in front; 覆盖面提高5个百分点 that alone."""
    found = verbs.first(own)
    if found is None:
        return ""
    front = _trimmed(own[: found[0]])
    if front and _GROWS.fullmatch(own, *found):
        return front
    return own if front and found[1] == len(own) and not _AT.match(front) else own[found[0] : found[1]]


def _trimmed(text: str) -> str:
    """Without joints at its edges, without a time at its beginning; empty where only such words stand there."""
    bare = _LEADS_IN.sub("", text.strip(" 、,"))
    for due in dues.find(bare):
        if due.start == 0:
            bare = _LEADS_IN.sub("", bare[due.end :])
        break
    return "" if _PREPOSITIONS.fullmatch(bare) else "".join(bare.split())


def _noun(after: str) -> str:
    """The noun right behind a unit (新建60家企业科协), up to the next stop or act."""
    end = next((at for at, char in enumerate(after) if char in _STOPS + "、"), len(after))
    noun = after[:end].lstrip()
    noun = noun[1:] if noun.startswith("的") else noun
    found = verbs.first(noun)
    return "".join(noun[: found[0]].split()) if found and found[0] else ("" if found else "".join(noun.split()))


def of_row(one: Indicator, row: str) -> Indicator:
    """A figure of a cell: 80场次 and 新增45家 count what the row is about, 培训1000人次 names its own."""
    return replace(one, what=row) if not one.what or _NEW.fullmatch(one.what) else one
