"""Sending what waits: one sender at a time, each message claimed, handed to its door, and only then noted as sent.

The claim is committed before the door opens, so a crash leaves ``sending``: the next run marks it ``unknown`` and
leaves it to an officer. A sender that noted only afterwards would find the message waiting and send it again
(the canary in tests/crash/test_messages.py does).
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.flow import move
from kexie.kit.web import logs
from kexie.messages import addresses, doors, flow, masks, queries, quiet
from kexie.messages.actions import outbox
from kexie.messages.models import Attempt, Message
from kexie.messages.models.message import Outcome

_LOCK = (7_331, 3)
# Pauses after the first, second … try that may go later; after the last one it has failed.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
MOST = 500
# A run ends here, so that stopping the worker (8 s of grace) does not cut a message in two; the next begins soon.
LONGEST_SECONDS = 5.0
RESTORED = "数据从备份恢复，不知道备份之后是否已发出。请与收件人核对后再决定是否重发"
LOST = "发送时中断，不知道是否已发出。请与收件人核对后再决定是否重发"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is this sender's now."""

    attempt_id: UUID
    outgoing: doors.Outgoing


def run(door_of: Callable[[str], doors.Door] = doors.of) -> int:
    """One pass over what is due; how many messages went to a door. Not inside a transaction (claims are committed).

    Does nothing where another sender is at work. In quiet hours only what a dead sender left is marked.
    """
    with _alone() as alone:
        if not alone:
            return 0
        mark_lost()
        if quiet.ends(queries.hours(), clock.now(), queries.working) is not None:
            return 0
        return _send(door_of)


def _send(door_of: Callable[[str], doors.Door]) -> int:
    began, done = time.monotonic(), 0
    away: set[str] = set()
    while done < MOST and time.monotonic() - began < LONGEST_SECONDS:
        claimed = claim(without=away)
        if claimed is None:
            break
        outcome, reason = _through(door_of(claimed.outgoing.channel), claimed.outgoing)
        if outcome == Outcome.LATER:
            away.add(claimed.outgoing.channel)  # a server that is away is not asked for every message of the night
        settle(claimed, outcome, reason)
        done += 1
    return done


@transaction.atomic(durable=True)
def mark_lost() -> int:
    """Mark what a sender that died has left; how many. Only the one sender may: its own would be marked too."""
    rows = list(Message.objects.select_for_update(of=("self",)).filter(state="sending").order_by("id"))
    for row in rows:
        _close(row, Outcome.UNKNOWN, LOST)
    return len(rows)


@transaction.atomic
def hold() -> int:
    """After a restore: what waited when the backup was made may have gone since, so an officer decides; how many."""
    rows = list(Message.objects.select_for_update(of=("self",)).filter(state="waiting").order_by("id"))
    for row in rows:
        row.reason = RESTORED
        move(row, flow.MESSAGE, "hold", by=SYSTEM, also=("reason",))
    return len(rows)


@transaction.atomic(durable=True)
def claim(without: set[str] | frozenset[str] = frozenset()) -> Claimed | None:
    """The next message that is due, marked as being sent; None where none is. Addresses that are gone are noted.

    A row another sender holds is passed over, so that even two senders at once claim each message once.
    """
    due = Message.objects.filter(state="waiting", due_at__lte=clock.now()).exclude(channel__in=without)
    locked = due.select_for_update(skip_locked=True, of=("self",)).select_related("person", "unit")
    while row := locked.order_by("due_at", "id").first():
        # Erased while it was to be tried again: there is nothing left to say.
        gone = addresses.Address(reason="收件人的信息已删去")
        found = addresses.of(outbox.receiver_of(row), row.channel) if row.text else gone
        row.reason, row.address_shown = found.reason, masks.shown(row.channel, found.address)
        if found.reason:
            move(row, flow.MESSAGE, "drop", by=SYSTEM, also=("reason", "address_shown"))
            continue
        attempt = Attempt(message=row, round=row.round, began_at=clock.now())
        attempt.save(force_insert=True)
        move(row, flow.MESSAGE, "claim", by=SYSTEM, also=("reason", "address_shown"))
        return Claimed(attempt.pk, doors.Outgoing(row.pk, row.channel, found.address, row.subject, row.text))
    return None


def _through(door: doors.Door, outgoing: doors.Outgoing) -> tuple[Outcome | None, str]:
    """What came of it; None for no door at all."""
    try:
        door(outgoing)
    except doors.Closed as told:
        return None, str(told)
    except doors.Temporary as told:
        return Outcome.LATER, str(told)
    except doors.Permanent as told:
        return Outcome.FAILED, str(told)
    except Exception as fault:
        logs.get("kexie.messages").error("no outcome", sent=str(outgoing.id), fault=type(fault).__name__)
        return Outcome.UNKNOWN, "交给发信通道时中断，不知道是否已发出。请与收件人核对后再决定是否重发"
    return Outcome.SENT, ""


@transaction.atomic(durable=True)
def settle(claimed: Claimed, outcome: Outcome | None, reason: str) -> None:
    """Write down what came of it. Where it was taken for lost meanwhile, that stands: nobody can know better now."""
    row = Message.objects.select_for_update(of=("self",)).get(pk=claimed.outgoing.id)
    if row.attempts.filter(pk=claimed.attempt_id, outcome=Outcome.OPEN, ended_at=None).exists():
        _close(row, outcome, reason)


_VERBS = {Outcome.SENT: "deliver", Outcome.FAILED: "fail", Outcome.UNKNOWN: "lose", None: "drop"}


def _close(row: Message, outcome: Outcome | None, reason: str) -> None:
    now = clock.now()
    kept = Outcome.FAILED if outcome is None else outcome
    row.attempts.filter(outcome=Outcome.OPEN).update(outcome=kept, ended_at=now, reason=reason)
    row.reason = reason
    if outcome == Outcome.SENT:
        row.sent_at = now
    verb = _VERBS.get(outcome, "")
    if outcome == Outcome.LATER:
        tries = row.attempts.filter(round=row.round).count()
        verb = "postpone" if tries <= len(PAUSES) else "fail"
        row.due_at = now + PAUSES[min(tries, len(PAUSES)) - 1]
    move(row, flow.MESSAGE, verb, by=SYSTEM, also=("reason", "sent_at", "due_at"))


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether this process is the one sender; the lock goes with the connection, so a dead sender never keeps it."""
    if not connection.in_atomic_block:
        # The worker's connection may have died with the database since the last run; nobody else looks after it.
        connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", _LOCK)
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", _LOCK)
