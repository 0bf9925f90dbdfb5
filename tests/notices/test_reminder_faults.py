"""Faults of the reminder ladder: clocks that jump, years unknown, units closed, documents corrected, sweeps killed."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.kit import calendar
from kexie.kit.actor import SYSTEM
from kexie.messages.models import Message
from kexie.notices.actions import reminders, reminding, telling
from kexie.notices.models import Reminder, ReminderLadder
from kexie.notices.queries import reminders as told
from kexie.notices.steps import Step
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from tests.notices import reminding as play
from tests.notices.reminding import DUE_ON, HERE, STEPS, at, issued, reachable, states, swept
from tests.notices.test_ways import correct

JIANG, HONG, LAKE = "江边区科协", "洪水区科协", "东湖高新区科协"
MOTOR, STEEL, OPTICS = "光明电机公司科协", "红旗钢铁公司科协", "东湖光电公司科协"
# Two working days before the due day (Wednesday 20 May), one, three and five after it.
SOON, LATE, LATER, LAST = date(2026, 5, 18), date(2026, 5, 21), date(2026, 5, 25), date(2026, 5, 27)
SENT, NOBODY = ("sent", ""), ("nobody", "nobody")


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


def next_on(document):
    return ReminderLadder.objects.get(document=document).next_on


def test_a_clock_that_jumps_forward_sends_the_last_step_only(office):
    reachable(office, "wang", "zhao")
    document = issued(office)
    assert swept(LATER) == 18
    assert {state for key, state in states(document).items() if key[1] != 3} == {("missed", "passed")}
    assert states(document)[MOTOR, 3] == SENT
    assert len(play.told()) == 2


def test_what_was_due_more_than_a_year_ago_is_history(office):
    reachable(office, "wang")
    document = issued(office)
    with at(date(2026, 5, 12)):
        reminders.set_of(document, STEPS, is_on=False, by=office["chen"])
    with at(date(2027, 5, 31)):
        reminders.look_again(document)  # off: nobody looks
        reminders.set_of(document, STEPS, is_on=True, by=SYSTEM)
    assert swept(date(2027, 5, 31)) == 24
    assert (set(states(document).values()), play.told()) == ({("missed", "old")}, [])


def test_a_clock_that_jumps_back_sends_nothing_twice(office):
    reachable(office, "wang")
    document = issued(office)
    swept(LATE)
    before = states(document)
    assert [swept(day) for day in (SOON, play.ISSUED_ON, LATE)] == [0, 0, 0]
    with at(SOON):
        reminders.look_again(document)
    assert (swept(SOON), states(document)) == (0, before)


def test_a_step_given_later_for_a_day_long_past_is_passed_over(office):
    reachable(office, "wang")
    document = issued(office)
    swept(LATE)
    with at(LATE, 14):
        reminders.set_of(document, (*STEPS, Step("receipt", -1, "liaison", HERE)), is_on=True, by=office["chen"])
    swept(LATE, 15)
    assert states(document)[MOTOR, -1] == ("missed", "passed")


def test_a_year_without_calendar_waits_and_is_never_guessed(office):
    reachable(office, "wang")
    document = issued(office, due_on=date(2026, 12, 31))
    assert swept(date(2026, 12, 29)) == 6
    ladder = ReminderLadder.objects.get(document=document)
    assert (ladder.next_on, ladder.waits_for, told.held_up().count()) == (None, 2027, 1)
    assert swept(date(2027, 1, 4)) == 0
    assert calendar.known_years()[-1] == 2026
    for day in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11):  # as many days off as a year has by law
        calendar.override(date(2027, 2, day), working=False, by=SYSTEM)
    assert swept(date(2027, 1, 4)) == 6  # the first of January is a Friday, and nobody has entered it as a holiday
    ladder.refresh_from_db()
    assert (ladder.waits_for, states(document)[MOTOR, 1]) == (None, SENT)


def test_a_unit_closed_since_is_asked_no_more(office):
    reachable(office, "wang", "zhao")
    document = issued(office)
    with at(SOON, 9):
        organisations.dissolve(office.unit("motor"), by=office["chen"], on=SOON, note="并入红旗钢铁")
    swept(SOON)
    assert states(document)[MOTOR, -2] == ("stopped", "closed")


def test_a_corrected_document_is_asked_for_no_more_and_what_waits_is_taken_back(office):
    Organisation.objects.filter(pk=office.unit("motor").pk).update(email="motor@kexie.invalid")
    reachable(office)
    document = issued(office, (Step("receipt", -2, "liaison", ("email",)), Step("receipt", 1, "liaison", HERE)))
    swept(SOON)
    with at(SOON, 11):
        correct(office, document)
    assert (next_on(document), swept(SOON, 12), next_on(document)) == (SOON, 0, None)
    assert Message.objects.get(unit=office.unit("motor")).state == "withdrawn"


def test_a_document_corrected_while_the_sweep_runs_stops_with_the_next_batch(office, monkeypatch):
    reachable(office, "wang", "zhao", "steel_liaison")
    document = issued(office)
    monkeypatch.setattr(reminding, "MOST", 2)
    tell = telling.tell

    def and_correct(*args):
        if not document.corrections.exists():
            correct(office, document)
        return tell(*args)

    monkeypatch.setattr(telling, "tell", and_correct)
    swept(SOON)
    found = sorted(state for state in states(document).values())
    assert (len(found), found.count(("stopped", "withdrawn"))) == (6, 4)


def test_a_sweep_killed_in_the_middle_leaves_whole_batches_and_the_next_goes_on(office, monkeypatch):
    reachable(office, "wang", "zhao", "steel_liaison")
    document = issued(office)
    monkeypatch.setattr(reminding, "MOST", 2)
    queue, calls = telling.Told.queue, []

    def die(self):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        queue(self)

    monkeypatch.setattr(telling.Told, "queue", die)
    with pytest.raises(KeyboardInterrupt):
        swept(SOON)
    assert len(states(document)) == 2
    monkeypatch.setattr(telling.Told, "queue", queue)
    swept(SOON)
    assert (len(states(document)), len(play.told())) == (6, 3)


def test_every_step_once_a_unit_is_the_last_guard(office):
    """Canary: without the sweep's own look the constraint still refuses a second row."""
    reachable(office, "wang")
    document = issued(office)
    swept(SOON)
    row = Reminder.objects.filter(addressee__document=document).first()
    with pytest.raises(IntegrityError, match="reminder_once"), transaction.atomic():
        Reminder.objects.create(
            addressee=row.addressee, about="receipt", days=-2, to="liaison", due_on=DUE_ON, day=SOON, state="missed",
            reason="passed",
        )  # fmt: skip


