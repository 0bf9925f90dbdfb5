"""Plans in answer that are owed are asked after: each step once, stopped by sending, by being let off, by closing."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.messages.models import Message
from kexie.notices.actions import reminders as ladders
from kexie.notices.actions import telling
from kexie.notices.models import ReminderLadder
from kexie.notices.steps import Step
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from kexie.plans import counting, invariants, jobs, privacy, queries
from kexie.plans.actions import answers, plans, reminding
from kexie.plans.models import Answer, AnswerReminder
from tests.notices import office as town_office
from tests.notices import reminding as play
from tests.notices.office import Office
from tests.notices.racing import race
from tests.notices.reminding import DUE_ON, HERE, ISSUED_ON, at, reachable
from tests.plans import staged

# Two working days before the due day (Wednesday 20 May), one, three and five after it.
SOON, LATE, LATER, LAST = date(2026, 5, 18), date(2026, 5, 21), date(2026, 5, 25), date(2026, 5, 27)
STEPS = (
    Step("receipt", -3, "liaison", HERE), Step("answer", -2, "liaison", HERE), Step("answer", 1, "secretary", HERE),
    Step("answer", 5, "superior", HERE),
)  # fmt: skip
SENT, NOBODY = ("sent", ""), ("nobody", "nobody")
JIANG, MOTOR = "江边区科协", "光明电机公司科协"


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


def asked(office: Office, *keys: str, steps: tuple[Step, ...] = STEPS, is_on: bool = True) -> Answer:
    with at(ISSUED_ON):
        ladders.set_usual(office.unit("city"), steps, is_on=is_on, by=office["chen"])
        plan = staged.issued(office).plan
        answers.ask(plan, [office.unit(key) for key in keys or ("jiang", "motor")], DUE_ON, by=office["chen"])
    return Answer.objects.get(organisation=office.unit((keys or ("jiang",))[0]))


def sent(office: Office, answer: Answer, who: str = "zhao") -> Answer:
    measure = queries.parts(answer.plan)[0].measures.all()[0]
    answer = answers.write(answer, {measure.pk: answers.Line("办两期")}, "", by=office[who], version=answer.version)
    return answers.submit(answer, by=office[who])


def swept(day: date, hour: int = 10) -> int:
    with at(day, hour):
        return reminding.sweep()


def states(**wanted: object) -> dict[tuple[str, int], tuple[str, str]]:
    rows = AnswerReminder.objects.filter(**wanted).select_related("answer")
    return {(row.answer.name, row.days): (row.state, row.reason) for row in rows}


def test_each_step_goes_once_on_its_working_day_to_whom_it_names(office: Office) -> None:
    reachable(office, "wang", "zhao")
    answer = asked(office)
    assert [swept(day) for day in (ISSUED_ON, date(2026, 5, 15), SOON, SOON, LATE, LATER, LAST, date(2026, 7, 1))] == [
        0, 0, 2, 0, 2, 0, 2, 0,
    ]  # fmt: skip
    assert states() == {
        (JIANG, -2): SENT, (MOTOR, -2): SENT, (JIANG, 1): SENT, (MOTOR, 1): SENT,
        (JIANG, 5): ("nobody", "issuer"), (MOTOR, 5): SENT,
    }  # fmt: skip
    title = answer.plan.title
    soon, late = f"请报送计划：{title}", f"计划逾期未报：{title}"
    assert sorted(play.told()) == sorted(
        [(one, words) for one in ("wang", "zhao") for words in (soon, late)] + [("zhao", f"请督促报送计划：{title}")]
    )
    assert [entry.verb for entry in history("annual_plan", answer.plan_id)].count("remind") == 3
    assert (queries.reminded(answer.plan), str(AnswerReminder.objects.first())[-7:]) == (2, "-2 sent")
    assert [row.days for row in queries.reminders(answer)] == [5, 1, -2]


def test_the_words_name_the_plan_the_unit_the_day_and_the_page(office: Office) -> None:
    reachable(office, "wang", "zhao")
    answer = asked(office)
    swept(SOON), swept(LATE), swept(LAST)
    first, late, superior = (row.text for row in Message.objects.filter(person__name="zhao").order_by("id"))
    house = f"某市科协下达的“{answer.plan.title}”，"
    assert first.startswith(
        f"zhao：{house}请江边区科协结合本单位实际制定计划，于2026年5月20日前报送，还有 2 个工作日到期。办理：http"
    )
    assert "已过期限 1 个工作日，江边区科协还没有报送" in late
    assert f"{house}各单位计划应于2026年5月20日前报送，已过期限 5 个工作日。由贵单位指导的光明电机公司科协" in superior
    assert first.endswith(f"/desk/answers/{answer.pk}/")
    assert superior.endswith(f"/desk/plans/{answer.plan.ref}/answers/")
    assert [row["days"] for row in privacy.export(office["zhao"].person_id)["plan_reminders"]] == [-2, 1, 5]


def test_what_was_sent_is_asked_after_no_more_until_it_is_sent_back(office: Office) -> None:
    reachable(office, "wang", "zhao")
    answer = asked(office)
    swept(SOON)
    with at(SOON, 14):
        answer = sent(office, answer)
    assert swept(LATE) == 1
    with at(LATE, 14):
        answers.return_(answer, by=office["chen"], note="缺时限")
    assert swept(LATER) == 1
    assert states(days=1) == {(JIANG, 1): SENT, (MOTOR, 1): SENT}


def test_messages_that_wait_are_taken_back_when_the_plan_comes(office: Office) -> None:
    reachable(office, "wang", "zhao")
    answer = asked(office)
    swept(SOON)
    row = Message.objects.filter(about_id=answer.pk).get()
    Message.objects.filter(pk=row.pk).update(state="waiting", sent_at=None)
    with at(SOON, 14):
        sent(office, answer)
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_who_is_let_off_or_closed_or_of_an_ended_plan_is_not_asked_after(office: Office) -> None:
    reachable(office, "wang", "zhao")
    answer = asked(office)
    with at(ISSUED_ON, 14):
        answers.drop(answer, by=office["chen"], note="区科协今年筹备换届")
    Organisation.objects.filter(pk=office.unit("motor").pk).update(state="closed", closed_on=ISSUED_ON)
    assert (swept(SOON), swept(LAST)) == (0, 0)
    plan = answer.plan
    with at(LAST, 14):
        answers.renew(answer, date(2026, 6, 3), by=office["chen"])
        plans.close(plan, by=office["chen"])
    assert swept(date(2026, 6, 4)) == 0


def test_a_unit_asked_once_more_is_asked_after_by_its_new_day(office: Office) -> None:
    reachable(office, "zhao")
    answer = asked(office, "jiang")
    swept(SOON)
    with at(LATE):
        answers.drop(answer, by=office["chen"], note="暂缓")
        answers.renew(answer, date(2026, 6, 10), by=office["chen"])
    assert [swept(day) for day in (LATE, LAST, date(2026, 6, 8))] == [0, 0, 1]
    assert states(due_on=date(2026, 6, 10)) == {(JIANG, -2): SENT}


def test_a_clock_that_jumps_sends_the_last_step_and_a_house_that_asks_after_nothing_none(office: Office) -> None:
    reachable(office, "wang", "zhao")
    asked(office)
    assert swept(LAST) == 6
    assert states(days=-2) == {(JIANG, -2): ("missed", "passed"), (MOTOR, -2): ("missed", "passed")}
    assert swept(SOON) == 0


def test_a_ladder_that_is_off_asks_after_nobody(office: Office) -> None:
    reachable(office, "zhao")
    asked(office, is_on=False)
    assert swept(LAST) == 0


def test_steps_go_from_the_hour_of_the_house(office: Office) -> None:
    reachable(office, "zhao")
    asked(office, "jiang")
    assert (swept(SOON, 7), swept(SOON, 8)) == (0, 1)


def test_a_unit_whose_row_is_held_is_passed_by(fresh_database) -> None:
    with clock.at(clock.shanghai(2026, 5, 4, 9)):
        office = town_office.build()
    with transaction.atomic():
        reachable(office, "wang", "zhao")
    answer = asked(office)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Answer.objects.select_for_update().get(pk=answer.pk)
            held.set()
            done.wait(timeout=20)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(timeout=20)
    assert swept(SOON) == 1
    done.set()
    thread.join(timeout=20)
    assert (swept(SOON), len(states())) == (1, 2)


def test_the_sweep_asks_the_same_for_one_unit_and_for_many(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    reachable(office, "wang", "zhao")
    asked(office, "jiang", "hong", "lake", "steel", "motor")
    monkeypatch.setattr(telling.outbox, "queue", lambda *told, **more: None)
    with CaptureQueriesContext(connection) as first:
        swept(ISSUED_ON)
    with CaptureQueriesContext(connection) as quiet:
        assert swept(SOON) == 5
        assert swept(SOON) == 0
    assert len(first) <= 6
    assert len(quiet) <= 30


def test_jobs_run_the_sweep_and_hand_over_what_a_closed_unit_owes(office: Office) -> None:
    reachable(office, "zhao")
    answer = asked(office)
    with at(SOON):
        jobs.remind.run()
    assert len(states()) == 2
    with at(LATE):
        motor = office.unit("motor")
        organisations.close(motor, successor=office.unit("steel"), note="并入", by=SYSTEM)
        entry = history("organisation", motor.pk).filter(verb="close").last()
        jobs.hand_over.run(entry_id=entry.pk)
        jobs.hand_over.run(entry_id=entry.pk)
    told = {one.name: (one.state, one.note, one.due_on) for one in answer.plan.answers.order_by("name")}
    steel = office.unit("steel").label
    assert told == {
        MOTOR: ("dropped", f"{MOTOR}已并入{steel}", DUE_ON), JIANG: ("asked", "", DUE_ON),
        steel: ("asked", "", date(2026, 6, 4)),
    }  # fmt: skip
    assert [one() for one in invariants.ALL] == [[]] * len(invariants.ALL)


def test_a_clock_that_jumps_back_sends_nothing_twice(office: Office) -> None:
    reachable(office, "zhao")
    asked(office, "jiang")
    assert [swept(day) for day in (SOON, date(2026, 5, 15), SOON, LATE, SOON)] == [1, 0, 0, 1, 0]
    assert states() == {(JIANG, -2): SENT, (JIANG, 1): SENT}


def test_drawn_again_for_an_earlier_day_the_indicator_tells_what_it_told_then(office: Office) -> None:
    """Sent back, let off, asked again later: a sheet of May drawn in July is the sheet of May."""
    may, june, july = (date(2026, month, 29) for month in (5, 6, 7))
    count, year, city = counting.FIGURES["plans.answered"].count, date(2026, 1, 1), office.unit("city")
    first, other = asked(office, "jiang", "hong", "motor"), None
    told = []
    for day in (may, june, july):
        with at(day):
            if day == may:
                first = sent(office, first)
                Answer.objects.filter(pk=first.pk).update(submitted_at=clock.shanghai(2026, 5, 6, 9))
                other = Answer.objects.get(organisation=office.unit("hong"))
            if day == june:
                first = answers.return_(first, by=office["chen"], note="请补完成时限")
                other = answers.drop(other, by=office["chen"], note="不涉及")
            if day == july:
                answers.submit(first, by=office["zhao"])
                answers.renew(other, date(2026, 12, 1), by=office["chen"])
                Answer.objects.filter(pk=other.pk).update(due_on=DUE_ON)
            told.append(count(city, year, day).whole)
            assert [count(city, year, one).whole for one in (may, june, july)][: len(told)] == told
    assert told == [counting.Share(1, 3), counting.Share(0, 2), counting.Share(1, 3)]


def test_steps_that_reach_into_a_year_without_calendar_wait(office: Office) -> None:
    reachable(office, "zhao")
    answer = asked(office, "jiang")
    Answer.objects.filter(pk=answer.pk).update(due_on=date(2041, 1, 3), asked_at=clock.shanghai(2040, 1, 4, 9))
    assert (swept(date(2041, 1, 20)), states()) == (0, {})
    with clock.at(clock.shanghai(2040, 1, 5, 9)):
        coming = queries.coming(answer.plan)
    assert (coming.is_on, coming.unknown, [one for one, _ in coming.steps]) == (True, 2041, [])


def test_what_will_be_asked_after_is_told_with_how_many_units(office: Office) -> None:
    reachable(office, "zhao")
    plan = asked(office, "jiang", "motor").plan
    with clock.at(clock.shanghai(2026, 5, 4, 10)):
        told = queries.coming(plan)
    days = [(one.day, one.step.days, one.step.to, units) for one, units in told.steps]
    assert (told.is_on, told.unknown) == (True, None)
    assert (days[0][1:], {units for *_, units in days}) == ((-2, "liaison", 2), {2})
    assert days == sorted(days)
    ReminderLadder.objects.update(is_on=False)
    assert queries.coming(plan) == queries.Coming(is_on=False, steps=(), unknown=None)


def test_sweeps_at_once_ask_every_unit_once_and_behind_them_stands_the_constraint(fresh_database) -> None:
    with clock.at(clock.shanghai(2026, 5, 4, 9)):
        office = town_office.build()
    with transaction.atomic():
        reachable(office, "wang", "zhao")
    answer = asked(office)
    assert race([lambda: swept(SOON)] * 4) == {"ok": 4}
    assert (AnswerReminder.objects.count(), Message.objects.count()) == (2, 2)
    row = AnswerReminder.objects.get(answer=answer)
    with pytest.raises(IntegrityError, match="answer_reminder_once"), transaction.atomic():
        AnswerReminder.objects.create(
            answer=answer, days=row.days, to=row.to, due_on=row.due_on, day=row.day, state="stopped", reason="closed"
        )


def test_canary_without_the_lock_two_sweeps_meet_at_the_constraint(fresh_database, monkeypatch) -> None:
    with clock.at(clock.shanghai(2026, 5, 4, 9)):
        office = town_office.build()
    asked(office)
    both, tell = threading.Barrier(2), telling.tell

    def told(way: telling.Way, going: list) -> object:
        if going:
            both.wait(timeout=20)  # both have seen that nothing is settled yet
        return tell(way, going)

    monkeypatch.setattr(telling, "tell", told)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **named: rows.all())
    assert race([lambda: swept(SOON)] * 2) == {"ok": 1, "IntegrityError": 1}


def test_a_sweep_killed_in_the_middle_leaves_whole_batches_and_the_next_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    reachable(office, "wang", "zhao")
    asked(office)
    monkeypatch.setattr(reminding, "MOST", 1)
    queue, calls = telling.outbox.queue, []

    def dies(*told: object, **more: object) -> object:
        calls.append(told)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return queue(*told, **more)

    monkeypatch.setattr(telling.outbox, "queue", dies)
    with pytest.raises(KeyboardInterrupt):
        swept(SOON)
    assert (AnswerReminder.objects.count(), Message.objects.count()) == (1, 1)
    assert (swept(SOON), AnswerReminder.objects.count(), Message.objects.count()) == (1, 2, 2)


def test_the_end_of_a_plan_takes_back_what_waits(office: Office) -> None:
    reachable(office, "wang", "zhao")
    answer = asked(office)
    swept(SOON)
    Message.objects.update(state="waiting", sent_at=None)
    with at(SOON, 14):
        plans.close(answer.plan, by=office["chen"])
    assert set(Message.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_a_closing_that_is_taken_back_asks_again_for_what_it_had_let_off(office: Office) -> None:
    reachable(office, "zhao")
    answer = asked(office, "jiang", "motor", "hong")
    motor, hong = office.unit("motor"), office.unit("hong")
    with at(LATE):
        assert answers.take_back(motor.pk) == 0
        organisations.close(motor, note="并入", by=SYSTEM)
        answers.hand_over(motor.pk)
        assert answers.take_back(motor.pk) == 0  # still closed
        organisations.reopen(motor, note="误操作", by=SYSTEM)
        entry = history("organisation", motor.pk).filter(verb="reopen").last()
        jobs.take_back.run(entry_id=entry.pk)
        jobs.take_back.run(entry_id=entry.pk)
        answers.drop(Answer.objects.get(organisation=hong), by=office["chen"], note="今年换届")
        assert answers.take_back(hong.pk) == 0  # what the house let off stays so
    told = {one.organisation_id: (one.state, one.due_on) for one in answer.plan.answers.all()}
    assert (told[motor.pk], told[hong.pk]) == (("asked", date(2026, 6, 4)), ("dropped", DUE_ON))
