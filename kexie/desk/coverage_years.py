"""Coverage over the years by every grouping: lines of the whole and the largest groups, all groups as a table.

Of 设置形式 and 覆盖方式 a unit knows nothing before it is covered, so all of theirs would be covered: they are told as
what each adds to the coverage of all units.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kexie.associations import queries
from kexie.associations.queries import Covered
from kexie.desk import coverage_labels
from kexie.desk.coverage_parts import OF_ALL
from kexie.kit import shares
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.kit.templatetags import _lines

Facts = dict[str, Any]
SHOWN = 6
HEAD: tuple[Column, ...] = (
    Column("分组", 24), Column("年度", 8), Column("应覆盖", 10), Column("已覆盖", 10), Column("覆盖率", 10),
    Column("科技人员", 12), Column("已覆盖科技人员", 14), Column("科技人员覆盖率", 14),
)  # fmt: skip


class Series(NamedTuple):
    """One group: key and what is told of it in each year; years without a line of it are not there."""

    key: str
    by_year: dict[int, Covered]


def shares_of(by: Actor, told: Facts, grouping: str) -> list[tuple[int, Covered]]:
    """Every group of every year, the newest first, in each the largest first. One query."""
    if grouping == "kind":
        lines = queries.base_units(by, kind=told["kind"], area=told["area"], every=True)
    else:
        lines = queries.base_units(by, kind=told["kind"], area=told["area"])
    return queries.shares_by_year(lines, grouping)


def series(
    by: Actor, told: Facts, grouping: str, lines: Iterable[tuple[int, Covered]]
) -> tuple[Series, list[Series]]:  # fmt: skip
    """The whole and each group of ``lines``, the largest of the newest year first. Of kinds of lists one query."""
    groups: dict[str, dict[int, Covered]] = {}
    for year, one in lines:
        groups.setdefault(one.key, {})[year] = one
    if grouping == "kind" and not told["kind"]:  # a unit that stands in several lists is one unit of the whole
        rows = queries.base_units(by, area=told["area"])
        whole = {int(one.key): one for one in queries.shares(rows, "year")}
    else:
        years = {year for group in groups.values() for year in group}
        whole = {year: queries.whole(group[year] for group in groups.values() if year in group) for year in years}
    made = [Series(key, _of_all(group, whole) if grouping in OF_ALL else group) for key, group in groups.items()]
    return Series("", whole), [one for one in made if grouping not in OF_ALL or _covers(one)]


def page(by: Actor, told: Facts, areas: Any) -> Facts:
    """Lines and table of the grouping that is asked. One query, of kinds of lists two; none where there is one year."""
    years = sorted(told["list_years"])[-SHOWN:]
    if len(years) < 2:
        return {"over_years": None}
    whole, groups = series(by, told, told["by"], shares_of(by, told, told["by"]))
    shown = [one for one in groups if any(year in one.by_year for year in years)]
    measure = told["measure"]
    label = {one.key: coverage_labels.label(told["by"], one.key, areas) for one in shown}
    drawn = [_line("全部", whole, years, measure)]
    drawn += [_line(label[one.key], one, years, measure) for one in shown[: _lines.MOST - 1]]
    return {
        "over_years": {
            "points": [str(year) for year in years], "lines": drawn[:1] if len(shown) == 1 else drawn,
            "years": years, "more": len(told["list_years"]) > len(years), "of_all": told["by"] in OF_ALL,
            "few": len(shown) >= _lines.MOST,
            "rows": [
                {"label": name, "cells": [_cell(one.by_year.get(year), measure) for year in years]}
                for name, one in [("全部", whole), *((label[one.key], one) for one in shown)]
            ],
        }
    }  # fmt: skip


def sheets_of(
    by: Actor,
    told: Facts,
    areas: Any,
    groupings: Sequence[tuple[str, str]],
    lines: Mapping[str, list[tuple[int, Covered]]],
) -> list[Sheet]:
    """A sheet a grouping: each group in each year, all years there are lists of. ``lines`` by grouping."""
    if len(told["list_years"]) < 2:
        return []
    made = []
    for code, name in groupings:
        whole, groups = series(by, told, code, lines[code])
        named = [("全部", whole), *((coverage_labels.label(code, one.key, areas), one) for one in groups)]
        rows: list[list[Any]] = [
            [label, year, one.total, one.covered, shares.told(one.covered, one.total), one.workers,
             one.workers_covered, shares.told(one.workers_covered, one.workers) if one.workers else "—"]
            for label, line in named for year, one in sorted(line.by_year.items())
        ]  # fmt: skip
        note = "应覆盖和科技人员为当年全部单位的数" if code in OF_ALL else ""
        made.append(Sheet(f"历年按{name}", list(HEAD), rows, title=f"历年覆盖面：按{name}", note=note))
    return made


def _of_all(group: dict[int, Covered], whole: dict[int, Covered]) -> dict[int, Covered]:
    return {
        year: Covered(one.key, whole[year].total, one.covered, one.own, whole[year].workers, one.workers_covered)
        for year, one in group.items()
    }


def _covers(one: Series) -> bool:
    return any(told.covered for told in one.by_year.values())


def _numbers(one: Covered, measure: str) -> tuple[int, int]:
    return (one.workers_covered, one.workers) if measure == "workers" else (one.covered, one.total)


def _line(name: str, one: Series, years: Sequence[int], measure: str) -> _lines.Line:
    told = [_numbers(one.by_year[year], measure) if year in one.by_year else (0, 0) for year in years]
    return _lines.Line(name, [shares.percent(covered, total) if total else None for covered, total in told])


def _cell(one: Covered | None, measure: str) -> Facts:
    covered, total = _numbers(one, measure) if one else (0, 0)
    told = shares.told(covered, total) if total else "—"
    return {"share": told, "of": f"{covered:,} / {total:,}" if total else ""}
