"""Two at once, on committed data: queued once, sent once; and that the tests would notice a missing claim."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from kexie.kit import clock
from kexie.messages import invariants
from kexie.messages.actions import outbox, sending
from kexie.messages.models import Attempt, Message
from tests.messages.conftest import DAY, REMINDER, VALUES, build
from tests.notices.racing import race

MESSAGES = 12
LATER = DAY + timedelta(minutes=1)  # each context starts its clock anew


@pytest.fixture
def committed(fresh_database):
    return build()


class Slow:
    """A door that keeps a book, and whoever comes waits a moment for the other."""

    def __init__(self):
        self.went, self.lock, self.gate = [], threading.Lock(), threading.Barrier(2)

    def __call__(self, outgoing):
        with self.lock:
            self.went.append(outgoing.id)
        try:
            self.gate.wait(timeout=0.2)
        except threading.BrokenBarrierError:
            self.gate.reset()

    def of(self, channel):
        return self


@pytest.fixture(autouse=True)
def a_run_takes_its_time(monkeypatch):
    """How many messages a run gets through before its seconds are over says how busy the machine is."""
    monkeypatch.setattr(sending, "LONGEST_SECONDS", 600)


def fill(house):
    with clock.at(DAY):
        for number in range(MESSAGES):
            outbox.queue(
                REMINDER, key=f"k{number}", to=house.person("wang"), values=VALUES, about=None, by=house["chen"],
                channels=("email",),
            )  # fmt: skip


def at_day(act):
    # The clock is shifted for a context; a thread begins with an empty one.
    def run():
        with clock.at(LATER):
            return act()

    return run


def test_two_senders_at_once_send_each_message_once(committed):
    fill(committed)
    door = Slow()
    assert race([at_day(lambda: sending.run(door.of))] * 4) == {"ok": 4}
    assert len(door.went) == len(set(door.went)) == MESSAGES
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert [found for one in invariants.ALL for found in one()] == []


def test_while_one_sends_another_does_nothing_and_marks_nothing_lost(committed):
    fill(committed)
    told = []

    def door(outgoing):
        if not told:
            thread = threading.Thread(
                target=at_day(lambda: (told.append(sending.run(lambda _: door)), connections.close_all()))
            )
            thread.start()
            thread.join(30)

    with clock.at(LATER):
        assert sending.run(lambda _: door) == MESSAGES
    assert told == [0]
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}


def test_even_without_the_one_sender_s_lock_a_message_is_claimed_once(committed):
    fill(committed)
    found = []

    def act():
        while claimed := sending.claim():
            found.append(claimed.outgoing.id)

    assert race([at_day(act)] * 4) == {"ok": 4}
    assert len(found) == len(set(found)) == MESSAGES
    assert Attempt.objects.count() == MESSAGES


def test_canary_senders_that_look_and_do_not_claim_send_twice(committed):
    fill(committed)
    door = Slow()

    def act():
        for row in list(Message.objects.filter(state="waiting").order_by("id")):
            with transaction.atomic():
                door(row)

    race([at_day(act)] * 2)
    assert len(door.went) == 2 * MESSAGES


def test_the_same_key_queued_at_once_is_one_message(committed):
    house = committed

    def act():
        rows = outbox.queue(
            REMINDER, key="same", to=house.person("wang"), values=VALUES, about=None, by=house["chen"],
            channels=("in_app", "email"),
        )  # fmt: skip
        assert [row.key for row in rows] == ["same", "same"]

    assert race([at_day(act)] * 6) == {"ok": 6}
    assert sorted(Message.objects.values_list("channel", flat=True)) == ["email", "in_app"]


def test_of_two_who_looked_before_either_wrote_the_second_finds_the_firsts_message(committed, monkeypatch):
    house, both, insert = committed, threading.Barrier(2), outbox._insert

    def together(*row):
        both.wait(timeout=20)
        return insert(*row)

    monkeypatch.setattr(outbox, "_insert", together)
    told = {"key": "same", "to": house.person("wang"), "values": VALUES, "about": None, "by": house["chen"]}
    assert race([at_day(lambda: outbox.queue(REMINDER, channels=("email",), **told))] * 2) == {"ok": 2}
    assert Message.objects.filter(key="same").count() == 1


def test_resending_twice_at_once_sends_once(committed):
    house = committed
    fill(house)
    row = Message.objects.first()
    with clock.at(LATER):
        sending.claim()
        sending.mark_lost()
    lost = Message.objects.get(state="unknown")
    assert race([lambda: outbox.resend(lost, by=house["chen"])] * 4) == {"ok": 1, "Overtaken": 3}
    assert (row is not None, Message.objects.get(pk=lost.pk).round) == (True, 2)


def test_the_sender_goes_on_after_the_database_dropped_its_connection(committed, fresh_database):
    import psycopg

    fill(committed)
    connection.settings_dict["CONN_MAX_AGE"] = 600  # as in the worker: nothing closes it by itself
    connection.close()
    with clock.at(LATER):
        Message.objects.count()
        pid = connection.connection.info.backend_pid
        with psycopg.connect(fresh_database.app_dsn, autocommit=True) as other:
            other.execute("select pg_terminate_backend(%s)", [pid])
        assert sending.run(Slow().of) == MESSAGES
    connection.settings_dict["CONN_MAX_AGE"] = 0


def test_the_sender_refuses_to_work_inside_a_transaction(committed):
    fill(committed)
    with clock.at(LATER), pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        sending.run(Slow().of)
    assert connection.in_atomic_block is False
    assert set(Message.objects.values_list("state", flat=True)) == {"waiting"}
