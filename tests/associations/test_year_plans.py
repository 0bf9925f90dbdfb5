"""Yearly plans of associations: written, filed, carried out by activities, revised, copied into the next year."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.associations import privacy
from kexie.associations.actions import activities, year_plans
from kexie.associations.doings import Planned
from kexie.associations.models import YearPlan, YearPlanItem
from kexie.associations.queries import year_plan as reads
from kexie.associations.rules import year_plan as rules
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from tests.associations.test_activities import doing
from tests.associations.test_annual_reports import open_account
from tests.notices.office import Office

WEEK = Planned("科技周", "popularisation", 2, 200, "秘书长")
TALK = Planned("技术讲座", "innovation", 4)


def rule_of(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def begun(office: Office, by: str = "wang") -> YearPlan:
    return year_plans.begin(office.unit("motor"), clock.today().year, by=office[by])


def written(office: Office) -> YearPlan:
    return year_plans.write(begun(office), "办好两件事", [WEEK, TALK], by=office["wang"], version=1)


def titles(plan: YearPlan) -> list[str]:
    return [item.title for item in reads.items(plan)]


def test_a_plan_is_written_filed_and_revised(office: Office) -> None:
    row = begun(office)
    assert rule_of(year_plans.file, row, by=office["wang"]) == "year_plan.empty"
    row = year_plans.write(row, "办好两件事", [WEEK, None, TALK], by=office["wang"], version=1)
    assert (titles(row), str(row), str(row.items.first())) == (
        ["科技周", "技术讲座"], f"{row.organisation_id} {row.year}", "科技周",
    )  # fmt: skip
    row = year_plans.file(row, by=office["wang"])
    assert (row.state, row.filed_by_id) == ("filed", office["wang"].person_id)
    assert rules.can_write(office["wang"], row).rule == "year_plan.state"
    row = year_plans.revise(row, by=office["wang"], note="增加一项")
    assert rules.can_revise(office["wang"], row).rule == "year_plan.state"
    row = year_plans.write(row, "", [TALK, WEEK], by=office["wang"], version=2)
    assert titles(row) == ["技术讲座", "科技周"]
    assert [one.verb for one in history("year_plan", row.pk)] == ["begin", "edit", "file", "revise", "edit"]
    assert len(privacy.export(office["wang"].person_id)["year_plans"]) == 1  # type: ignore[arg-type]


def test_what_activities_carry_out_is_counted_and_not_taken_away(office: Office) -> None:
    row = written(office)
    week = row.items.get(title="科技周")
    for people in (60, 40):
        activities.record(row.organisation, doing(item_id=week.pk, people=people, sci_tech=1), by=office["wang"])
    void = activities.record(row.organisation, doing(item_id=week.pk), by=office["wang"])
    activities.void(void, by=office["wang"], note="重复")
    assert [(item.held, item.came) for item in reads.items(row)] == [(2, 100), (0, None)]
    listed = reads.plans(office["zhao"], reads.Asked()).get()
    assert (listed.total, listed.done) == (2, 1)
    assert rule_of(year_plans.write, row, "", [None, TALK], by=office["wang"], version=2) == "year_plan.item.used"
    assert titles(year_plans.write(row, "", [WEEK, None], by=office["wang"], version=2)) == ["科技周"]
    assert list(reads.open_items(row.organisation)) == [week]
    other = uuid4()
    assert rule_of(activities.record, row.organisation, doing(item_id=other), by=office["wang"]) == "activity.item"


def test_next_year_takes_the_items_over_once(office: Office) -> None:
    row = written(office)
    made = year_plans.copy(row, by=office["wang"])
    assert (made.year, made.state, titles(made), made.words) == (row.year + 1, "draft", titles(row), row.words)
    assert YearPlanItem.objects.count() == 4
    with pytest.raises(Overtaken, match="已有"):
        year_plans.copy(row, by=office["wang"])
    assert rules.can_copy(office["wang"], made).rule == "year_plan.year"


def test_the_unit_writes_it_and_who_guides_it_where_nobody_there_has_an_account(office: Office) -> None:
    row = begun(office, by="zhao")
    assert rules.may_read(office["zhao"], row)
    open_account(office, "wang")
    assert rules.may_read(office["zhao"], row).rule == "year_plan.draft"
    row = year_plans.write(row, "", [WEEK], by=office["wang"], version=1)
    assert rule_of(year_plans.file, row, by=office["zhao"]) == "annual_report.fill.right"
    row = year_plans.file(row, by=office["wang"])
    assert rules.may_read(office["zhao"], row)
    assert rule_of(year_plans.revise, row, by=office["zhao"], note="x") == "annual_report.fill.right"
    assert rules.can_begin(office["wang"], office.unit("jiang"), 2020).rule == "activity.kind"


def test_what_somebody_did_before_is_told_as_that(office: Office) -> None:
    row = written(office)
    with pytest.raises(Overtaken):
        year_plans.write(row, "", [], by=office["wang"], version=1)
    with pytest.raises(Overtaken):
        year_plans.revise(row, by=office["wang"], note="x")
    with pytest.raises(Overtaken):
        begun(office)
    year_plans.file(row, by=office["wang"])
    with pytest.raises(Overtaken):
        year_plans.file(row, by=office["wang"])
    many = [WEEK] * (year_plans.MOST + 1)
    row = year_plans.revise(row, by=office["wang"], note="x")
    assert rule_of(year_plans.write, row, "", many, by=office["wang"], version=2) == "year_plan.items"


def test_one_sees_the_plans_of_ones_own_unit_and_of_all_below(office: Office) -> None:
    row = written(office)
    seen = {name for name in ("chen", "zhao", "wang", "hong_officer", "sun") if reads.plan(office[name], row.pk)}
    assert seen == {"chen", "zhao", "wang"}
    assert rules.can_view_year_plan(office["observer"], row).rule == "year_plan.view"
    assert rules.can_view_year_plan(SYSTEM, row)
    assert not rules.can_view_year_plan(STRANGER, row)

    def count(**asked: Any) -> int:
        return reads.plans(office["chen"], reads.Asked(**asked)).count()

    assert (count(year=row.year), count(year=1999), count(view="filed"), count(view="draft")) == (1, 0, 0, 1)
    assert (count(area="none"), count(unit=row.organisation)) == (0, 1)


def test_the_database_keeps_one_a_year_and_quarters_in_the_year(office: Office) -> None:
    row = written(office)
    for model, wrong in ((YearPlan, {"year": 1}), (YearPlan, {"state": "filed"}), (YearPlanItem, {"quarter": 5})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**wrong)
    assert row.items.count() == 2


def test_a_plan_takes_the_same_queries_however_many_items(office: Office) -> None:
    row = written(office)

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            assert list(reads.items(row))
            assert [one.organisation.superior for one in reads.plans(office["zhao"], reads.Asked())]
        return len(told)

    assert asked() == 2
    year_plans.write(row, "", [WEEK, TALK, WEEK, TALK], by=office["wang"], version=2)
    assert asked() == 2
