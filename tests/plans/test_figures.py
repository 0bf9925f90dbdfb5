"""Tasks bound to what the base lists say: counted by itself, by area, moved by a unit that becomes covered."""

from decimal import Decimal
from typing import Any

import pytest

from kexie.associations.actions import coverage
from kexie.associations.models import BaseUnit
from kexie.associations.told import BaseLine
from kexie.kit import clock
from kexie.kit.actor import STRANGER
from kexie.kit.verdict import Refused
from kexie.organisations.models import Organisation
from kexie.plans import lights, queries
from kexie.plans.actions import reports
from kexie.plans.models import AnnualPlan, Target, Task
from tests.notices.office import Office
from tests.plans import staged

JIANG, HONG = "420102", "420111"
LINES = (
    BaseLine("江边甲公司", jurisdiction=JIANG, sci_tech=300),
    BaseLine("江边乙公司", jurisdiction=JIANG, sci_tech=100),
    BaseLine("洪山甲公司", jurisdiction=HONG, sci_tech=600),
)


def bound(office: Office, figure: str) -> tuple[Task, dict[str, Target]]:
    """A task of this year's plan bound to this figure, 80 % for the whole, 50 and 90 for two districts."""
    for key, area in (("jiang", JIANG), ("hong", HONG)):
        Organisation.objects.filter(pk=office.unit(key).pk).update(jurisdiction=area)
        office.unit(key).refresh_from_db()
    task = staged.issued(office, figure=figure, unit="%", target=Decimal(80))
    AnnualPlan.objects.filter(pk=task.plan_id).update(year=clock.today().year)
    return task, staged.split(office, task, jiang=50, hong=90)


def standing(office: Office, task: Task) -> tuple[Decimal, dict[str, Decimal]]:
    """What is done of the whole, and of each district's part as its own page and the board of units tell it."""
    plan = AnnualPlan.objects.select_related("organisation").get(pk=task.plan_id)
    at, rule = queries.board.moment(plan, ""), lights.Rule()
    (seen,) = queries.board.seen(plan, at, rule)
    every = {one.target.unit: one.done for one in queries.units.every(plan, at, rule)}
    assert (seen.base, seen.task.unit) == (80, "%")
    for key in ("jiang", "hong"):
        unit = office.unit(key)
        (held,) = queries.units.held(office["chen"], plan, unit.pk, at, rule)
        assert held.done == every[unit.label]
    return seen.done, {key: every[office.unit(key).label] for key in ("jiang", "hong")}


@pytest.mark.parametrize(
    ("figure", "after"),
    [
        ("associations.coverage", (Decimal("33.3"), {"jiang": Decimal(50), "hong": Decimal(0)})),
        ("associations.workers", (Decimal(30), {"jiang": Decimal(75), "hong": Decimal(0)})),
    ],
)
def test_a_task_bound_to_coverage_counts_itself_by_district_and_moves_with_a_unit_that_becomes_covered(
    office: Office, figure: str, after: tuple[Decimal, dict[str, Decimal]]
) -> None:
    task, parts = bound(office, figure)
    nothing = (Decimal(0), {"jiang": Decimal(0), "hong": Decimal(0)})
    assert standing(office, task) == nothing  # no list yet
    coverage.fill(office.unit("city"), clock.today().year, "high_tech", LINES, by=office["chen"])
    assert standing(office, task) == nothing
    unit = BaseUnit.objects.get(name="江边甲公司")
    coverage.settle(unit, office.unit("motor"), by=office["chen"], note="与电机公司联合设置")
    assert standing(office, task) == after
    with pytest.raises(Refused) as typed:
        reports.report(task, parts["jiang"], reports.Told(Decimal(1), "已完成", proof="名录"), by=office["zhao"])
    assert typed.value.rule == "report.figure"
    assert Target.objects.get(pk=parts["jiang"].pk).done == 0
    coverage.settle(unit, None, by=office["chen"], note="认定有误")
    assert standing(office, task) == nothing


def test_what_a_plan_asks_of_an_indicator_is_told_by_area_to_those_who_see_it_once_it_is_handed_down(
    office: Office, django_assert_num_queries: Any
) -> None:
    year, code = clock.today().year, "associations.coverage"
    task, _ = bound(office, code)
    staged.split(office, task, steel=70)
    Organisation.objects.filter(pk=office.unit("steel").pk).update(jurisdiction=HONG)
    Target.objects.filter(organisation=office.unit("steel")).update(jurisdiction=HONG)
    with django_assert_num_queries(2):
        told = queries.aim(office["chen"], year, code)
    # An enterprise of the area has a part too; what its district is to reach is told.
    assert told == queries.Aim(Decimal(80), {JIANG: Decimal(50), HONG: Decimal(90)})
    assert queries.aim(office["zhao"], year, code) == queries.Aim(None, {JIANG: Decimal(50)})
    nothing = queries.Aim()
    assert [queries.aim(*asked) for asked in (
        (office["chen"], year - 1, code), (office["chen"], year, "associations.workers"), (STRANGER, year, code),
    )] == [nothing] * 3  # fmt: skip
    newer = staged.task(office, task.plan, figure=code, unit="%", target=Decimal(85))
    staged.split(office, newer, hong=95)
    told = queries.aim(office["chen"], year, code)
    assert told == queries.Aim(Decimal(85), {JIANG: Decimal(50), HONG: Decimal(95)})
    for state, seen in (("draft", nothing), ("void", nothing), ("closed", told)):
        AnnualPlan.objects.filter(pk=task.plan_id).update(state=state)
        assert queries.aim(office["chen"], year, code) == seen, state
