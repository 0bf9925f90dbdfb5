"""The reminder ladder: each step once a unit, on its working day, to somebody who can be reached; and its faults."""

import re
from datetime import date

import pgtrigger
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Refused
from kexie.messages.models import Message
from kexie.notices import invariants, jobs
from kexie.notices.actions import documents, links, phone_calls, receipts, reminders, reminding, telling, terms
from kexie.notices.models import Addressee, PhoneCall, ReceiptLink, Reminder, ReminderLadder, ReminderStep
from kexie.notices.queries import chasing
from kexie.notices.queries import reminders as told
from kexie.notices.rules import reminders as rules
from kexie.notices.steps import Step
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from kexie.people.models import Person
from tests.notices import reminding as play
from tests.notices.reminding import DUE_ON, HERE, ISSUED_ON, STEPS, at, issued, reachable, states, swept
from tests.notices.test_ways import mine

JIANG, HONG, LAKE = "江边区科协", "洪水区科协", "东湖高新区科协"
MOTOR, STEEL, OPTICS = "光明电机公司科协", "红旗钢铁公司科协", "东湖光电公司科协"
# Two working days before the due day (Wednesday 20 May), one, three and five after it.
SOON, LATE, LATER, LAST = date(2026, 5, 18), date(2026, 5, 21), date(2026, 5, 25), date(2026, 5, 27)
SENT, NOBODY = ("sent", ""), ("nobody", "nobody")


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


def more(office, *names):
    for name in names:
        told = organisations.Particulars(name=name)
        organisations.register(told, kind="enterprise", level="", superior=office.unit("jiang"), by=SYSTEM)


def next_on(document):
    return ReminderLadder.objects.get(document=document).next_on


def test_each_step_goes_on_its_working_day_to_whom_it_names(office):
    reachable(office, "wang", "steel_liaison", "zhao")
    document = issued(office)
    assert (swept(play.ISSUED_ON), next_on(document)) == (0, SOON)
    assert (swept(SOON), next_on(document)) == (6, LATE)
    assert states(document) == {
        (JIANG, -2): SENT, (MOTOR, -2): SENT, (STEEL, -2): SENT,
        (HONG, -2): NOBODY, (LAKE, -2): NOBODY, (OPTICS, -2): NOBODY,
    }  # fmt: skip
    assert [swept(day) for day in (SOON, LATE, LATER, LAST, date(2026, 7, 1))] == [0, 6, 6, 6, 0]
    assert next_on(document) is None
    assert states(document, days=5) == {
        (MOTOR, 5): SENT, (OPTICS, 5): NOBODY, (STEEL, 5): ("nobody", "issuer"), (JIANG, 5): ("nobody", "issuer"),
        (HONG, 5): ("nobody", "issuer"), (LAKE, 5): ("nobody", "issuer"),
    }  # fmt: skip
    soon, late = "请签收：关于召开座谈会的通知", "逾期未签收：关于召开座谈会的通知"
    people = ("steel_liaison", "wang", "zhao")
    assert sorted(play.told()) == sorted(
        [(one, words) for one in people for words in (soon, late)]
        + [("wang", late), ("zhao", late), ("zhao", "请督促签收：关于召开座谈会的通知")]
    )
    assert [entry.verb for entry in history("document", document.pk)].count("remind") == 4
    assert invariants.reminders_in_order() == []


def test_a_days_steps_go_from_the_hour_that_the_house_has_set(office):
    with at(play.ISSUED_ON):
        with pytest.raises(Refused, match="请填写 0 到 23 点"):
            reminders.set_usual(office.unit("city"), STEPS, is_on=True, first_hour=24, by=office["chen"])
        reminders.set_usual(office.unit("city"), STEPS, is_on=True, first_hour=14, by=office["chen"])
    assert history("organisation", office.unit("city").pk).last().diff["first_hour"] == ["8", "14"]
    document = issued(office, steps=())
    assert (told.of_document(document).first_hour, told.usual(office.unit("jiang")).first_hour) == (14, 8)
    assert [swept(SOON, hour) for hour in (8, 13, 14)] == [0, 0, 6]


