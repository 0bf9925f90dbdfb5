"""会员证 (rules.md 4.5): a card for everybody, and every unit, in a roll, several on a sheet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kexie.associations.documents.facts import day
from kexie.notices.documents.tables import Card, Paper

# Cards in one file: of a roll of tens of thousands a word processor opens nothing that is larger.
MOST = 2000


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose card it is; ``number`` as the roll has it."""

    name: str
    number: int
    joined_on: date


@dataclass(frozen=True, slots=True)
class UnitHolder:
    """The same of a unit; ``valid_until`` None for good."""

    name: str
    number: int
    kind: str
    joined_on: date
    valid_until: date | None


def unit_cards(name: str, noun: str, holders: Sequence[UnitHolder]) -> Paper:
    """成员单位证书 of a federation, 单位会员证书 of a society."""
    return Paper(title=f"{name}{noun}证书", cards=[_unit_card(name, noun, one) for one in holders])


def _unit_card(name: str, noun: str, one: UnitHolder) -> Card:
    # Three lines: a long name takes two, and the stamp needs the last that a card has room for.
    until = f"至{day(one.valid_until)}" if one.valid_until else "起，长期有效"
    lines = (f"单位：{one.name}", f"类别：{one.kind}  编号：{one.number:06}", f"有效期：{day(one.joined_on)}{until}")
    return Card(name, f"{noun}证书", lines, "发证单位（盖章）")


def cards(name: str, holders: Sequence[Holder]) -> Paper:
    """会员证 of the association of this name."""
    return Paper(title=f"{name}会员证", cards=[_card(name, one) for one in holders])


def _card(name: str, one: Holder) -> Card:
    lines = (f"姓名：{one.name}", f"编号：{one.number:06}", f"入会日期：{day(one.joined_on)}")
    return Card(name, "会员证", lines, "发证单位（盖章）")
