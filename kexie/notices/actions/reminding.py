"""The sweep over all reminder ladders: what has fallen due is sent, or put down with the reason why not.

| what happens | what the sweep does |
|---|---|
| the clock jumps forward, the machine stood still | the last step that fell due goes, those before it are missed |
| the clock jumps back | nothing: a settled step has its row, what has not fallen due waits |
| a year without calendar data | steps that reach into it wait; the ladder says for which year; all others go |
| a unit is closed or merged | its steps are stopped |
| the document is corrected while the sweep runs | from the next batch on all are stopped, waiting messages taken back |
| two sweeps at once | the second leaves the ladder that the first holds |
| killed in mid-sweep | a batch stands or falls whole, with its messages; the next sweep goes on |
| a unit signs at this very moment | its row is held by who signs; it is passed by and looked at again |

Behind all locks stands the constraint ``reminder_once``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import OperationalError, transaction

from kexie.kit import calendar, clock, journal
from kexie.kit.actor import SYSTEM
from kexie.kit.calendar.days import Calendar
from kexie.notices.actions import reminders, telling
from kexie.notices.models import Addressee, Document, Reminder, ReminderLadder
from kexie.notices.queries import reminders as told
from kexie.notices.queries import terms
from kexie.notices.rules import reminders as rules
from kexie.notices.steps import Fall, Fallen, Key, chosen, fall

# Units of one transaction: ten statements for each that is told.
MOST = 100
# What is asked after -> why a unit that has done it is asked no more.
DONE = {"receipt": "signed", "answer": "answered"}
ABOUTS = tuple(DONE)


@dataclass(frozen=True, slots=True)
class Plan:
    """One document's ladder on one day: what has fallen due and what is to come, for each due day of its units."""

    document: Document
    known: Calendar
    today: date
    stands: bool
    falls: Mapping[tuple[str, date], Fall]
    note: str = ""


def sweep() -> int:
    """Every ladder on which something has fallen due; how many steps of units were settled.

    Raises:
        OperationalError: a row was not had in time. All other ladders were looked at; the next sweep comes anyway.
    """
    settled, faults = 0, []
    for ladder, today in told.waiting():
        try:
            settled += _run(ladder, today)
        except OperationalError as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
    return settled


def _run(ladder: UUID, today: date) -> int:
    settled = 0
    while done := _batch(ladder, today):
        settled += done
    return settled


@transaction.atomic
def _batch(pk: UUID, today: date) -> int:
    """One batch of one ladder; how many steps it settled. With nothing left the ladder is told when to look again."""
    rows = ReminderLadder.objects.select_for_update(of=("self",), skip_locked=True)
    rows = rows.select_related("document__issuer", "document__number").prefetch_related("steps")
    ladder = rows.filter(pk=pk, is_on=True).first()
    if ladder is None or ladder.document is None:
        return 0
    plan = _plan(ladder, ladder.document, today)
    for about, due_on, fallen, units in _unsettled(plan):
        return _settle(plan, about, due_on, fallen, units)
    _close(ladder, plan)
    return 0


def _plan(ladder: ReminderLadder, document: Document, today: date) -> Plan:
    known, steps = calendar.overrides(), told.stepped(ladder)
    falls = {
        (about, due_on): fall([one for one in steps if one.about == about], due_on, today, known)
        for about in ABOUTS
        for due_on in terms.dues(document, about)
    }
    return Plan(document, known, today, rules.stands(document), falls, ladder.note)


def _unsettled(plan: Plan) -> Iterator[tuple[str, date, Sequence[Fallen], list[UUID]]]:
    """Units with a step to settle, those of one superior not torn apart: it gets one message for all of them."""
    for (about, due_on), fall_ in plan.falls.items():
        if fall_.due:
            rows = told.unsettled(terms.due_on(plan.document, about, due_on), fall_.due)
            found = list(rows.values_list("pk", "organisation__superior")[: MOST + 1])
            if found:
                yield about, due_on, fall_.due, _whole(found)


def _whole(found: Sequence[tuple[UUID, UUID | None]]) -> list[UUID]:
    if len(found) <= MOST:
        return [pk for pk, _ in found]
    torn = found[-1][1]
    return [pk for pk, superior in found if superior != torn] or [pk for pk, _ in found[:MOST]]


def _settle(plan: Plan, about: str, due_on: date, fallen: Sequence[Fallen], pks: Sequence[UUID]) -> int:
    """Hold the units' rows, as signing does, and look again: whatever was settled or signed meanwhile is left alone."""
    held = Addressee.objects.filter(pk__in=pks).select_for_update(of=("self",), no_key=True, skip_locked=True)
    units = list(held.select_related("organisation__superior").order_by("pk"))
    kept: dict[UUID, dict[Key, date]] = {unit.pk: {} for unit in units}
    for row in Reminder.objects.filter(addressee__in=units, about=about):
        kept[row.addressee_id][row.about, row.days, row.to] = row.day
    done = terms.done(units, about)
    rows: list[Reminder] = []
    going: list[tuple[Addressee, Fallen]] = []
    for unit in units:
        left = [one for one in fallen if one.step.key not in kept[unit.pk]]
        stopped = _stopped(plan, unit, about, unit.pk in done)
        if stopped:
            rows += [_row(unit, one, due_on, "stopped", stopped) for one in left]
            continue
        addressed_on = clock.local(unit.addressed_at).date()
        now, reasons = chosen(left, max(kept[unit.pk].values(), default=None), addressed_on, plan.today)
        going += [(unit, one) for one in now]
        rows += [_row(unit, one, due_on, "missed", reasons[one.step.key]) for one in left if one.step.key in reasons]
    asked = telling.Asked(plan.document, due_on, plan.today, plan.known, plan.note)
    sent = telling.tell(asked.way, going)
    rows += sent.rows
    Reminder.objects.bulk_create(rows)
    sent.queue()
    if sent.count:
        journal.write("document", plan.document.pk, "remind", by=SYSTEM, diff={"units": ("", str(sent.count))})
    return len(rows)


def _stopped(plan: Plan, unit: Addressee, about: str, done: bool) -> str:
    if not plan.stands:
        return "withdrawn"
    if unit.organisation.state != "active":
        return "closed"
    return DONE[about] if done else ""


def _row(unit: Addressee, fallen: Fallen, due_on: date, state: str, reason: str) -> Reminder:
    about, days, to = fallen.step.key
    return Reminder(
        addressee=unit, about=about, days=days, to=to, due_on=due_on, day=fallen.day, state=state, reason=reason,
        at=clock.now(),
    )  # fmt: skip


def _close(ladder: ReminderLadder, plan: Plan) -> None:
    """Nothing is left for today: when to look again, and whose calendar is waited for."""
    ladder.next_on = ladder.waits_for = None
    if plan.stands:
        left = [
            one
            for (about, due_on), one in plan.falls.items()
            if (one.coming or one.unknown) and terms.is_open(plan.document, about, due_on)
        ]
        ladder.next_on = min((one.coming[0].day for one in left if one.coming), default=None)
        ladder.waits_for = max((one.unknown for one in left if one.unknown), default=None)
    else:
        units = Reminder.objects.filter(addressee__document=plan.document).values_list("addressee_id", flat=True)
        for about in ABOUTS:
            reminders.take_back(set(units), about, note="文件已由更正件代替")
    ladder.save(update_fields=["next_on", "waits_for"])