def test_the_words_name_the_document_the_day_and_how_far_it_is(office):
    reachable(office, "wang", "zhao")
    document = issued(office)
    swept(SOON), swept(LAST)
    first, last = (row.text for row in Message.objects.filter(person__name="zhao").order_by("id"))
    number = "某市科协印发的“关于召开座谈会的通知”（某科协〔2026〕1号）"
    assert first.startswith(f"zhao：{number}，请江边区科协于2026年5月20日前签收，还有 2 个工作日到期。办理：http")
    assert last.startswith(
        f"zhao：{number}应于2026年5月20日前签收，已过期限 5 个工作日。由贵单位指导的光明电机公司科协"
    )
    assert [text.partition("/desk")[2] for text in (first, last)] == [
        f"/inbox/{document.ref}/", f"/documents/{document.ref}/",
    ]  # fmt: skip


def test_what_is_signed_in_any_way_is_asked_no_more(office):
    reachable(office, "wang", "steel_liaison", "zhao")
    document = issued(office)
    swept(SOON)
    with at(SOON, 14):
        receipts.sign(mine(document, office.unit("steel")), by=office["steel_liaison"])
        links.sign(links.make(mine(document, office.unit("hong")), by=office["chen"]).link, name="龙卫国", position="")
        call = phone_calls.told(at=play.clock.now(), outcome=PhoneCall.Outcome.SIGNED, name="龙卫国")
        phone_calls.log(mine(document, office.unit("motor")), call, by=office["chen"])
    swept(LATE)
    assert states(document, days=1) == {
        (JIANG, 1): SENT, (STEEL, 1): ("stopped", "signed"), (HONG, 1): ("stopped", "signed"),
        (MOTOR, 1): ("stopped", "signed"), (LAKE, 1): NOBODY, (OPTICS, 1): NOBODY,
    }  # fmt: skip


def test_a_call_that_signs_nothing_stops_nothing(office):
    reachable(office, "wang")
    document = issued(office)
    with at(SOON, 14):
        call = phone_calls.told(at=play.clock.now(), outcome=PhoneCall.Outcome.WILL_SIGN, name="龙卫国")
        phone_calls.log(mine(document, office.unit("motor")), call, by=office["chen"])
    swept(LATE)
    assert states(document)[MOTOR, 1] == SENT


def test_signing_takes_back_what_still_waits_to_be_sent(office):
    office.unit("motor").email = "motor@kexie.invalid"
    Organisation.objects.filter(pk=office.unit("motor").pk).update(email="motor@kexie.invalid")
    reachable(office)
    document = issued(office, (Step("receipt", -2, "liaison", ("email",)),))
    swept(SOON)
    (letter,) = Message.objects.filter(unit=office.unit("motor"))
    with at(SOON, 11):
        receipts.sign(mine(document, office.unit("motor")), by=office["wang"])
    letter.refresh_from_db()
    assert (letter.state, letter.channel) == ("withdrawn", "email")


def test_signatures_taken_over_in_a_batch_take_back_what_waits(office):
    Organisation.objects.filter(pk=office.unit("motor").pk).update(email="motor@kexie.invalid")
    reachable(office)
    document = issued(office, (Step("receipt", -2, "liaison", ("email",)),))
    swept(SOON)
    with at(SOON, 11):
        by = office["wang"]
        one = receipts.Signing(mine(document, office.unit("motor")).pk, by.person_id, by.post_id, play.clock.now())
        receipts.sign_many(document, [one], by=SYSTEM)
    assert Message.objects.get(unit=office.unit("motor")).state == "withdrawn"


def test_nobody_is_reminded_before_eight_in_the_morning(office):
    reachable(office, "wang")
    document = issued(office)
    assert (swept(SOON, 7), swept(SOON, 8)) == (0, 6)
    assert next_on(document) == LATE


def test_two_steps_of_one_day_go_both_and_nothing_goes_on_the_day_of_the_issue(office):
    reachable(office, "wang")
    both = (Step("receipt", 0, "liaison", HERE), Step("receipt", 0, "secretary", HERE))
    document = issued(office, (*both, Step("receipt", -7, "liaison", HERE)))
    swept(DUE_ON)
    rows = Reminder.objects.filter(addressee=mine(document, office.unit("motor"))).order_by("days", "to")
    assert [(row.days, row.to, row.state, row.reason) for row in rows] == [
        (-7, "liaison", "missed", "early"), (0, "liaison", "sent", ""), (0, "secretary", "sent", ""),
    ]  # fmt: skip


def test_units_of_one_superior_make_one_message_to_it(office, monkeypatch):
    reachable(office, "wang", "zhao")
    with at(play.ISSUED_ON, 8):
        more(office, "甲公司科协", "乙公司科协")
    document = issued(office, (Step("receipt", 1, "superior", HERE),))
    monkeypatch.setattr(reminding, "MOST", 3)
    swept(LATE)
    assert play.told() == [("zhao", "请督促签收：关于召开座谈会的通知")]
    (message,) = Message.objects.all()
    assert ("家单位" in message.text, message.about_id) == (False, document.pk)
    assert Reminder.objects.filter(state="sent").count() == 3


