"""Sending: claimed, handed over, noted; later tries; quiet hours; what a dead sender left."""

import logging
from datetime import timedelta

import pytest

from kexie.kit import clock
from kexie.kit.journal import Entry
from kexie.messages import doors, invariants, jobs
from kexie.messages.actions import hours, outbox, sending
from kexie.messages.models import Attempt, Message
from kexie.messages.quiet import Hours
from kexie.organisations.actions import numbers
from tests.messages.conftest import DAY, account_of


def breaches():
    return [breach for one in invariants.ALL for breach in one()]


def test_what_waits_goes_once_and_is_noted_as_sent(queue, book):
    row = queue(channels=())[1]
    assert (sending.run(book.of), sending.run(book.of)) == (2, 0)
    assert [(one.id, one.channel, one.address) for one in book.went] == [
        (row.pk, "email", "wang@kexie.invalid"), (Message.objects.get(channel="sms").pk, "sms", "13800001234"),
    ]  # fmt: skip
    row.refresh_from_db()
    assert (row.state, row.sent_at is not None, row.reason) == ("sent", True, "")
    verbs = Entry.objects.filter(entity_id=row.pk).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["queue", "claim", "deliver"]
    assert breaches() == []


def test_the_oldest_due_goes_first_and_a_run_ends(queue, book, monkeypatch):
    for key in "abc":
        queue(key=key)
    monkeypatch.setattr(sending, "MOST", 2)
    assert sending.run(book.of) == 2
    assert [Message.objects.get(pk=one.id).key for one in book.went] == ["a", "b"]
    monkeypatch.setattr(sending, "LONGEST_SECONDS", -1.0)
    assert sending.run(book.of) == 0


def test_what_may_go_later_is_tried_with_growing_pauses_and_then_has_failed(queue, book):
    row = queue()[0]
    pauses, moment = [], DAY + timedelta(minutes=1)
    book.answers = [doors.Temporary("连不上发信服务器")] * 6
    for _ in range(6):
        with clock.at(moment):
            assert sending.run(book.of) == 1
            assert sending.run(book.of) == 0  # not before its time
        row.refresh_from_db()
        if row.state == "waiting":
            pauses.append(round((row.due_at - moment) / timedelta(minutes=1)))
            moment = row.due_at + timedelta(seconds=1)
    assert pauses == [1, 5, 30, 120, 360]
    assert (row.state, row.reason, row.attempts.count()) == ("failed", "连不上发信服务器", 6)
    assert book.went == []
    assert breaches() == []


def test_a_door_that_is_away_is_not_asked_again_in_the_same_run(queue, book):
    for key in "ab":
        queue(key=key, channels=("email", "sms"))
    book.answers = [doors.Temporary("连不上")]
    assert sending.run(book.of) == 3
    assert [one.channel for one in book.went] == ["sms", "sms"]
    assert sorted(Message.objects.filter(channel="email").values_list("state", flat=True)) == ["waiting", "waiting"]


def test_what_will_never_go_has_failed_at_once(queue, book):
    row = queue()[0]
    book.answers = [doors.Permanent("发信服务器不接受收件地址（550）")]
    sending.run(book.of)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("failed", "发信服务器不接受收件地址（550）")
    assert row.attempts.get().outcome == "failed"


def test_where_there_is_no_door_it_is_undeliverable_until_resent(house, queue, book):
    row = queue()[0]
    book.answers = [doors.Closed("没有设发信服务器")]
    sending.run(book.of)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("undeliverable", "没有设发信服务器")
    outbox.resend(row, by=house["chen"])
    sending.run(book.of)
    row.refresh_from_db()
    assert (row.state, row.round, len(book.went)) == ("sent", 2, 1)
    assert breaches() == []


def test_a_door_that_breaks_without_a_word_leaves_it_unknown_and_unsent_again(house, queue, book, caplog):
    row = queue()[0]
    book.answers = [ConnectionResetError("wang@kexie.invalid")]
    with caplog.at_level(logging.ERROR):
        sending.run(book.of)
    assert "ConnectionResetError" in str([record.__dict__ for record in caplog.records])
    assert sending.run(book.of) == 0
    row.refresh_from_db()
    assert row.state == "unknown"
    outbox.resend(row, by=house["chen"])
    assert sending.run(book.of) == 1
    assert breaches() == []


def test_what_a_dead_sender_left_is_marked_unknown_and_never_sent_by_itself(queue, book):
    row = queue()[0]
    assert sending.claim() is not None  # and here the sender dies
    assert sending.run(book.of) == 0
    row.refresh_from_db()
    assert (row.state, row.reason, book.went) == ("unknown", sending.LOST, [])
    assert row.attempts.get().outcome == "unknown"