def test_a_ladder_that_another_sweep_holds_or_that_is_off_is_left(office):
    reachable(office, "wang")
    document = issued(office)
    with at(SOON):
        reminders.set_of(document, STEPS, is_on=False, by=office["chen"])
        assert (reminding.sweep(), reminding._batch(ReminderLadder.objects.get(document=document).pk, SOON)) == (0, 0)
        reminders.set_of(document, STEPS, is_on=True, by=office["chen"])
        assert reminding.sweep() == 6


def test_a_row_not_had_in_time_leaves_the_other_ladders_their_turn(office, monkeypatch):
    reachable(office, "wang")
    first, second = issued(office), issued(office, title="第二件")
    batch, seen = reminding._batch, []

    def late(pk, today):
        seen.append(pk)
        if len(seen) == 1:
            raise reminding.OperationalError("lock timeout")
        return batch(pk, today)

    monkeypatch.setattr(reminding, "_batch", late)
    with pytest.raises(reminding.OperationalError):
        swept(SOON)
    assert sorted([len(states(first)), len(states(second))]) == [0, 6]


def test_one_unit_more_asks_no_more_queries_but_its_message(office):
    reachable(office, "wang", "zhao", "steel_liaison")
    counts = []
    for classes in (("各区科协",), ("各区科协", "各企业科协")):
        issued(
            office, (Step("receipt", 1, "liaison", ("sms",)),), classes=office.classes(*classes), title="".join(classes)
        )
        with CaptureQueriesContext(connection) as asked:
            swept(LATE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_reminders_stand(office):
    reachable(office, "wang")
    document = issued(office)
    swept(SOON)
    for act in (
        lambda: Reminder.objects.filter(addressee__document=document).update(reason="x"),
        lambda: Reminder.objects.all()._raw_delete("default"),
        lambda: ReminderLadder.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(Exception, match="pgtrigger"), transaction.atomic():
            act()