def test_a_superior_of_many_units_reads_the_first_names_and_the_number(office, monkeypatch):
    reachable(office, "zhao")
    with at(play.ISSUED_ON, 8):
        more(office, "甲公司科协")
    issued(office, (Step("receipt", 1, "superior", HERE),))
    monkeypatch.setattr(telling, "NAMED", 1)
    swept(LATE)
    (message,) = Message.objects.all()
    assert "等 2 家单位" in message.text


def test_who_has_no_superior_and_a_unit_by_its_own_address(office):
    reachable(office)
    motor = Organisation.objects.get(pk=office.unit("motor").pk)
    motor.email, motor.mobile = "motor@kexie.invalid", "13800001234"
    motor.save()
    document = issued(office, (Step("receipt", 1, "liaison", ("email", "sms")),))
    swept(LATE)
    row = Reminder.objects.get(addressee=mine(document, office.unit("motor")))
    assert (row.unit, row.person, row.channels) == (office.unit("motor"), None, ["email", "sms"])
    assert [message.channel for message in Message.objects.order_by("channel")] == ["email", "sms"]


def link_in(message: Message) -> str:
    """The token in the text of a message; '' where it leads to the desk."""
    return "".join(re.findall(r"/receipts/([A-Za-z0-9_-]{43})/", message.text))


def test_a_unit_nobody_can_sign_in_for_is_told_a_link_that_opens_and_the_same_one_again(office):
    Organisation.objects.filter(pk=office.unit("motor").pk).update(email="motor@kexie.invalid")
    document = issued(office, (Step("receipt", -2, "liaison", ("email",)), Step("receipt", 1, "liaison", ("email",))))
    swept(SOON)
    swept(LATE)
    first, second = Message.objects.filter(unit=office.unit("motor")).order_by("queued_at", "id")
    token = link_in(first)
    assert (link_in(second), token != "") == (token, True)
    link = chasing.link_of(token)
    assert (link.addressee.organisation, link.made_by, ReceiptLink.objects.count()) == (office.unit("motor"), None, 1)
    assert [entry.verb for entry in history("receipt_link", link.pk)] == ["make"]
    with at(LATE, 12):
        links.sign(link, name="龙卫国", position="主任")
    assert states(document)[MOTOR, 1] == SENT


def test_a_link_an_officer_handed_out_is_told_too_or_left_as_it_is(office):
    Organisation.objects.filter(pk=office.unit("motor").pk).update(email="motor@kexie.invalid")
    document = issued(office, (Step("receipt", -2, "liaison", ("email",)), Step("receipt", 1, "liaison", ("email",))))
    unit = document.addressees.get(organisation=office.unit("motor"))
    with at(ISSUED_ON, 12):
        made = links.make(unit, by=office["chen"])
    swept(SOON)
    assert link_in(Message.objects.get(unit=office.unit("motor"))) == made.token
    # One of an earlier version cannot be told again: it still opens, and the message leads to the desk.
    with at(SOON, 12):
        old = links.make(unit, by=office["chen"]).link
    with pgtrigger.ignore("notices.ReceiptLink:frozen"):
        ReceiptLink.objects.filter(pk=old.pk).update(token_hash="0" * 64)
    swept(LATE)
    second = Message.objects.filter(unit=office.unit("motor")).latest("queued_at")
    assert (link_in(second), "/desk/inbox/" in second.text) == ("", True)
    assert ReceiptLink.objects.get(pk=old.pk).revoked_at is None


def test_a_unit_with_an_account_is_told_no_link(office):
    reachable(office, "wang")
    Organisation.objects.filter(pk=office.unit("motor").pk).update(email="motor@kexie.invalid")
    Person.objects.filter(pk=office["wang"].person_id).update(email="")
    issued(office, (Step("receipt", -2, "liaison", ("email",)),))
    swept(SOON)
    (message,) = Message.objects.filter(unit=office.unit("motor"))
    assert (link_in(message), ReceiptLink.objects.count()) == ("", 0)


