"""Who usually does a measure of this kind, and what is counted: verb + object -> department, indicator, unit. Pure.

A proposal is never taken over by itself: the officer sees it with its reason and decides. What the text says goes
before what the table says. The table is rows of the desk (``models.ProposalRow``); those every installation begins
with follow the seven parts of the plan of 2013 and the
departments of a city association (rules.md 1.1, 11.1).
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from kexie.plans.reading import Indicator


class Measure(Protocol):
    """What is asked of a measure, read from a text or kept: owner as written, ``None`` where none is told."""

    @property
    def text(self) -> str:
        """As written."""

    @property
    def verb(self) -> str:
        """Empty where no verb of a plan is found."""

    @property
    def owner(self) -> str | None:
        """As written."""

    @property
    def indicators(self) -> Sequence[Indicator]:
        """The figures of the text."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A measure as it was kept, for :func:`propose`."""

    text: str
    verb: str
    owner: str | None
    indicators: Sequence[Indicator]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a measure whose text holds one of ``words``, and one of ``verbs`` where any are named.

    ``department`` may hold several names, 、 between them: what one city calls 普及部 is 科普部 in the next.
    """

    words: tuple[str, ...]
    verbs: tuple[str, ...]
    department: str
    indicator: str
    unit: str


def names(department: str) -> tuple[str, ...]:
    """The names of a row's department, the usual first."""
    return tuple(name for name in _BETWEEN.split(department) if name)


def fitted(row: Row, known: Container[str] = ()) -> Row:
    """The row with the first of its department's names that is ``known``; with the usual one where none is."""
    told = names(row.department)
    return replace(row, department=next((name for name in told if name in known), told[0] if told else ""))


@dataclass(frozen=True, slots=True)
class Proposal:
    """``target`` is the figure of the text in the unit of the indicator, where there is exactly one.

    ``reason`` is Chinese and says why: the words of the text, or the words that matched the table.
    """

    department: str
    indicator: str
    unit: str
    target: Indicator | None
    reason: str


def _row(words: str, verbs: str, department: str, indicator: str, unit: str) -> Row:
    return Row(tuple(words.split()), tuple(verbs.split()), department, indicator, unit)


_BETWEEN: Final = re.compile(r"[、，,/\s]+")
_FOUND: Final = "新建 新增 组建 成立 建立 发展 推进 扩大 覆盖"
_HOLD: Final = "举办 召开 开展 组织 承办 主办 参加 参与"
_STATIONS: Final = "院士中心、企事业部"
_CHOOSE: Final = "推荐 举荐 评选 表彰 遴选 选树 申报 开展 组织"

