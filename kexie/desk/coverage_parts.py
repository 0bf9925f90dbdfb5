"""Coverage by 设置形式 and 覆盖方式, each group as its part of all units that ought to be covered.

Of both a unit knows nothing before it is covered: counted within itself every group would be covered whole. So each
group says how many units it adds to the coverage, and who is not covered is a group of its own: together they are all.
"""

from collections.abc import Iterable
from typing import Any

from kexie.associations import queries
from kexie.associations.codes import units
from kexie.associations.queries import Covered
from kexie.desk import coverage_labels
from kexie.kit import shares
from kexie.kit.sheets import Column, Sheet

Facts = dict[str, Any]
OF_ALL = ("setting", "way")
WHOLE = "合计"
HEAD: tuple[Column, ...] = (
    Column("分组", 26), Column("单位", 10), Column("其中自建", 10), Column("占应覆盖单位", 14), Column("科技人员", 12),
    Column("占科技人员", 14),
)  # fmt: skip
_CHOICES: dict[str, list[str]] = {"setting": [*units.Setting.values, queries.UNTOLD], "way": [*units.Way.values]}


def rows(grouping: str, groups: Iterable[Covered], areas: Any) -> list[Facts]:
    """Every form there is, the largest first, what nobody has told, what nobody covers; at last all of them."""
    told = {one.key: one for one in groups}
    each = [told.get(key, Covered(key)) for key in {*_CHOICES[grouping], *told, ""}]
    each.sort(key=lambda one: (one.key == "", one.key == queries.UNTOLD, -one.total, one.key))
    whole = queries.whole(each)
    made = [_row(coverage_labels.label(grouping, one.key, areas), one, whole) for one in each]
    return [*made, _row(WHOLE, whole, whole)]


def sheet(grouping: str, name: str, groups: Iterable[Covered], areas: Any) -> Sheet:
    """The same for the workbook."""
    cells = [
        [row[one] for one in ("label", "units", "own", "share", "workers", "workers_share")]
        for row in rows(grouping, groups, areas)
    ]
    note = "各行相加为全部应覆盖单位"
    return Sheet(f"按{name}", list(HEAD), cells, title=f"覆盖面：按{name}", note=note)


def _row(label: str, one: Covered, whole: Covered) -> Facts:
    return {
        "label": label, "units": one.total, "own": one.own, "share": shares.told(one.total, whole.total),
        "workers": one.workers,
        "workers_share": shares.told(one.workers, whole.workers) if whole.workers else "—",
    }  # fmt: skip