def test_a_unit_without_superior_has_nobody_above(office):
    reachable(office, "zhao_leader")
    with at(play.ISSUED_ON, 9):
        document = office.at("numbered", units=[office.unit("city")], openness="internal", due_on=DUE_ON)
    addressed = issued(office, (Step("receipt", 1, "superior", HERE),), classes=[], units=[office.unit("jiang")])
    Organisation.objects.filter(pk=office.unit("jiang").pk).update(superior=None)
    swept(LATE)
    assert states(addressed) == {(JIANG, 1): ("nobody", "superior")}
    assert document.state == "numbered"


def test_the_issue_copies_the_ladder_of_the_house_and_later_changes_leave_it(office):
    own = (Step("receipt", 2, "liaison", HERE),)
    with at(play.ISSUED_ON):
        assert (told.usual(office.unit("city")).is_own, len(told.usual(office.unit("city")).steps)) == (False, 8)
        reminders.set_usual(office.unit("city"), own, is_on=True, by=office["chen"])
    document = issued(office, ())
    with at(play.ISSUED_ON):
        reminders.set_usual(office.unit("city"), STEPS, is_on=False, by=office["chen"])
    assert told.of_document(document) == told.Ladder(own, True, True)
    assert told.usual(office.unit("city")) == told.Ladder(STEPS, False, True)
    later = issued(office, (), title="第二件")
    assert (told.of_document(later).is_on, next_on(later), swept(LAST)) == (False, None, 6)


def test_a_house_without_any_ladder_reminds_of_nothing(office):
    ReminderStep.objects.all().delete()
    ReminderLadder.objects.filter(issuer=None, document=None).update(is_on=False)
    document = issued(office, ())
    assert (told.of_document(document), swept(LAST)) == (told.Ladder((), False, True), 0)
    assert told.of_document(office.draft()) is None