TABLE: Final[tuple[Row, ...]] = (
    _row("企业科协 企事业科协 园区科协 基层组织 科协组织", _FOUND, "企事业部", "新建基层科协数", "家"),
    _row("换届", "", "企事业部", "完成换届数", "家"),
    _row("联合会 联谊会 联盟", _FOUND, "企事业部", "新建联合会数", "家"),
    _row("建家 科技工作者之家", "", "企事业部", "建家达标数", "家"),
    _row("企业科协工作培训班 企业科协工作", _HOLD, "企事业部", "培训班期数", "期"),
    _row("讲理想 讲、比 讲比", "", "企事业部", "讲比项目立项数", "项"),
    _row("金桥工程", "", "企事业部", "金桥工程项目立项数", "项"),
    _row("先进集体 科技标兵", _CHOOSE, "企事业部", "表彰数", "个"),
    _row("院士专家工作站 院士工作站 专家工作站", f"{_FOUND} 创建 设立 总结", _STATIONS, "新建工作站数", "家"),
    _row("院士专家企业行 企业行", _HOLD, _STATIONS, "企业行场次", "场"),
    _row("技术难题 技术需求 企业创新需求 技术攻关", "", "企事业部", "征集企业需求数", "项"),
    _row("协同创新", "", "企事业部", "协同创新项目数", "项"),
    _row("创新方法", "", "企事业部", "创新方法培训人次", "人次"),
    _row("学术交流 学术会议 学术年会", _HOLD + " 支持 打造", "学会部", "学术交流活动场次", "场"),
    _row("学术论文奖 优秀学术论文", "", "学会部", "推荐论文数", "篇"),
    _row("继续教育 专业技能培训", "", "学会部", "继续教育人次", "人次"),
    _row("科普日 科普活动 主题科普", "", "普及部、科普部", "科普活动场次", "场"),
    _row("科普进企业 企业科普", "", "普及部、科普部", "企业科普活动场次", "场"),
    _row("科学素质 科学素养", "", "普及部、科普部", "公民具备科学素质的比例", "%"),
    _row("优秀科技工作者 最美科技工作者", _CHOOSE, "组织人事部、组宣部、组织部", "推荐人数", "名"),
    _row("先进事迹 科学家精神", "", "调研宣传部、组宣部、宣传部", "宣传活动场次", "场"),
    _row("慰问 走访", "", "组织人事部、组宣部、组织部", "慰问人数", "名"),
    _row("疗休养", "", "组织人事部、组宣部、组织部", "疗休养人数", "人"),
    _row("体检", "", "组织人事部、组宣部、组织部", "体检人次", "人次"),
    _row("调研", "", "调研宣传部、调研部、组宣部", "调研次数", "次"),
)


def propose(measure: Measure, table: Sequence[Row] = TABLE) -> tuple[Proposal, ...]:
    """Proposals for a measure, the longest match first; empty where the table says nothing and neither does the text.

    Where the text names the owner, every proposal has it; several indicators may fit one measure.
    """
    found = [_told(measure, fitted(row), word, verb) for row, word, verb in _matches(measure, table)]
    if found or measure.owner is None:
        return tuple(found)
    return (Proposal(measure.owner, "", "", None, f"原文写明由{measure.owner}负责。"),)


def _matches(measure: Measure, table: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    """Rows that fit, with the word and the verb that matched, the longest words first; a word inside a longer one
    that matched already (科普活动 in 企业科普活动) does not count.
    """
    found = [(row, word, _verb(measure, row)) for row in table if (word := _word(measure, row))]
    found = [match for match in found if match[2] is not None]
    taken: list[str] = []
    for row, word, verb in sorted(found, key=lambda match: -len(match[1])):
        if not any(word in longer and word != longer for longer in taken):
            taken.append(word)
            yield row, word, verb or ""


def _word(measure: Measure, row: Row) -> str:
    return max((word for word in row.words if word in measure.text), key=len, default="")


def _verb(measure: Measure, row: Row) -> str | None:
    """The verb that matched, empty where the row names none, ``None`` where none of them stands in the text."""
    if not row.verbs or measure.verb in row.verbs:
        return measure.verb if row.verbs else ""
    return next((verb for verb in row.verbs if verb in measure.text), None)


def _plain(unit: str) -> str:
    """场次 counts what 场 counts, 名 and 位 what 人 counts; 人次 is another thing than 人."""
    return {"场次": "场", "名": "人", "位": "人"}.get(unit, unit)


def _told(measure: Measure, row: Row, word: str, verb: str) -> Proposal:
    matched = f"“{verb}……{word}”" if verb else f"“{word}”"
    fitting = [one for one in measure.indicators if _plain(one.unit) == _plain(row.unit) and not one.part]
    target = fitting[0] if len(fitting) == 1 else None
    counted = f"{row.indicator}（{row.unit}）"
    if measure.owner:
        reason = f"原文写明由{measure.owner}负责；有{matched}，按{counted}计。"
    else:
        reason = f"有{matched}，一般由{row.department}负责，按{counted}计。"
    return Proposal(measure.owner or row.department, row.indicator, row.unit, target, reason)
