"""kill -9 of the sender while it sends: nothing goes twice, nothing is lost, what nobody knows is marked (bar.md C1)."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from kexie.messages import invariants
from kexie.messages.actions import hours, outbox, sending
from kexie.messages.models import Message
from kexie.messages.quiet import Hours
from tests.house.tree import ROOT
from tests.messages.conftest import REMINDER, VALUES, build

pytestmark = pytest.mark.crash
ROUNDS = int(os.environ.get("KEXIE_CRASH_ROUNDS", "8"))
EACH = 6


@pytest.fixture
def house(fresh_database):
    made = build()
    hours.put(Hours(is_on=False), by=made["chen"])  # the children's clock is the real one
    for number in range(ROUNDS * EACH):
        outbox.queue(
            REMINDER, key=f"k{number}", to=made.person("wang"), values=VALUES, about=None, by=made["chen"],
            channels=("email",),
        )  # fmt: skip
    return made


def sender(dsn, ledger, how):
    told = {"PATH": os.environ["PATH"], "KEXIE_ENV": "test", "KEXIE_APP_DSN": dsn, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-m", "tests.crash.sender", str(ledger), how], env=told, cwd=ROOT)


def written(ledger):
    return ledger.read_text().split() if ledger.exists() else []


def killed_again_and_again(dsn, ledger, how):
    """A sender a round, killed after it has put some messages through its door; the last one may end."""
    for _ in range(ROUNDS):
        goal = len(written(ledger)) + 2
        child = sender(dsn, ledger, how)
        deadline = time.monotonic() + 60
        while len(written(ledger)) < goal:
            assert child.poll() is None, "the sender ended by itself"
            assert time.monotonic() < deadline, "the sender does not send"
            time.sleep(0.005)
        os.kill(child.pid, signal.SIGKILL)
        child.wait(30)
    assert sender(dsn, ledger, how).wait(120) == 0
    return Counter(written(ledger))


def test_killing_the_sender_doubles_and_loses_no_message_and_marks_what_nobody_knows(fresh_database, house, tmp_path):
    went = killed_again_and_again(fresh_database.app_dsn, tmp_path / "ledger", "claiming")
    sending.run(lambda channel: pytest.fail)  # marks what the very last one might have left; nothing may go
    states = {str(row.pk): row.state for row in Message.objects.all()}
    assert {pk: times for pk, times in went.items() if times != 1} == {}
    assert {pk for pk, state in states.items() if state == "sent"} <= set(went)
    assert set(states.values()) == {"sent", "unknown"}
    assert 1 <= Counter(states.values())["unknown"] <= ROUNDS
    assert [found for one in invariants.ALL for found in one()] == []


@pytest.mark.full
def test_canary_a_sender_that_claims_only_after_sending_sends_twice(fresh_database, house, tmp_path):
    went = killed_again_and_again(fresh_database.app_dsn, tmp_path / "ledger", "naive")
    assert [pk for pk, times in went.items() if times > 1] != []
