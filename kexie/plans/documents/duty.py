"""目标责任书 (rules.md 11.1): who hands down, who undertakes, what until when; signed by both."""

from collections.abc import Sequence
from dataclasses import dataclass

from kexie.notices.documents.tables import Column, Paper, Table

CLOSING = "完成情况由承担单位在平台上报送并附佐证材料，经下达单位核实后计入；年中检查，年末按指标评分。"
COPIES = "本责任书一式两份，双方各执一份。"
_COLUMNS = (Column("序号", 14, figures=True), Column("工作任务", 72), Column("目标", 30, figures=True),
            Column("完成时限", 40, figures=True))  # fmt: skip
_HAND = ("负责人（签字）：", "日期：　　　　年　　月　　日")


@dataclass(frozen=True, slots=True)
class Line:
    """One target: task, how much with its unit, until when in words."""

    task: str
    target: str
    due: str


def opening(plan: str, house: str, unit: str) -> str:
    """The sentence before the targets."""
    return f"为落实《{plan}》，{house}（下达单位）与{unit}（承担单位）就以下目标签订本责任书。"


def parties(house: str, unit: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is to be stamped, signed and dated by each side."""
    return (f"下达单位（盖章）：{house}", *_HAND), (f"承担单位（盖章）：{unit}", *_HAND)


def paper(plan: str, house: str, unit: str, lines: Sequence[Line]) -> Paper:
    """The letter between ``house`` and ``unit``."""
    rows = [(str(place), one.task, one.target, one.due) for place, one in enumerate(lines, start=1)]
    return Paper(
        title="目标责任书",
        before=(opening(plan, house, unit),),
        tables=(Table("", _COLUMNS, rows),),
        after=(CLOSING, COPIES),
        parties=parties(house, unit),
    )
