"""Boards: the same number of queries for one task as for three, sums now and as of a day, figures that count themselves."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.plans import counting, lights, queries
from kexie.plans.actions import plans, reports, targets
from kexie.plans.models import AnnualPlan, Target, Task
from kexie.plans.queries import todo
from tests.notices.office import Office
from tests.plans import staged


def asked(office: Office, plan: AnnualPlan, on: str = "") -> tuple[int, list[Any], list[Any]]:
    """How many queries the board of tasks and of units takes, and what it tells."""
    with CaptureQueriesContext(
        connection,
    ) as told:
        rule, at = queries.light_rule(plan.organisation), queries.board.moment(plan, on)
        seen, units = queries.board.seen(plan, at, rule), queries.board.by_unit(plan, at, rule)
    return len(told), seen, units


def test_a_board_takes_as_many_queries_for_three_tasks_as_for_one(office: Office) -> None:
    first = staged.issued(office)
    plan = queries.plan(office["chen"], first.plan.ref)
    assert plan is not None
    staged.split(office, first, jiang=10)
    one = asked(office, plan)[0]
    for name in ("乙", "丙"):
        staged.split(office, staged.task(office, plan, name=name), jiang=5, hong=5, steel=5)
    count, seen, units = asked(office, plan)
    assert (one, count, len(seen), len(units)) == (3, 3, 3, 3)
    assert [(row.label, row.total) for row in queries.board.by_part(seen)] == [(seen[0].task.part.title, 3)]
    assert [row.label for row in queries.board.by_owner(seen)] == [office.unit("city").label]
    assert queries.board.summed(seen).counts == {"on": 3}


def test_as_of_a_day_only_what_was_reported_by_then_counts(office: Office) -> None:
    task = staged.issued(office)
    district = staged.split(office, task, jiang=20)["jiang"]
    targets.split_on(district, [targets.Part(office.unit("motor"), Decimal(8))], by=office["zhao"], version=1)
    firm = Target.objects.get(organisation=office.unit("motor"))
    reports.verify(staged.reported(office, firm, 3, "wang"), by=office["zhao"])
    reports.verify(staged.reported(office, district, 2, "zhao"), by=office["chen"])
    plan = AnnualPlan.objects.get()
    long_ago = clock.now() - timedelta(days=60)
    plan.issued_on = clock.local(long_ago).date()
    at = queries.board.Moment(clock.today() - timedelta(days=1), False)
    rule = lights.Rule()
    (before,), (now,) = (queries.board.seen(plan, one, rule) for one in (at, queries.board.moment(plan, "")))
    assert (before.done, now.done, now.share) == (0, 5, Decimal("8.3"))
    (unit,) = queries.board.by_unit(plan, queries.board.moment(plan, ""), rule)
    (below,) = queries.board.by_unit(plan, at, rule, parent=district.organisation_id)
    assert (unit.reached, below.label, below.reached) == (Decimal("0.25"), firm.name, 0)
    held = queries.units.held(office["zhao"], plan, district.organisation_id, at, rule)
    later = queries.board.Moment(clock.today(), False)
    then = queries.units.held(office["zhao"], plan, district.organisation_id, later, rule)
    assert ([one.done for one in held], [one.done for one in then], then[0].share) == ([0], [5], Decimal(25))


def test_a_board_is_of_its_own_year(office: Office) -> None:
    plan = staged.plan(office)
    days = {on: queries.board.moment(plan, on).day for on in ("mid", "end", "")}
    assert days == {"mid": date(2024, 6, 30), "end": date(2024, 12, 31), "": clock.today()}
    plan.state = "closed"
    assert queries.board.moment(plan, "").day == date(2024, 12, 31)
    assert queries.board.by_unit(plan, queries.board.moment(plan, ""), lights.Rule()) == []


def test_an_indicator_that_counts_itself_is_asked_once_and_never_typed(office: Office) -> None:
    code = "notices.signed"
    plan = staged.plan(office)
    for name in ("甲", "乙"):
        staged.task(office, plan, name=name, figure=code, unit="%", target=Decimal(95))
    office.at("issued", classes=office.classes("各区科协"), openness="internal")
    plans.issue(plan, by=office["chen"])
    plan.refresh_from_db()
    AnnualPlan.objects.filter(pk=plan.pk).update(year=clock.today().year)
    plan.refresh_from_db()
    _, seen, _ = asked(office, plan)
    assert [(one.figure.whole if one.figure else None, one.done) for one in seen] == [(counting.Share(0, 3), 0)] * 2
    task = Task.objects.filter(plan=plan).first()
    part = staged.split(office, task, jiang=95)["jiang"]
    at = queries.board.moment(plan, "")
    (held,) = queries.units.held(office["chen"], plan, part.organisation_id, at, lights.Rule())
    assert held.done == 0


def test_what_waits_is_one_query_and_none_without_a_part_in_plans(
    office: Office, django_assert_num_queries: Any
) -> None:
    task = staged.issued(office)
    district = staged.split(office, task, jiang=20, hong=10)["jiang"]
    staged.reported(office, district, 2, "zhao")
    with django_assert_num_queries(1):
        told = todo.plans(office["chen"])
    assert [(one.title, one.button) for one in told.items] == [("核实进展：新建基层科协数", "核实")]
    assert [one.button for one in todo.plans(office["hong_officer"]).items] == ["分解"]
    with django_assert_num_queries(0):
        assert todo.plans(office["observer"]).total == 0
