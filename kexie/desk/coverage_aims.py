"""What the plan of the year asks of coverage, beside what is covered: each area's target and what is left to it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from kexie.kit import shares
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column
from kexie.plans import queries as plans

FIGURES: Mapping[str, str] = {"units": "associations.coverage", "workers": "associations.workers"}
HEAD: tuple[Column, ...] = (
    Column("覆盖率目标", 12), Column("差距（百分点）", 14), Column("科技人员覆盖率目标", 18),
    Column("科技人员差距（百分点）", 20),
)  # fmt: skip
NONE, REACHED = "—", "已达到"


def aim(by: Actor, told: Mapping[str, Any], measure: str) -> plans.Aim:
    """Targets are of all lists together: of one kind alone nothing was asked."""
    if told["kind"] or told["year"] is None:
        return plans.Aim()
    return plans.aim(by, told["year"], FIGURES[measure])


def both(by: Actor, told: Mapping[str, Any]) -> dict[str, plans.Aim]:
    """Of units and of workers, for the workbook."""
    if told["kind"] or told["year"] is None:
        return dict.fromkeys(FIGURES, plans.Aim())
    found = plans.aims(by, told["year"], tuple(FIGURES.values()))
    return {measure: found[figure] for measure, figure in FIGURES.items()}


def columns(one: Any, found: plans.Aim, measure: str) -> dict[str, str]:
    """What stands beside an area on the page."""
    wanted = found.areas.get(one.key)
    return {"aim": _told(wanted), "left": left(one, wanted, measure)}


def cells(one: Any, found: Mapping[str, plans.Aim]) -> list[str]:
    """The same of both measures, as :data:`HEAD` names them."""
    return [cell for measure, aim in found.items() for cell in columns(one, aim, measure).values()]


def facts(whole: Any, areas: Sequence[str], found: plans.Aim, told: Mapping[str, Any]) -> str:
    """The end of the line about units: the target of the whole, or of the one area that is seen."""
    wanted = found.areas.get(areas[0]) if len(areas) == 1 else found.whole
    if wanted is None or told["measure"] != "units":
        return ""
    short = left(whole, wanted, "units")
    return f"，目标 {_told(wanted)}，{short if short == REACHED else f'差 {short} 个百分点'}"


def left(one: Any, wanted: Decimal | None, measure: str) -> str:
    """Points of a per cent to the target. What is short of it by less than the share shows is not told as reached."""
    covered, total = (one.workers_covered, one.workers) if measure == "workers" else (one.covered, one.total)
    if wanted is None or not total:
        return NONE
    if covered * 100 >= wanted * total:
        return REACHED
    short = max(wanted - Decimal(str(shares.percent(covered, total))), Decimal("0.1"))
    return f"{short.normalize():f}"


def _told(wanted: Decimal | None) -> str:
    return NONE if wanted is None else f"{wanted.normalize():f}%"
