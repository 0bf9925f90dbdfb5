"""The rule of the lights, and its twin in the database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kexie.plans import lights, queries
from kexie.plans.actions import reports, tables
from kexie.plans.models import AnnualPlan, Target
from tests.notices.office import Office
from tests.plans import staged

START, DUE = date(2026, 1, 1), date(2026, 4, 11)  # a hundred days


def of(done: int, days: int, *, stepwise: bool = True, base: int = 100) -> str:
    span = lights.Span(START, DUE, START + timedelta(days=days))
    return lights.light(Decimal(done), Decimal(base), span, lights.Rule(), stepwise=stepwise)


@pytest.mark.parametrize(
    ("done", "days", "light"),
    [
        (100, 5, "done"), (120, 200, "done"), (0, 0, "on"), (0, -1, "none"), (99, 101, "behind"), (99, 100, "on"),
        (45, 50, "on"), (44, 50, "slow"), (30, 50, "slow"), (29, 50, "behind"),
    ],
)  # fmt: skip
def test_a_light_holds_what_is_done_against_the_time_gone(done: int, days: int, light: str) -> None:
    assert of(done, days) == light


@pytest.mark.parametrize(("days", "light"), [(0, "on"), (69, "on"), (70, "slow"), (100, "slow"), (101, "behind")])
def test_what_is_done_or_not_turns_yellow_shortly_before_its_day(days: int, light: str) -> None:
    assert of(0, days, stepwise=False, base=1) == light


def test_a_day_before_its_start_is_a_span_of_one_day() -> None:
    span = lights.Span(DUE, START, DUE)
    assert (span.whole, span.gone) == (1, 0)


def test_shares_are_cut_not_rounded_up() -> None:
    told = [lights.share(Decimal(done), Decimal(base)) for done, base in ((9996, 10000), (2, 1), (1, 0), (1, 3))]
    assert told == [Decimal("99.9"), Decimal(100), Decimal(0), Decimal("33.3")]
    assert "90%" in lights.Rule().told


@pytest.mark.parametrize("kind", ["count", "yes"])
@pytest.mark.parametrize("done", [0, 1, 3, 5, 6, 9, 10, 12])
def test_the_database_and_the_rule_agree_at_every_share_and_day(office: Office, kind: str, done: int) -> None:
    value = 1 if kind == "yes" else 10
    task = staged.issued(office, kind=kind, target=Decimal(10), unit="家")
    part = staged.split(office, task, jiang=value)["jiang"]
    plan, rule = task.plan, lights.Rule()
    AnnualPlan.objects.filter(pk=plan.pk).update(issued_on=START)
    Target.objects.filter(pk=part.pk).update(due_on=DUE, done=min(done, value))
    plan.refresh_from_db()
    for days in (-1, 0, 10, 33, 50, 69, 70, 71, 99, 100, 101):
        at = queries.board.Moment(START + timedelta(days=days), True)
        (unit,) = queries.board.by_unit(plan, at, rule)
        (held,) = queries.units.held(office["chen"], plan, part.organisation_id, at, rule)
        span = lights.Span(START, DUE, at.day)
        told = lights.light(Decimal(min(done, value)), Decimal(value), span, rule, stepwise=kind == "count")
        assert (list(unit.counts), held.light) == ([told], told), days


def test_the_thresholds_are_the_houses_own_where_it_set_any(office: Office) -> None:
    city = office.unit("city")
    assert queries.light_rule(city) == lights.Rule()
    tables.set_lights(city, lights.Rule(80, 50, 10), by=office["chen"])
    tables.set_lights(city, lights.Rule(85, 50, 10), by=office["chen"])
    assert (queries.light_rule(city), queries.light_rule(office.unit("jiang"))) == (
        lights.Rule(85, 50, 10),
        lights.Rule(),
    )
    from kexie.kit.verdict import Refused

    with pytest.raises(Refused, match="黄灯的比例要小于绿灯的"):
        tables.set_lights(city, lights.Rule(50, 50), by=office["chen"])
    with pytest.raises(Refused, match="只有某市科协的拟稿人能改亮灯规则"):
        tables.set_lights(city, lights.Rule(), by=office["zhao"])


def test_the_score_of_a_unit_is_the_share_of_its_parts_by_weight(office: Office) -> None:
    task = staged.issued(office, weight=3)
    part = staged.split(office, task, jiang=20)["jiang"]
    reports.verify(staged.reported(office, part, 5, "zhao"), by=office["chen"])
    at = queries.board.moment(AnnualPlan.objects.get(), "")
    (unit,) = queries.board.by_unit(AnnualPlan.objects.get(), at, lights.Rule())
    assert (unit.label, unit.total, unit.score, str(unit.weight)) == ("江边区科协", 1, Decimal(25), "3")