def test_a_sender_taken_for_dead_changes_nothing_when_it_comes_back(queue, book):
    row = queue()[0]
    claimed = sending.claim()
    sending.mark_lost()
    sending.settle(claimed, "sent", "")
    row.refresh_from_db()
    assert (row.state, row.sent_at) == ("unknown", None)


def test_an_address_that_is_gone_by_now_is_told_and_the_next_one_goes(house, queue, book):
    queue(key="a", channels=("sms",))
    queue(key="b")
    numbers.put(house.person("wang"), {"mobile": ""}, by=house["chen"])
    assert sending.run(book.of) == 1
    gone = Message.objects.get(key="a")
    assert (gone.state, gone.address_shown, gone.reason) == (
        "undeliverable", "", "没有登记手机号。请在其页面登记后重发",
    )  # fmt: skip
    assert [one.channel for one in book.went] == ["email"]


def test_a_mobile_whose_key_is_lost_is_told_as_that_and_not_as_none(house, queue, book, settings):
    queue(key="a", channels=("sms",))
    settings.FIELD_KEYS = "0f" * 32
    assert sending.run(book.of) == 0
    kept = Message.objects.get(key="a")
    assert (kept.state, kept.reason) == ("undeliverable", "手机号的密钥不在，无法读取。请联系系统管理员后重发")


def test_a_text_erased_while_it_was_to_be_tried_again_goes_nowhere(queue, book):
    row = queue()[0]
    Message.objects.update(text="")
    assert sending.run(book.of) == 0
    row.refresh_from_db()
    assert (row.state, row.reason) == ("undeliverable", "收件人的信息已删去")


def test_an_address_changed_meanwhile_is_the_one_it_goes_to(house, queue, book):
    row = queue(to="zhao", channels=("email",))[0]
    account_of(house.person("zhao"), "zhao", "new@kexie.invalid")
    outbox.resend(row, by=house["chen"])
    sending.run(book.of)
    row.refresh_from_db()
    assert (book.went[0].address, row.address_shown) == ("new@kexie.invalid", "n***@kexie.invalid")


@pytest.mark.parametrize(
    ("hour", "minute", "gone"), [(20, 59, 1), (21, 0, 0), (23, 59, 0), (0, 0, 0), (7, 59, 0), (8, 0, 1)]
)
def test_nothing_leaves_in_the_quiet_hours_of_shanghai(queue, book, hour, minute, gone):
    queue(channels=("in_app", "email"))
    with clock.at(clock.shanghai(2026, 5, 13, hour, minute)):
        assert sending.run(book.of) == gone
    assert Message.objects.get(channel="in_app").state == "sent"  # the inbox waits for nobody


def test_days_off_are_quiet_where_the_office_says_so_and_make_up_days_are_not(house, queue, book):
    hours.put(Hours(not_on_days_off=True), by=house["chen"])
    queue()
    with clock.at(clock.shanghai(2026, 5, 17, 10)):  # a Sunday
        assert sending.run(book.of) == 0
    with clock.at(clock.shanghai(2026, 9, 20, 10)):  # a Sunday made up for National Day
        assert sending.run(book.of) == 1


def test_in_a_year_nobody_entered_monday_to_friday_work(house, queue, book):
    hours.put(Hours(not_on_days_off=True), by=house["chen"])
    queue()
    with clock.at(clock.shanghai(2031, 5, 11, 10)):  # a Sunday
        assert sending.run(book.of) == 0
    with clock.at(clock.shanghai(2031, 5, 12, 10)):
        assert sending.run(book.of) == 1


def test_quiet_hours_do_not_keep_a_dead_sender_s_message_from_being_marked(queue, book):
    row = queue()[0]
    sending.claim()
    with clock.at(clock.shanghai(2026, 5, 12, 23)):
        sending.run(book.of)
    row.refresh_from_db()
    assert row.state == "unknown"


def test_the_sweep_sends_through_the_doors_of_the_product(queue, monkeypatch, book):
    monkeypatch.setitem(doors._doors, "email", book)
    queue()
    jobs.send.function()
    assert len(book.went) == 1


def test_impossible_rows_are_found(queue, book):
    sent, open_, stuck = (queue(key=key)[0] for key in "abc")
    sending.run(book.of)
    assert breaches() == []
    Attempt.objects.filter(message=sent).delete()
    again = Attempt(message=open_, round=2, began_at=clock.now(), outcome="sent", ended_at=clock.now())
    again.save()
    Attempt(message=stuck, round=1, began_at=clock.now() - timedelta(minutes=11)).save()
    Message.objects.filter(pk=stuck.pk).update(state="sending", sent_at=None)
    assert sorted(breaches()) == sorted([
        (str(open_.pk), "发出的次数多于人工发起的次数"),
        (str(sent.pk), "消息状态与发送记录不符"),
        (str(stuck.pk), "消息状态与发送记录不符"),
        (str(stuck.pk), "消息停在“正在发”，没有发送任务"),
    ])  # fmt: skip
