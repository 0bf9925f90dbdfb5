"""年中、年末考核表: units by score, tasks by light, and each unit's indicators (rules.md 11.1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kexie.notices.documents.tables import Column, Paper, Table

# So many rows of indicators are printed (some forty pages); a larger plan has them in the .xlsx.
MOST = 1200
_UNITS = (
    Column("名次", 15, figures=True), Column("单位", 62), Column("得分", 19, figures=True),
    Column("任务", 15, figures=True), *(Column(f"{one}灯", 15, figures=True) for one in "红黄绿"),
)  # fmt: skip
_TASKS = (
    Column("任务", 31), Column("灯", 14), Column("责任部门", 22), Column("目标", 17, figures=True),
    Column("完成", 17, figures=True), Column("比例", 15, figures=True), Column("完成时限", 40, figures=True),
)  # fmt: skip
_PARTS = (
    Column("单位", 35), Column("任务", 41), Column("灯", 16), Column("目标", 18, figures=True),
    Column("完成", 18, figures=True), Column("比例", 15, figures=True), Column("权重", 13, figures=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """The rows as the page shows them; ``parts`` one a unit and task. ``tasks`` None: a district's sheet has none."""

    title: str
    as_of: str
    scores: str
    lights: str
    units: Sequence[Sequence[str]]
    tasks: Sequence[Sequence[str]] | None
    parts: Sequence[Sequence[str]]


def paper(told: Told) -> Paper:
    """The sheet."""
    parts = told.parts if len(told.parts) <= MOST else ()
    missing = f"共 {len(told.parts)} 行，请下载 .xlsx 查看。" if told.parts else "还没有分解到单位。"
    units = Table("一、各单位评分", _UNITS, told.units, f"{told.scores}。", "还没有分解到单位。")
    tasks = () if told.tasks is None else (Table("二、各项任务", _TASKS, told.tasks, told.lights, "还没有任务。"),)
    last = Table(f"{'三' if tasks else '二'}、各单位各项指标", _PARTS, parts, "", missing)
    return Paper(title=told.title, about=told.as_of, tables=(units, *tasks, last))