def test_what_a_ladder_may_not_be(office):
    one = STEPS[0]
    for steps, why in (
        ((), "至少设一步"), ((one, one), "重复"), ([Step("receipt", n, "liaison", HERE) for n in range(13)], "最多设 12 步"),
        ([Step("receipt", 1, "king", HERE)], "没有这种"), ([Step("tax", 1, "liaison", HERE)], "没有这种"),
        ([Step("receipt", 1, "liaison", ("pigeon",))], "没有这种"), ([Step("receipt", 1, "liaison", ())], "至少选一个渠道"),
        ([Step("receipt", 91, "liaison", HERE)], "期限前 30"), ([Step("receipt", -31, "liaison", HERE)], "期限前 30"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            reminders.set_usual(office.unit("city"), steps, is_on=True, by=office["chen"])


def test_who_may_set_what(office):
    document = issued(office)
    with at(play.ISSUED_ON):
        for name, usual, of, own in (
            ("chen", True, True, True), ("registrar", True, True, True), ("wang", False, False, False),
            ("zhao", False, False, False), ("leader", False, False, False),
        ):  # fmt: skip
            unit = mine(document, office.unit("motor"))
            asked = (
                rules.can_set_ladder(office[name], office.unit("city")), rules.can_set_steps(office[name], document),
                rules.can_set_own_due(office[name], unit),
            )  # fmt: skip
            assert tuple(bool(one) for one in asked) == (usual, of, own), name
        void = office.at("void")
        assert rules.can_set_steps(office["chen"], void).rule == "state"
        draft = office.draft()
        assert rules.can_set_own_due(office["chen"], Addressee(document=draft)).rule == "state"


def test_a_unit_with_a_day_of_its_own_is_reminded_by_that_day(office):
    reachable(office, "wang", "zhao")
    document = issued(office)
    motor = mine(document, office.unit("motor"))
    with at(play.ISSUED_ON, 14):
        terms.set_own(motor, date(2026, 5, 14), by=office["chen"])
        assert next_on(document) == play.ISSUED_ON
        terms.set_own(motor, date(2026, 5, 14), by=office["chen"])
    assert [entry.verb for entry in history("addressee", motor.pk)] == ["due"]
    assert (swept(date(2026, 5, 12)), states(document)) == (1, {(MOTOR, -2): SENT})
    assert next_on(document) == date(2026, 5, 15)
    assert "2026年5月14日前" in Message.objects.get().text
    motor.refresh_from_db()
    assert (motor.due_on, mine(document, office.unit("jiang")).due_on) == (date(2026, 5, 14), DUE_ON)


def test_a_day_that_has_passed_is_not_given_to_a_unit_but_one_that_stands_may_stay(office):
    document = issued(office)
    motor = mine(document, office.unit("motor"))
    with at(play.ISSUED_ON, 14):
        terms.set_own(motor, date(2026, 5, 14), by=office["chen"])
    with at(date(2026, 5, 15)):
        for days in ((date(2026, 5, 12), None), (None, date(2026, 5, 12))):
            with pytest.raises(Refused, match="这一天已过"):
                terms.set_own(motor, *days, by=office["chen"])
        kept = terms.set_own(motor, date(2026, 5, 14), date(2026, 5, 20), by=office["chen"])
    assert (kept.due_on, kept.answer_due_on) == (date(2026, 5, 14), date(2026, 5, 20))


def test_lateness_and_lists_go_by_the_units_own_day(office):
    from kexie.notices import queries

    document = issued(office)
    motor, steel = mine(document, office.unit("motor")), mine(document, office.unit("steel"))
    with at(play.ISSUED_ON, 14):
        terms.set_own(motor, date(2026, 5, 14), by=office["chen"])
        terms.set_own(steel, date(2026, 6, 1), by=office["chen"])
    with at(date(2026, 5, 15)):
        late = queries.summed(queries.by_district(document))
        (row,) = queries.receipts.overdue(play.Document.objects.all(), date(2026, 5, 15))
        assert (late.overdue, row.open, row.total) == (1, 1, 6)
        receipts.sign(motor, by=office["wang"])
        assert queries.summed(queries.by_district(document)).late == 1
        assert queries.addressees(document, "late").get().name == MOTOR
    with at(date(2026, 5, 22)):
        receipts.sign(steel, by=office["steel_liaison"])
        assert queries.summed(queries.by_district(document)).late == 1
        assert [item.due for item in queries.todo.inbox(office["zhao"]).items] == [DUE_ON]


def test_another_due_day_moves_the_steps_that_are_to_come(office):
    reachable(office, "wang")
    document = issued(office)
    swept(SOON)
    with at(date(2026, 5, 19)):
        documents.set_due(document, date(2026, 5, 27), by=office["chen"])
    assert (swept(LATE), next_on(document), swept(LATER), next_on(document)) == (0, LATER, 0, date(2026, 5, 28))
    with at(date(2026, 5, 19)):
        documents.set_due(document, None, by=office["chen"])
    assert (swept(date(2026, 5, 19)), next_on(document)) == (0, None)


def test_outcomes_and_what_comes_next_are_told_in_one_query_each(office):
    reachable(office, "wang", "zhao")
    document = issued(office)
    swept(LATE)
    with CaptureQueriesContext(connection) as asked, at(LATE):
        first, second = told.outcomes(document)
        fall = told.coming(document, told.Ladder(STEPS, True, True), DUE_ON)
    assert len(asked) == 2
    assert (first.days, first.missed, first.sent_at, second.days, second.sent, second.nobody) == (-2, 6, None, 1, 2, 4)
    assert [(one.step.days, one.day) for one in fall.coming] == [(3, LATER), (5, LAST)]
    assert told.coming(document, told.Ladder(STEPS, False, True), DUE_ON).coming == ()
    rows = told.of_unit(mine(document, office.unit("motor")))
    assert [(row.days, row.state, row.person and row.person.name) for row in rows] == [
        (1, "sent", "wang"), (-2, "missed", None),
    ]  # fmt: skip


def test_the_job_sweeps(office):
    reachable(office, "wang")
    document = issued(office)
    with at(SOON):
        jobs.remind.run()
    assert len(states(document)) == 6


def test_a_postscript_stands_at_the_end_of_each_message_of_its_ladder(office):
    reachable(office, "wang")
    with at(play.ISSUED_ON):
        with pytest.raises(Refused, match="附言最多 100 字"):
            reminders.set_usual(office.unit("city"), STEPS, is_on=True, note="甲" * 101, by=office["chen"])
        reminders.set_usual(office.unit("city"), STEPS, is_on=True, note="有疑问请致电 65692263", by=office["chen"])
    assert history("organisation", office.unit("city").pk).last().diff["postscript"] == ["", "有疑问请致电 65692263"]
    document = issued(office, steps=())
    assert told.of_document(document).note == "有疑问请致电 65692263"
    swept(SOON)
    assert "还有 2 个工作日到期。有疑问请致电 65692263。办理：http" in Message.objects.latest("id").text
    with at(SOON, 14):
        reminders.set_of(document, STEPS, is_on=True, note="请周五前办理！", by=office["chen"])
    swept(LATE)
    assert "请尽快办理。请周五前办理！办理：http" in Message.objects.latest("id").text
