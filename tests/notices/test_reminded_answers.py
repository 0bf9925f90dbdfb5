"""Steps that ask after an answer (回执): by the slip's day or a unit's own, until it is given."""

from datetime import date

import pytest

from kexie.blanks.actions import blanks, fields
from kexie.messages.models import Message
from kexie.notices.actions import documents, reminders, replies, terms
from kexie.notices.models import Reminder, ReminderLadder
from kexie.notices.steps import Step
from kexie.organisations.models import Organisation
from tests.notices import reminding as play
from tests.notices.reminding import DUE_ON, HERE, at, reachable, swept
from tests.notices.test_ways import mine

STEPS = (
    Step("answer", -1, "liaison", HERE), Step("answer", 1, "liaison", ("in_app", "email")),
    Step("answer", 2, "superior", HERE),
)  # fmt: skip
EVE, AFTER, LAST = date(2026, 5, 19), date(2026, 5, 21), date(2026, 5, 22)


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


@pytest.fixture
def asking(office):
    """A document that asks the enterprises for an answer by DUE_ON, midnight."""
    reachable(office, "wang", "zhao", "chen")
    with at(play.ISSUED_ON):
        blank = blanks.make(office.unit("city"), "座谈会回执", by=office["chen"])
        told = {"label": "参会人数", "required": True, "least": 1, "most": 20, "unit": "人"}
        fields.add(blank.versions.get(), "number", told, by=office["chen"])
        version = blanks.publish(blank.versions.get(), by=office["chen"])
        paper = office.draft(classes=office.classes("各企业科协"), openness="internal", due_on=DUE_ON)
        replies.attach(paper, version, play.clock.shanghai(2026, 5, 21), by=office["chen"])
        reminders.set_of(paper, STEPS, is_on=True, by=office["chen"])
        for step, by in (
            (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
            (documents.number, "registrar"), (documents.issue, "chen"),
        ):  # fmt: skip
            paper = step(paper, by=office[by])
    return paper


def answer(office, paper, day):
    with at(day, 14):
        key = paper.reply_slip.version.fields.get().key
        replies.answer(mine(paper, office.unit("motor")), replies.Told({str(key): "3"}), by=office["wang"])


def of_motor(office, paper):
    rows = Reminder.objects.filter(addressee=mine(paper, office.unit("motor"))).order_by("days")
    return [(row.days, row.state, row.reason) for row in rows]


def test_an_answer_is_asked_after_until_it_is_given(office, asking):
    swept(EVE)
    assert of_motor(office, asking) == [(-1, "sent", "")]
    assert "请光明电机公司科协于2026年5月20日前交回执，还有 1 个工作日到期" in Message.objects.get().text
    answer(office, asking, EVE)
    swept(AFTER), swept(LAST)
    assert of_motor(office, asking) == [
        (-1, "sent", ""), (1, "stopped", "answered"), (2, "stopped", "answered"),
    ]  # fmt: skip
    assert ReminderLadder.objects.get(document=asking).next_on is None


def test_signing_does_not_stop_the_asking_for_an_answer_and_answering_takes_the_letter_back(office, asking):
    from kexie.notices.actions import receipts

    Organisation.objects.filter(pk=office.unit("motor").pk).update(email="motor@kexie.invalid")
    person = play.Person.objects.get(pk=office["wang"].person_id)
    person.email = "wang@kexie.invalid"
    person.save()
    with at(EVE, 9):
        receipts.sign(mine(asking, office.unit("motor")), by=office["wang"])
    swept(AFTER)
    assert of_motor(office, asking) == [(-1, "missed", "passed"), (1, "sent", "")]
    letter = Message.objects.get(channel="email")
    assert (letter.state, letter.subject) == ("waiting", "回执逾期：关于召开座谈会的通知")
    answer(office, asking, AFTER)
    letter.refresh_from_db()
    assert letter.state == "withdrawn"


def test_a_units_own_day_and_a_slip_put_off_move_the_steps(office, asking):
    with at(play.ISSUED_ON, 14):
        terms.set_own(mine(asking, office.unit("motor")), None, date(2026, 5, 14), by=office["chen"])
    swept(date(2026, 5, 15))
    assert of_motor(office, asking) == [(-1, "missed", "passed"), (1, "sent", "")]
    with at(date(2026, 5, 15), 14):
        replies.put_off(asking, play.clock.shanghai(2026, 5, 29), by=office["chen"])
    swept(date(2026, 5, 15), 15)
    assert ReminderLadder.objects.get(document=asking).next_on == date(2026, 5, 18)  # motor's own last step
    swept(date(2026, 5, 27))
    steel = Reminder.objects.filter(addressee=mine(asking, office.unit("optics"))).values_list("days", "state")
    assert list(steel) == [(-1, "nobody")]
