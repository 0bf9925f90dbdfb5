"""The yearly report of an association: which figures it tells, and where the house can count them itself. Pure.

Items are those the yearbook asks of enterprise associations (rules.md 11); ``source`` says from which records an item
is counted, empty where only the unit knows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """One figure: code, words, unit, and from where it is counted."""

    code: str
    label: str
    unit: str
    source: str = ""
    money: bool = False


# Where a counted figure comes from, in words.
SOURCES: dict[str, str] = {
    "years": "年度人数", "profile": "单位概况", "terms": "届次任职", "activities": "活动记录",
}  # fmt: skip
GROUPS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        "组织和会员",
        (
            Item("members", "个人会员", "人", "years"), Item("staff", "职工总数", "人", "years"),
            Item("sci_tech", "科技人员", "人", "years"), Item("full_time", "专职工作人员", "人", "profile"),
            Item("part_time", "兼职工作人员", "人", "profile"), Item("officers", "领导机构成员", "人", "terms"),
        ),
    ),
    (
        "活动",
        (
            Item("exchanges", "学术交流", "次", "activities"),
            Item("exchange_people", "学术交流参加", "人次", "activities"), Item("papers", "交流论文", "篇"),
            Item("popular", "科普活动", "次", "activities"),
            Item("popular_people", "科普活动参加", "人次", "activities"),
            Item("trainings", "技术创新、培训、咨询", "次", "activities"),
            Item("training_people", "技术创新、培训、咨询参加", "人次", "activities"),
            Item("talents", "职称评定、举荐、表彰", "次", "activities"), Item("commended", "表彰", "人次"),
            Item("voices", "反映意见建议的活动", "次", "activities"), Item("suggestions", "反映建议", "条"),
            Item("societies", "参加学会活动", "次", "activities"),
            Item("retired", "服务离退休科技工作者", "次", "activities"), Item("visited", "走访慰问", "人次"),
        ),
    ),
    (
        "讲、比和合作",
        (
            Item("emulators", "参加讲、比的科技人员", "人"), Item("projects", "讲、比项目", "项"),
            Item("proposals", "合理化建议", "条"), Item("adopted", "采纳的建议", "条"),
            Item("benefit", "产生的效益", "万元", money=True), Item("stations", "专家工作站", "个"),
            Item("station_experts", "进站专家", "人"), Item("matched", "对接项目", "项"),
        ),
    ),
)  # fmt: skip
ITEMS: dict[str, Item] = {item.code: item for _, items in GROUPS for item in items}
# Task group -> the items that count its activities and who took part in them.
COUNTS: dict[str, tuple[str, str]] = {
    "exchange": ("exchanges", "exchange_people"), "popularisation": ("popular", "popular_people"),
    "innovation": ("trainings", "training_people"), "talent": ("talents", ""), "voice": ("voices", ""),
    "societies": ("societies", ""), "retired": ("retired", ""),
}  # fmt: skip
# What the report says in words, beside its figures.
WORDS: dict[str, str] = {"words": "本年工作总结", "problems": "困难和建议", "ahead": "下一年打算"}
# A part and its whole.
PARTS: tuple[tuple[str, str], ...] = (("adopted", "proposals"), ("sci_tech", "staff"))


@dataclass(frozen=True, slots=True)
class Yearly:
    """The report as a form tells it; figures left out are not known yet. Money as a decimal in 万元."""

    words: str = ""
    problems: str = ""
    ahead: str = ""
    figures: Mapping[str, int | Decimal] = field(default_factory=dict)

    def plain(self) -> dict[str, int | str]:
        """The figures as they are kept."""
        return {
            code: f"{value:.2f}" if isinstance(value, Decimal) else value
            for code, value in self.figures.items()
            if code in ITEMS
        }


def missing(words: str, figures: Mapping[str, Any]) -> list[str]:
    """What has to be filled in before it is sent, in words."""
    told = [item.label for item in ITEMS.values() if figures.get(item.code) is None]
    return told if words.strip() else [WORDS["words"], *told]


def too_large(figures: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first part that is larger than its whole: its code, and the words."""
    for part, whole in PARTS:
        one, other = figures.get(part), figures.get(whole)
        if one is not None and other is not None and one > other:
            return part, f"{ITEMS[part].label} {one}，大于{ITEMS[whole].label} {other}，请核对"
    return None


def number(value: Any) -> Decimal | None:
    """A kept figure as a number."""
    return None if value is None else Decimal(str(value))


def shown(value: Any) -> str:
    """A kept figure as people read it; — for none."""
    return "—" if value is None else f"{Decimal(str(value)).normalize():f}"


def difference(typed: Any, counted: Any) -> str:
    """多报 3, 少报 2; empty where they agree or one is not known."""
    one, other = number(typed), number(counted)
    if one is None or other is None or one == other:
        return ""
    return f"比计数多 {shown(one - other)}" if one > other else f"比计数少 {shown(other - one)}"


def total(rows: Sequence[Mapping[str, Any]]) -> dict[str, Decimal]:
    """The sum of every figure over several reports."""
    return {code: sum((number(row.get(code)) or Decimal(0) for row in rows), Decimal(0)) for code in ITEMS}
