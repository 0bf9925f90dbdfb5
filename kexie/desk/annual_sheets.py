"""The yearly reports of a year as a workbook: sums by area, and every unit."""

from collections.abc import Mapping, Sequence
from typing import Any

from kexie.associations import flow, reporting
from kexie.associations.queries import report as reads
from kexie.kit import clock, sheets
from kexie.kit.sheets import Column, Sheet

MOST = 20_000  # rows of the workbook


def table(found: Any, year: int) -> bytes:
    """Sums of the accepted reports by area, then all reports."""
    areas = reads.by_area(found, MOST)
    now = clock.local(clock.now())
    note = f"只汇总已通过的年报；截至 {now:%Y-%m-%d %H:%M}"
    return sheets.workbook([_sums(areas, year, note), _units(areas, year)], lean=True)


def _columns() -> list[Column]:
    return [Column(f"{item.label}（{item.unit}）", 12, wrap=True) for item in reporting.ITEMS.values()]


def _figures(row: Mapping[str, Any]) -> list[Any]:
    return [reporting.number(row.get(code)) for code in reporting.ITEMS]


def _sums(areas: Mapping[str, Sequence[Any]], year: int, note: str) -> Sheet:
    heads = [Column("区域", 16), Column("应报（家）", 10), Column("已报（家）", 10), Column("已通过（家）", 12),
             Column("逾期未报（家）", 14)]  # fmt: skip
    told = [(area, rows) for area, rows in areas.items()]
    every = [one for _, rows in told for one in rows]
    lines = [[area, *_standing(rows), *_figures(_accepted(rows))] for area, rows in told]
    lines.append(["合计", *_standing(every), *_figures(_accepted(every))])
    return Sheet("按区域", [*heads, *_columns()], lines, title=f"{year}年企事业科协年报汇总", note=note)


def _standing(rows: Sequence[Any]) -> list[int]:
    today = clock.today()
    return [
        len(rows), sum(one.state not in flow.OWING for one in rows), sum(one.state == "accepted" for one in rows),
        sum(one.state in flow.OWING and one.due_on < today for one in rows),
    ]  # fmt: skip


def _accepted(rows: Sequence[Any]) -> Mapping[str, Any]:
    return reporting.total([one.figures for one in rows if one.state == "accepted"])


def _units(areas: Mapping[str, Sequence[Any]], year: int) -> Sheet:
    heads = [Column("单位", 36), Column("区域", 14), Column("业务指导单位", 20), Column("状态", 10),
             Column("报送期限", 12), Column("报送时间", 18)]  # fmt: skip
    lines = [
        [one.organisation.name, area, one.organisation.superior.label, flow.REPORT.state(one.state).label, one.due_on,
         one.submitted_at, *_figures(one.figures if one.state != "draft" else {})]
        for area, rows in areas.items()
        for one in rows
    ]  # fmt: skip
    return Sheet("各单位", [*heads, *_columns()], lines, title=f"{year}年企事业科协年报")
