"""The yearly report as a paper (rules.md 4.3): words, figures with what the records counted, seals. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kexie.associations import reporting
from kexie.notices.documents.tables import Column, Paper, Table

_SIGN = ("负责人（签字）：", "日期：　　　　年　　月　　日")
_COLUMNS = (
    Column("项目", 66), Column("单位", 18), Column("填报数", 28, figures=True), Column("系统计数", 28, figures=True),
    Column("来源", 16),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What it is drawn from; ``accepted`` the day in words, empty before."""

    name: str
    place: str
    year: int
    words: str
    problems: str
    ahead: str
    figures: Mapping[str, Any]
    counted: Mapping[str, Any]
    accepted: str = ""


def paper(told: Told) -> Paper:
    """年度报告."""
    tables = [
        Table(f"{number}、{title}", _COLUMNS, [_line(told, item) for item in items])
        for number, (title, items) in zip("一二三", reporting.GROUPS, strict=True)
    ]
    after = [
        line
        for number, (name, label) in zip("四五六", reporting.WORDS.items(), strict=True)
        for line in (f"{number}、{label}", *(getattr(told, name) or "无").split("\n"))
    ]
    return Paper(
        title=f"{told.name}{told.year}年度报告", about=f"业务指导单位：{told.place}", tables=tables, after=after,
        parties=(
            (f"填报单位（盖章）：{told.name}", *_SIGN),
            (f"业务指导单位意见（盖章）：{f'{told.accepted}核对通过' if told.accepted else ''}", *_SIGN),
        ),
    )  # fmt: skip


def _line(told: Told, item: reporting.Item) -> tuple[str, ...]:
    counted = told.counted.get(item.code)
    source = reporting.SOURCES.get(item.source, "") if counted is not None else ""
    return (item.label, item.unit, reporting.shown(told.figures.get(item.code)), reporting.shown(counted), source)
