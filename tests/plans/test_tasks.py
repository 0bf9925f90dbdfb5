"""Tasks of a plan: set, changed, taken away, taken over from proposals; issuing, closing and next year's copy."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal import queries as journal
from kexie.kit.verdict import Overtaken, Refused
from kexie.plans import counting, queries, rules
from kexie.plans.actions import plans, tasks
from kexie.plans.models import AnnualPlan, Measure, Task
from tests.notices.office import Office
from tests.plans import staged
from tests.plans.reading import texts


def test_a_task_is_set_under_a_measure_and_the_journal_tells_it(office: Office) -> None:
    task = staged.task(office, co_owners=[office.unit("enterprises")])
    assert (task.name, task.lead, task.target, task.unit, str(task)) == (
        "新建基层科协数", office.unit("city"), Decimal(60), "家", "新建基层科协数",
    )  # fmt: skip
    assert list(task.co_owners.all()) == [office.unit("enterprises")]
    (entry,) = journal.history("plan_task", task.pk)
    assert (entry.verb, entry.diff["target"], entry.diff["co_owners"]) == ("add", ["", "60家"], ["", "企事业部"])
    assert task.plan.version == 0


def test_what_is_done_or_not_done_has_the_figure_one(office: Office) -> None:
    task = staged.task(office, kind="yes", target=None, unit="家")
    assert (task.target, task.unit, task.adds_up) == (Decimal(1), "", False)


@pytest.mark.parametrize("who", ["zhao", "leader", "wang"])
def test_only_the_houses_drafter_sets_tasks(office: Office, who: str) -> None:
    plan = staged.plan(office)
    measure = Measure.objects.filter(part__plan=plan).first()
    with pytest.raises(Refused, match="只有某市科协的拟稿人能安排它的任务"):
        tasks.add(measure, staged.told(office), by=office[who])


def test_only_departments_of_the_house_lead(office: Office) -> None:
    with pytest.raises(Refused, match="江边区科协不是本单位的部门"):
        staged.task(office, lead=office.unit("jiang"))


def test_an_indicator_nobody_counts_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="没有这个自动统计的指标"):
        staged.task(office, figure="no.such")


def test_a_task_of_an_issued_plan_changes_with_a_reason_and_makes_the_next_version(office: Office) -> None:
    task = staged.issued(office)
    with pytest.raises(Refused, match="请写明更改任务的理由"):
        tasks.change(task, staged.told(office, target=Decimal(70)), by=office["chen"], version=task.version)
    tasks.change(
        task, staged.told(office, target=Decimal(70)), by=office["chen"], version=task.version, note="全会决定增加"
    )
    task.refresh_from_db()
    assert (task.target, AnnualPlan.objects.get(pk=task.plan_id).version) == (Decimal(70), 2)
    entry = list(journal.history("plan_task", task.pk))[-1]
    assert (entry.verb, entry.diff) == ("edit", {"target": ["60家", "70家"]})


def test_a_draft_changes_without_a_reason_and_has_no_version(office: Office) -> None:
    task = staged.task(office)
    tasks.change(task, staged.told(office, due_on=None, target=None), by=office["chen"], version=1)
    task.refresh_from_db()
    assert (task.due_on, task.target, task.version, AnnualPlan.objects.get().version) == (None, None, 2, 0)


def test_a_change_on_an_old_page_is_told(office: Office) -> None:
    task = staged.task(office)
    tasks.change(task, staged.told(office, name="甲"), by=office["chen"], version=1)
    with pytest.raises(Overtaken, match="有人已改过"):
        tasks.change(task, staged.told(office, name="乙"), by=office["chen"], version=1)


def test_what_was_split_or_reported_holds_a_change_back(office: Office) -> None:
    task = staged.issued(office)
    parts = staged.split(office, task, jiang=40)
    task.refresh_from_db()
    for changed, reason in (
        ({"kind": "yes"}, "不能再改成别的指标类别"),
        ({"target": Decimal(30)}, "已分解 40家，目标不能比它小"),
    ):
        with pytest.raises(Refused, match=reason):
            tasks.change(task, staged.told(office, **changed), by=office["chen"], version=task.version, note="改")
    staged.reported(office, parts["jiang"], 3, "zhao")
    code = next(iter(counting.FIGURES))
    with pytest.raises(Refused, match="不能改成自动统计"):
        tasks.change(
            task, staged.told(office, figure=code, unit="%"), by=office["chen"], version=task.version, note="改"
        )


def test_a_task_of_a_draft_is_taken_away_unless_it_is_split(office: Office) -> None:
    task = staged.task(office)
    staged.split(office, task, jiang=40)
    with pytest.raises(Refused, match="已分解"):
        tasks.remove(task, by=office["chen"])
    staged.split_away(office, task, "jiang")
    tasks.remove(task, by=office["chen"])
    assert not Task.objects.exists()
    with pytest.raises(Overtaken, match="这项任务已去掉"):
        tasks.remove(task, by=office["chen"])


def test_a_task_of_an_issued_plan_is_not_taken_away(office: Office) -> None:
    with pytest.raises(Refused, match="已下达的任务不能去掉"):
        tasks.remove(staged.issued(office), by=office["chen"])
    with pytest.raises(Refused, match="只有某市科协的拟稿人"):
        tasks.remove(Task.objects.get(), by=office["zhao"])


def test_proposals_are_taken_over_by_measure_or_all_of_a_part_once(office: Office) -> None:
    plan = staged.plan(office)
    found = [
        (measure.pk, one.indicator)
        for part in queries.parts(plan)
        for measure, told in queries.proposed(plan, part.measures.all())
        for one in told
    ]
    made = tasks.accept(plan, found[:1], by=office["chen"])
    assert [(one.name, one.lead, one.unit, one.target) for one in made] == [("宣传活动场次", None, "场", None)] or made[
        0
    ].reason
    rest = tasks.accept(plan, found, by=office["chen"])
    assert len(rest) == len(found) - 1
    with pytest.raises(Refused, match="这些建议已采纳过"):
        tasks.accept(plan, found, by=office["chen"])
    founding = Task.objects.get(name="新建基层科协数")
    assert (founding.lead, founding.target, founding.due_on, founding.kind) == (
        office.unit("enterprises"), Decimal(60), date(2024, 12, 31), "count",
    )  # fmt: skip
    assert "原文写明由企事业部负责" in founding.reason


def test_proposals_that_have_only_an_owner_take_the_words_of_the_measure_as_name(office: Office) -> None:
    plan = staged.plan(office, "某市科协2024年工作要点\n一、服务\n1.办好网站。责任单位:企事业部\n")
    measure = Measure.objects.get()
    (made,) = tasks.accept(plan, [(measure.pk, "")], by=office["chen"])
    assert (made.name, made.lead, made.unit) == (measure.text[:200], office.unit("enterprises"), "")


def test_money_is_an_amount(office: Office) -> None:
    from kexie.plans.actions import tables

    row = tables.Row(("合同金额",), (), "企事业部", "合同金额", "万元")
    tables.add_row(office.unit("city"), row, by=office["chen"])
    plan = staged.plan(office)
    measure = Measure.objects.get(part__plan=plan, text__contains="合同金额5000万元")
    (made,) = tasks.accept(plan, [(measure.pk, "合同金额")], by=office["chen"])
    assert (made.kind, made.unit, made.target) == ("amount", "万元", Decimal(5000))


def test_a_plan_is_issued_once_and_whole(office: Office) -> None:
    plan = staged.plan(office)
    with pytest.raises(Refused, match="还没有任务"):
        plans.issue(plan, by=office["chen"])
    task = staged.task(office, plan, lead=None)
    with pytest.raises(Refused, match="还有 1 项任务没有定"):
        plans.issue(plan, by=office["chen"])
    tasks.change(task, staged.told(office), by=office["chen"], version=1)
    with pytest.raises(Refused, match="只有某市科协的拟稿人能下达"):
        plans.issue(plan, by=office["zhao"])
    done = plans.issue(plan, by=office["chen"])
    assert (done.state, done.version, done.issued_on) == ("issued", 1, clock.today())
    with pytest.raises(Overtaken, match="已下达"):
        plans.issue(plan, by=office["chen"])
    assert rules.can_issue(office["chen"], done).reason == "这份工作要点已下达过或作废"
    assert rules.can_void(office["chen"], done).reason.startswith("已下达的工作要点不能作废")


def test_a_closed_plan_takes_no_more_work(office: Office) -> None:
    task = staged.issued(office)
    assert rules.can_close(office["zhao"], task.plan).reason == "只有某市科协的拟稿人能结束它的工作要点"
    closed = plans.close(task.plan, by=office["chen"])
    assert closed.state == "closed"
    assert rules.can_close(office["chen"], closed).reason == "只有已下达的工作要点能结束"
    with pytest.raises(Refused, match="任务不再更改"):
        tasks.change(task, staged.told(office), by=office["chen"], version=1, note="晚了")


def test_next_years_copy_has_the_text_and_the_tasks_of_this_year_and_no_progress(office: Office) -> None:
    task = staged.issued(office, co_owners=[office.unit("enterprises")], due_on=date(2024, 2, 29))
    made = plans.copy(task.plan, by=office["chen"])
    assert (made.title, made.year, made.state) == ("某市科协2025年工作要点", 2025, "draft")
    copied = Task.objects.get(plan=made)
    assert (copied.name, copied.target, copied.due_on, copied.done, list(copied.co_owners.all())) == (
        task.name, task.target, date(2025, 2, 28), 0, [office.unit("enterprises")],
    )  # fmt: skip
    assert copied.measure.text == task.measure.text
    with pytest.raises(plans.KnownPlan):
        plans.copy(task.plan, by=office["chen"])


def test_a_task_without_a_day_is_copied_without_one(office: Office) -> None:
    task = staged.task(office, due_on=None)
    assert Task.objects.get(plan=plans.copy(task.plan, by=office["chen"])).due_on is None


def test_what_cannot_be_copied_says_why(office: Office) -> None:
    plan = staged.plan(office)
    plan.year = None
    assert rules.can_copy(office["chen"], plan).reason.startswith("标题里没有年份")
    plan.state = "void"
    assert rules.can_copy(office["chen"], plan).reason == "这份工作要点已作废，不能沿用"
    assert rules.can_void(office["chen"], plan).reason == "这份工作要点已作废"


def test_who_has_a_part_of_an_issued_plan_sees_it_and_those_above_them(office: Office) -> None:
    task = staged.task(office)
    staged.split(office, task, jiang=40)
    names = ("chen", "leader", "zhao", "wang", "hong_officer", "observer")

    def seen() -> dict[str, bool]:
        return {name: task.plan in rules.visible_plans(office[name]) for name in names}

    assert seen() == dict(zip(names, (True, True, False, False, False, False), strict=True))
    plans.issue(task.plan, by=office["chen"])
    assert seen() == dict(zip(names, (True, True, True, False, False, False), strict=True))
    assert bool(rules.can_read_all(office["leader"], task.plan))
    assert bool(rules.can_read_all(SYSTEM, task.plan))
    assert rules.can_read_all(office["zhao"], task.plan).reason.startswith("只有某市科协能看全部进展")
    assert not rules.can_read_all(STRANGER, task.plan)


def test_a_measure_of_another_plan_is_not_found(office: Office) -> None:
    plan = staged.plan(office)
    other = staged.plan(office, texts.FLAT)
    measure = Measure.objects.filter(part__plan=other).first()
    assert (queries.measure(plan, measure.pk), queries.measure(plan, uuid4())) == (None, None)
    assert queries.measure(other, measure.pk) == measure


def test_the_list_of_plans_takes_as_many_queries_for_three_as_for_one(
    office: Office, django_assert_num_queries: object
) -> None:
    staged.plan(office)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(queries.listed(office["chen"])) == 1
    for source in (texts.FLAT, texts.GOALS):
        staged.plan(office, source)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(queries.listed(office["chen"])) == 3
    assert queries.years(office["chen"]) == sorted({p.year for p in AnnualPlan.objects.all() if p.year}, reverse=True)
    assert len(queries.listed(office["chen"], 2024)) == AnnualPlan.objects.filter(year=2024).count()


def test_a_quarter_ends_with_its_last_month() -> None:
    assert [queries.quarter_end(2026, quarter) for quarter in (1, 2, 3, 4)] == [
        date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31),
    ]  # fmt: skip
