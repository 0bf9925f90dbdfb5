"""会员证 (rules.md 4.5): a card for everybody in an association's roll, several on a sheet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kexie.associations.documents.facts import day
from kexie.notices.documents.tables import Card, Paper


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose card it is; ``number`` as the roll has it."""

    name: str
    number: int
    joined_on: date


def cards(name: str, holders: Sequence[Holder]) -> Paper:
    """会员证 of the association of this name."""
    return Paper(title=f"{name}会员证", cards=[_card(name, one) for one in holders])


def _card(name: str, one: Holder) -> Card:
    lines = (f"姓名：{one.name}", f"编号：{one.number:06}", f"入会日期：{day(one.joined_on)}")
    return Card(name, "会员证", lines, "发证单位（盖章）")
