"""Boards: the same number of queries for one task as for three, sums now and as of a day, figures that count themselves."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import STRANGER
from kexie.kit.verdict import Refused
from kexie.notices.actions import receipts
from kexie.organisations.models import Organisation
from kexie.plans import counting, lights, queries
from kexie.plans.actions import plans, reports, targets
from kexie.plans.models import AnnualPlan, Measure, Report, Target, Task
from kexie.plans.queries import todo
from kexie.plans.rules import visible_plans, visible_targets
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


def test_a_district_is_scored_by_what_counts_itself_in_its_area_and_a_unit_is_not(office: Office) -> None:
    plan = staged.plan(office)
    staged.task(office, plan, name="公文签收率", figure="notices.signed", unit="%", target=Decimal(80), weight=3)
    for key, area in (("jiang", "420102"), ("hong", "420111")):
        Organisation.objects.filter(pk=office.unit(key).pk).update(jurisdiction=area)
        office.unit(key).refresh_from_db()
    document = office.at("issued", classes=office.classes("各区科协"), openness="internal")
    plans.issue(plan, by=office["chen"])
    AnnualPlan.objects.filter(pk=plan.pk).update(year=clock.today().year)
    plan.refresh_from_db()
    parts = staged.split(office, Task.objects.get(plan=plan), jiang=80, hong=80, steel=80)
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    rule, at = lights.Rule(), queries.board.moment(plan, "")
    units = {one.label: one for one in queries.board.by_unit(plan, at, rule)}
    told = {key: units.get(office.unit(key).label) for key in parts}
    assert {key: one and (one.counts, one.score, one.weight) for key, one in told.items()} == {
        "jiang": ({"done": 1}, Decimal(100), 3), "hong": ({"on": 1}, Decimal(0), 3), "steel": None,
    }  # fmt: skip
    every = queries.units.every(plan, at, rule)
    assert {(one.target.unit, one.done) for one in every} == {("江边区科协", 100), (office.unit("hong").label, 0)}
    for key, score in (("jiang", 100), ("hong", 0), ("steel", 0)):
        held = queries.units.held(office["chen"], plan, office.unit(key).pk, at, rule)
        assert (len(held), queries.units.score(held), held[0].target.scored) == (1, score, key != "steel")


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


def test_what_is_near_its_day_and_not_done_is_to_be_reported_by_who_holds_it(office: Office) -> None:
    task = staged.issued(office, name="举办培训班", kind="yes", unit="", target=Decimal(1))
    part = staged.split(office, staged.task(office, task.plan, name="新建科协"), steel=5)["steel"]
    today = clock.today()

    def waiting(who: str) -> list[str]:
        return [f"{one.button} {one.title}" for one in todo.plans(office[who]).items if one.button == "报送"]

    for days, told in ((31, False), (30, True), (-1, True), (-365, True), (-366, False)):
        Task.objects.filter(plan=task.plan).update(due_on=today + timedelta(days=days))
        Target.objects.filter(pk=part.pk).update(due_on=today + timedelta(days=days))
        assert waiting("steel_liaison") == ["报送 报送进展：新建科协"] * told
        assert waiting("chen") == ["报送 报送进展：举办培训班"] * told
        assert waiting("zhao") == []
    Target.objects.filter(pk=part.pk).update(due_on=today)
    part.refresh_from_db()
    staged.reported(office, part, 5, "steel_liaison")
    assert waiting("steel_liaison") == []


def test_the_part_of_a_closed_unit_waits_to_be_given_to_others_by_who_gave_it_out(office: Office) -> None:
    task = staged.issued(office)
    made = staged.split(office, task, jiang=20, steel=5)
    own = targets.Part(office.unit("motor"), Decimal(8))
    targets.split_on(made["jiang"], [own], by=office["zhao"], version=made["jiang"].version)

    def waiting(who: str) -> list[tuple[str, str, str]]:
        found = todo.plans(office[who]).items
        return [(one.title, one.whom, one.url) for one in found if one.button == "改派"]

    assert (waiting("chen"), waiting("zhao")) == ([], [])
    units = [office.unit(key).pk for key in ("steel", "motor")]
    Organisation.objects.filter(pk__in=units).update(state="closed", closed_on="2026-01-05")
    there = f"/desk/tasks/{task.ref}/split/", f"/desk/targets/{made['jiang'].pk}/split/"
    assert waiting("chen") == [("改派目标：新建基层科协数", f"{made['steel'].name}已撤销", there[0])]
    assert waiting("zhao") == [("改派目标：新建基层科协数", "光明电机公司科协已撤销", there[1])]
    staged.split_away(office, task, "steel")
    assert waiting("chen") == []
    Target.objects.filter(organisation=office.unit("motor").pk).update(done=F("value"))
    assert waiting("zhao") == []


KINDS = (("count", "家"), ("count", "%"), ("amount", "万元"), ("yes", ""), ("date", ""))


def scattered(office: Office, lots: Random) -> AnnualPlan:
    """An issued plan with tasks of every kind, some split, and reports of every state from any day of its year."""
    plan = staged.plan(office)
    today = clock.today()
    AnnualPlan.objects.filter(pk=plan.pk).update(
        state="issued", year=today.year, issued_on=date(today.year, 1, lots.randint(1, 31))
    )
    plan.refresh_from_db()
    measures = list(Measure.objects.filter(part__plan=plan))
    leads = [None, office.unit("city"), office.unit("office")]
    for _ in range(14):
        kind, unit = lots.choice(KINDS)
        task = Task.objects.create(
            plan=plan, measure=lots.choice(measures), name="任务", lead=lots.choice(leads), kind=kind, unit=unit,
            due_on=lots.choice([None, *(_day(lots) for _ in range(6))]), weight=lots.randint(1, 9),
            target=lots.choice([None, 1, 3, 40]), figure="notices.signed" if unit == "%" and lots.random() < 0.5 else "",
        )  # fmt: skip
        places: list[Target | None] = [None]
        for key in lots.sample(["jiang", "hong"], lots.randint(0, 2)):
            top = _target(lots, task, None, office.unit(key))
            places += [top, _target(lots, task, top, office.unit("motor"))] if key == "jiang" else [top]
        Task.objects.filter(pk=task.pk).update(split=sum(one.value for one in places if one and not one.parent_id))
        for place in lots.choices(places, k=lots.randint(0, 5)):
            _report(lots, task, place, office)
    return plan


def _day(lots: Random) -> date:
    return date(clock.today().year, 1, 1) + timedelta(days=lots.randint(0, 364))


def _target(lots: Random, task: Task, parent: Target | None, organisation: Any) -> Target:
    return Target.objects.create(
        task=task, parent=parent, organisation=organisation, name=organisation.label, value=lots.randint(1, 9),
        jurisdiction_id=organisation.jurisdiction_id, split_on=clock.today(), due_on=_day(lots),
    )  # fmt: skip


def _report(lots: Random, task: Task, place: Target | None, office: Office) -> None:
    state, value, day = lots.choice(("verified", "verified", "reported", "returned")), lots.randint(0, 6), _day(lots)
    Report.objects.create(
        task=task, target=place, organisation=office.unit("city"), verifier=office.unit("city"), state=state,
        value=value, words="完成情况", proof="会议记录", settled_at=clock.now(), reported_at=clock.shanghai(day.year, day.month, day.day, 23),
    )  # fmt: skip
    if state == "verified":
        for row in (task, place, place.parent if place else None):
            if row is not None:
                row.done = type(row).objects.get(pk=row.pk).done + value
                row.save(update_fields=["done"])


def told_slowly(plan: AnnualPlan, at: Any) -> tuple[list[Any], dict[int, Any]]:
    """What a board must say, added up report by report: its tasks, its units."""
    counted = [
        one
        for one in Report.objects.filter(task__plan=plan, state="verified")
        if at.now or clock.local(one.reported_at).date() <= at.day
    ]
    rows, units = [], {}
    order = ("measure__part__position", "measure__position", "ref")
    for task in Task.objects.filter(plan=plan).order_by(*order):
        done, base = sum((one.value for one in counted if one.task_id == task.pk), Decimal(0)), task.base
        if task.figure:
            done, base = Decimal(0), task.target or Decimal(100)
        at_once = task.kind in ("date", "yes")
        light = _light(plan, done, base, task.due_on, at, at_once and not task.split)
        label = task.lead.label if task.lead else "未定"
        rows.append((task.ref, task.measure.part.position, label, light, done, base, lights.share(done, base)))
        for top in task.targets.filter(parent=None):
            here = {top.pk, *top.parts.values_list("pk", flat=True)}
            done = sum((one.value for one in counted if one.target_id in here and not task.figure), Decimal(0))
            colours, weight, reached = units.setdefault(top.organisation.number, (Counter(), [], []))
            colours[_light(plan, done, top.value, top.due_on, at, at_once)] += 1
            weight.append(task.weight)
            reached.append(task.weight * min(done / top.value, Decimal(1)))
    return rows, {
        number: (dict(colours), sum(weight), lights.score(sum(reached), Decimal(sum(weight))))
        for number, (colours, weight, reached) in units.items()
    }


def _light(plan: AnnualPlan, done: Decimal, base: Decimal, due_on: date | None, at: Any, at_once: bool) -> str:
    if due_on is None or not base or plan.issued_on is None:
        return "none"
    return lights.light(done, base, lights.Span(plan.issued_on, due_on, at.day), lights.Rule(), stepwise=not at_once)


@pytest.mark.parametrize("seed", range(4))
def test_a_board_says_what_the_reports_add_up_to(office: Office, seed: int) -> None:
    plan, rule = scattered(office, Random(seed)), lights.Rule()
    days = [queries.board.moment(plan, on) for on in ("", "mid", "end")]
    for at in (*days, queries.board.Moment(date(clock.today().year, 4, 30), False)):
        seen, units = queries.board.seen(plan, at, rule), queries.board.by_unit(plan, at, rule)
        tasks, scored = told_slowly(plan, at)
        leads = [one.task.lead.label if one.task.lead else "未定" for one in seen]
        assert [
            (one.task.ref, one.task.part.position, lead, one.light, one.done, one.base, one.share)
            for one, lead in zip(seen, leads, strict=True)
        ] == tasks
        assert {one.key: (one.counts, one.weight, one.score) for one in units} == scored
        one = seen[seed]
        assert queries.board.seen(plan, at, rule, task=one.task.pk) == [one]
        assert dict(Counter(row[3] for row in tasks)) == queries.board.summed(seen).counts


def test_the_short_ways_to_a_plan_and_its_parts_show_nobody_more_and_nobody_less(office: Office) -> None:
    issued = scattered(office, Random(1))
    draft = staged.plan(office, "某市科协2025年工作要点（草稿）\n一、组织建设\n1.新建企业科协5家。\n")
    at, rule = queries.board.moment(issued, ""), lights.Rule()
    seen = set()
    for name in ("chen", "leader", "observer", "zhao", "hong_officer", "wang", "steel_liaison", "stranger"):
        actor = STRANGER if name == "stranger" else office[name]
        for plan in (issued, draft):
            told = queries.plan(actor, plan.ref)
            assert (told is not None) == visible_plans(actor).filter(pk=plan.pk).exists(), (name, plan)
            for key in ("jiang", "hong", "motor"):
                unit = office.unit(key)
                held = {one.target.pk for one in queries.units.held(actor, plan, unit.pk, at, rule)}
                rows = visible_targets(actor).filter(task__plan=plan, organisation=unit)
                assert held == set(rows.values_list("pk", flat=True)), (name, key)
                seen.add((told is not None, bool(held)))
    assert seen == {(True, True), (True, False), (False, False)}


def test_a_task_bound_to_a_number_of_things_is_done_as_the_register_has_it(office: Office) -> None:
    task = staged.issued(office, figure="associations.founded", unit="家", target=Decimal(2))
    with pytest.raises(Refused, match="这个指标的单位是“家”"):
        staged.task(office, task.plan, figure="associations.founded", unit="%", target=Decimal(2))
    staged.split(office, task, jiang=1, hong=1)
    year = task.plan.year or clock.today().year
    motor = office.unit("motor")
    Organisation.objects.filter(pk=motor.pk).update(founded_on=date(year, 1, 5), jurisdiction=None)
    at = queries.board.moment(task.plan, "")
    (seen,) = queries.board.seen(task.plan, at, queries.light_rule(task.plan.organisation))
    assert (seen.done, seen.base, seen.figure and seen.figure.unit) == (1, 2, "家")
    assert counting.Counted(counting.Share(3, 3), {"a": counting.Share(2, 2)}, "家").of_area("a") == 2
    assert counting.Counted(counting.Share(1, 4)).done == 25
