"""Units' own plans in answer: asked for, written, submitted in time or late, checked, returned."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.models import Organisation
from kexie.plans import counting, figures, queries, rules
from kexie.plans.actions import answers, plans
from kexie.plans.models import AnnualPlan, Answer
from tests.notices.office import Office
from tests.notices.reminding import reachable
from tests.plans import staged

TODAY = clock.today


def asked(office: Office, *keys: str, days: int = 10) -> Answer:
    plan = staged.issued(office).plan
    answers.ask(
        plan, [office.unit(key) for key in keys or ("jiang",)], TODAY() + timedelta(days=days), by=office["chen"]
    )
    return Answer.objects.order_by("asked_at").first()


def written(office: Office, answer: Answer, text: str = "我区办两期") -> Answer:
    measure = queries.parts(answer.plan)[0].measures.all()[0]
    return answers.write(
        answer, {measure.pk: answers.Line(text)}, "结合我区实际", by=office["zhao"], version=answer.version
    )


def test_a_unit_that_was_closed_before_it_sent_its_plan_is_not_among_those_that_owe_one(office: Office) -> None:
    answer = asked(office, "jiang", "hong", "lake")
    plan = answer.plan
    whole = figures.ANSWERED.count(plan.organisation, TODAY(), TODAY() + timedelta(days=30))
    assert (queries.answered(plan), whole.whole) == (counting.Share(0, 3), counting.Share(0, 3))
    answers.submit(written(office, answer), by=office["zhao"])
    closing = Organisation.objects.filter(pk__in=[office.unit("jiang").pk, office.unit("hong").pk])
    closing.update(state="closed", closed_on=TODAY())
    told = figures.ANSWERED.count(plan.organisation, TODAY(), TODAY() + timedelta(days=30))
    assert (queries.answered(plan), told.whole) == (counting.Share(1, 2), counting.Share(1, 2))


def test_units_are_asked_once_each(office: Office) -> None:
    answer = asked(office, "jiang", "hong")
    assert (Answer.objects.count(), str(answer)) == (2, answer.name)
    plan = answer.plan
    assert answers.ask(plan, [office.unit(k) for k in ("jiang", "lake")], TODAY(), by=office["chen"]) == 1
    with pytest.raises(Refused, match="这些单位都已布置过"):
        answers.ask(plan, [office.unit("jiang")], TODAY(), by=office["chen"])
    with pytest.raises(Refused, match="不能早于今天"):
        answers.ask(plan, [office.unit("steel")], TODAY() - timedelta(days=1), by=office["chen"])
    with pytest.raises(Refused, match="只有某市科协能布置"):
        answers.ask(plan, [office.unit("steel")], TODAY(), by=office["zhao"])


def test_a_draft_asks_nobody(office: Office) -> None:
    plan = staged.plan(office)
    assert rules.can_ask(office["chen"], plan).reason.startswith("工作要点下达后才能布置")


def test_whom_a_word_means(office: Office) -> None:
    plan = staged.issued(office).plan
    staged.split(office, plan.tasks.get(), jiang=5, steel=5)
    told = {
        whom: sorted(one.name for one in queries.asked_units(plan, whom)) for whom in ("districts", "targets", "basic")
    }
    assert told == {
        "districts": ["东湖高新区科协", "江边区科协", "洪水区科协"],
        "targets": ["江边区科协", "红旗钢铁公司科协"],
        "basic": ["东湖光电公司科协", "光明电机公司科协", "某医院科协", "某大学科协", "红旗钢铁公司科协"],
    }


def test_a_plan_is_written_submitted_returned_mended_and_passed(office: Office) -> None:
    answer = asked(office)
    with pytest.raises(Refused, match="还没有写一条措施"):
        answers.submit(answer, by=office["zhao"])
    answer = written(office, answer)
    assert [(str(one), one.text) for one in answer.measures.all()] == [("我区办两期", "我区办两期")]
    answer = answers.submit(answer, by=office["zhao"])
    first = answer.submitted_at
    with pytest.raises(Refused, match="计划已报送"):
        written(office, answer)
    with pytest.raises(Refused, match="请写明退回的理由"):
        answers.return_(answer, by=office["chen"], note="")
    answer = answers.return_(answer, by=office["chen"], note="缺时限")
    answer = written(office, answer, "我区六月底前办两期")
    answer = answers.submit(answer, by=office["zhao"])
    assert answer.submitted_at == first
    with pytest.raises(Refused, match="由某市科协审核"):
        answers.accept(answer, by=office["zhao"])
    assert answers.accept(answer, by=office["leader"]).state == "accepted"
    with pytest.raises(Overtaken, match="现在是“已审核”"):
        answers.accept(answer, by=office["leader"])
    assert rules.can_check(office["leader"], Answer.objects.get()).reason.startswith("这份计划现在不等审核")


def test_only_the_unit_itself_writes_its_plan(office: Office) -> None:
    answer = asked(office)
    reachable(office, "zhao")
    assert rules.can_write(office["chen"], answer).reason == "只有江边区科协能制定自己的计划"


def test_a_plan_on_an_old_page_is_told_and_a_strange_measure_refused(office: Office) -> None:
    answer = asked(office)
    written(office, answer)
    with pytest.raises(Overtaken, match="有人已改过"):
        written(office, answer)
    with pytest.raises(Refused, match="有的措施不在这份工作要点里"):
        answers.write(answer, {uuid4(): answers.Line("别处的")}, "", by=office["zhao"], version=2)


def test_a_line_left_empty_answers_nothing(office: Office) -> None:
    answer = written(office, asked(office))
    answer = written(office, answer, "")
    assert (answer.measures.count(), answer.words) == (0, "结合我区实际")


def test_a_closed_plan_takes_no_answers(office: Office) -> None:
    answer = answers.submit(written(office, asked(office)), by=office["zhao"])
    plans.close(answer.plan, by=office["chen"])
    answer.plan.refresh_from_db()
    assert rules.can_write(office["zhao"], answer).reason.startswith("工作要点已结束")
    assert rules.can_check(office["chen"], answer).reason.startswith("工作要点已结束")


def test_who_sees_an_answer_is_who_may_view_it(office: Office) -> None:
    answer = asked(office)
    actors = {"system": SYSTEM, "stranger": STRANGER} | {n: office[n] for n in ("chen", "zhao", "wang", "hong_officer")}
    seen = {
        n: (answer in rules.visible_answers(by), bool(rules.can_view_answer(by, answer))) for n, by in actors.items()
    }
    yes, no = (True, True), (False, False)
    assert seen == {"system": yes, "stranger": no, "chen": yes, "zhao": yes, "wang": no, "hong_officer": no}
    assert rules.can_view_answer(STRANGER, answer).reason == "您的任职不涉及这份计划"
    assert answer.plan in rules.visible_plans(office["zhao"])


def test_plans_that_came_in_time_are_counted_by_area(office: Office) -> None:
    answer = answers.submit(written(office, asked(office, "jiang", "hong")), by=office["zhao"])
    Answer.objects.filter(pk=answer.pk).update(submitted_at=clock.now() - timedelta(days=1))
    count = counting.FIGURES["plans.answered"].count
    year = (TODAY().replace(month=1, day=1), TODAY() + timedelta(days=20))
    assert count(office.unit("city"), *year).whole == counting.Share(1, 2)
    assert counting.Share(1, 3).percent * 10 == 333
    assert counting.Share(0, 0).percent == 0
    assert AnnualPlan.objects.count() == 1


def test_for_a_unit_nobody_can_sign_in_for_who_asked_or_guides_it_puts_its_plan_down(office: Office) -> None:
    answer = asked(office, "motor")
    able = ("chen", "zhao", "wang")
    assert {who: bool(rules.can_write(office[who], answer)) for who in able} == dict.fromkeys(able, True)
    assert rules.can_write(office["hong_officer"], answer).reason == f"只有{answer.name}能制定自己的计划"
    answer = answers.submit(written(office, answer), by=office["zhao"])
    assert answer.state == "submitted"
    assert list(history("plan_answer", answer.pk).values_list("person_id", flat=True)) == [office["zhao"].person_id] * 2


def test_a_unit_with_an_account_writes_for_itself(office: Office) -> None:
    answer = asked(office, "motor")
    reachable(office, "wang")
    told = {who: bool(rules.can_write(office[who], answer)) for who in ("chen", "zhao", "wang")}
    assert told == {"chen": False, "zhao": False, "wang": True}


def test_a_district_sees_the_plans_of_its_units_and_not_those_of_others(office: Office) -> None:
    answer = asked(office, "motor", "lake")
    plan = answer.plan
    seen = {
        who: sorted(one.name for one in queries.answers_seen(office[who], plan))
        for who in ("chen", "zhao", "wang", "hong_officer")
    }
    motor, lake = office.unit("motor").label, office.unit("lake").label
    assert seen == {"chen": sorted([motor, lake]), "zhao": [motor], "wang": [motor], "hong_officer": []}
    assert queries.answers_by_state(office["zhao"], plan) == {"asked": 1}
    told = {who: bool(rules.can_read_answers(office[who], plan)) for who in ("chen", "zhao", "hong_officer")}
    assert told == {"chen": True, "zhao": True, "hong_officer": False}
    assert rules.can_check(office["zhao"], answer).rule == "answer.state"


def test_a_unit_is_let_off_with_a_reason_and_asked_once_more(office: Office) -> None:
    answer = written(office, asked(office, "jiang", "hong"))
    with pytest.raises(Refused, match="请写明不再要求的理由"):
        answers.drop(answer, by=office["chen"], note="")
    with pytest.raises(Refused, match="只有某市科协能决定"):
        answers.drop(answer, by=office["zhao"], note="不想写")
    answer = answers.drop(answer, by=office["chen"], note="今年筹备换届")
    assert (answer.state, answer.note, queries.answered(answer.plan)) == (
        "dropped", "今年筹备换届", counting.Share(0, 1),
    )  # fmt: skip
    assert rules.can_write(office["zhao"], answer).reason == "下达单位已不再要求这份计划"
    assert rules.can_drop(office["chen"], answer).reason == "只有还没有报来的计划能不再要求"
    with pytest.raises(Overtaken, match="现在是“不再要求”"):
        answers.drop(answer, by=office["chen"], note="再来")
    with pytest.raises(Refused, match="不能早于今天"):
        answers.renew(answer, TODAY() - timedelta(days=1), by=office["chen"])
    answer = answers.renew(answer, TODAY() + timedelta(days=20), by=office["chen"])
    assert (answer.state, answer.due_on, answer.measures.count()) == ("asked", TODAY() + timedelta(days=20), 1)
    assert rules.can_renew(office["chen"], answer).reason == "这份计划正在要求之中"
    answers.drop(answer, by=office["chen"], note="已撤销")
    Organisation.objects.filter(pk=answer.organisation_id).update(state="closed", closed_on=TODAY())
    assert (
        rules.can_renew(office["chen"], Answer.objects.get(pk=answer.pk)).reason == f"{answer.name}已撤销，不能再布置"
    )


def test_an_ended_plan_lets_nobody_off(office: Office) -> None:
    answer = asked(office)
    plans.close(answer.plan, by=office["chen"])
    assert rules.can_drop(office["chen"], Answer.objects.get()).reason == "工作要点已结束，计划不再变动"


def test_what_a_closed_unit_owed_is_asked_of_nobody_where_no_successor_is_below_the_house(office: Office) -> None:
    answer = asked(office, "jiang", "hong", "lake")
    jiang, hong, lake = (office.unit(key) for key in ("jiang", "hong", "lake"))
    assert answers.hand_over(jiang.pk) == 0
    for unit, successor in ((jiang, None), (hong, office.unit("city")), (lake, jiang)):
        Organisation.objects.filter(pk=unit.pk).update(state="closed", closed_on=TODAY(), successor=successor)
    assert [answers.hand_over(unit.pk) for unit in (jiang, hong, lake, lake)] == [1, 1, 1, 0]
    assert set(answer.plan.answers.values_list("state", "note")) == {
        ("dropped", f"{jiang.label}已撤销"), ("dropped", f"{hong.label}已并入某市科协"),
        ("dropped", f"{lake.label}已并入{jiang.label}"),
    }  # fmt: skip


def test_a_successor_that_was_asked_itself_is_not_asked_twice(office: Office) -> None:
    asked(office, "jiang", "hong")
    jiang, hong = office.unit("jiang"), office.unit("hong")
    Organisation.objects.filter(pk=hong.pk).update(state="closed", closed_on=TODAY(), successor=jiang)
    assert answers.hand_over(hong.pk) == 1
    assert sorted(Answer.objects.values_list("state", flat=True)) == ["asked", "dropped"]


def test_what_was_sent_while_the_closing_was_carried_out_stays_sent(office: Office, monkeypatch) -> None:
    answer = asked(office)
    found = queries.left_open(office.unit("jiang"))
    answers.submit(written(office, answer), by=office["zhao"])
    Organisation.objects.filter(pk=answer.organisation_id).update(state="closed", closed_on=TODAY())
    monkeypatch.setattr(queries, "left_open", lambda unit: found)
    assert answers.hand_over(answer.organisation_id) == 0
    assert Answer.objects.get(pk=answer.pk).state == "submitted"


def test_a_plan_that_was_returned_is_not_in_time_until_it_is_mended(office: Office) -> None:
    answer = answers.submit(written(office, asked(office, "jiang", "hong")), by=office["zhao"])
    assert queries.answered(answer.plan) == counting.Share(1, 2)
    answer = answers.return_(answer, by=office["chen"], note="缺时限")
    whole = figures.ANSWERED.count(answer.plan.organisation, TODAY(), TODAY() + timedelta(days=30)).whole
    assert (queries.answered(answer.plan), whole) == (counting.Share(0, 2), counting.Share(0, 2))
    answers.submit(answer, by=office["zhao"])
    assert queries.answered(answer.plan) == counting.Share(1, 2)


def test_a_plan_that_is_asked_for_once_more_is_owed_again(office: Office) -> None:
    answer = answers.submit(written(office, asked(office, "jiang", "hong")), by=office["zhao"])
    answer = answers.return_(answer, by=office["chen"], note="缺时限")
    answer = answers.drop(answer, by=office["chen"], note="今年不报")
    answers.renew(answer, TODAY() + timedelta(days=20), by=office["chen"])
    assert queries.answered(answer.plan) == counting.Share(0, 2)


def test_who_put_a_plan_down_for_a_unit_does_not_pass_it(office: Office) -> None:
    answer = written(office, asked(office, "motor"))
    answer = answers.submit(answer, by=office["chen"])
    assert rules.can_check(office["chen"], answer).reason == "自己代录的计划请由本单位其他人审核"
    assert answers.accept(answer, by=office["leader"]).state == "accepted"
