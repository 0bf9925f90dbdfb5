"""The reminder ladder: which steps a house or a document has, what became of each, what comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet

from kexie.kit import calendar, clock
from kexie.notices import steps
from kexie.notices.models import Addressee, Document, Reminder, ReminderLadder
from kexie.organisations.models import Organisation

# From which hour on a day's steps go where nobody set another.
MORNING = 8


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps in the order of time, whether it is in use, and whether it is the house's (document's) own.

    A day's steps go from ``first_hour`` (Shanghai) on; ``note`` stands at the end of each message.
    """

    steps: tuple[steps.Step, ...]
    is_on: bool
    is_own: bool
    first_hour: int = MORNING
    note: str = ""


def today(first_hour: int) -> date:
    """The day whose steps may go now, of a ladder that begins at this hour."""
    return clock.local(clock.now() - timedelta(hours=first_hour)).date()


def usual(issuer: Organisation) -> Ladder:
    """What documents of this issuer get at their issue. Two queries."""
    rows = ReminderLadder.objects.filter(Q(issuer=issuer) | Q(issuer=None), document=None)
    return _told(rows.order_by(F("issuer").asc(nulls_last=True)), of_issuer=True)


def of_document(document: Document) -> Ladder | None:
    """The document's own; None for one without (not issued yet, or issued to nobody). Two queries."""
    found = _told(ReminderLadder.objects.filter(document=document), of_issuer=False)
    return found if found.is_own else None


def _told(rows: QuerySet[ReminderLadder], *, of_issuer: bool) -> Ladder:
    row = rows.prefetch_related("steps").first()
    if row is None:
        return Ladder((), False, False)
    is_own = row.issuer_id is not None if of_issuer else True
    return Ladder(stepped(row), row.is_on, is_own, row.first_hour, row.note)


def stepped(row: ReminderLadder) -> tuple[steps.Step, ...]:
    """The rows of a ladder as values, in the order of time."""
    told = [steps.Step(one.about, one.days, one.to, tuple(one.channels)) for one in row.steps.all()]
    return tuple(sorted(told, key=lambda one: (one.about != "receipt", one.days, one.to)))


def waiting() -> list[tuple[UUID, date]]:
    """The ladders the sweep looks at, each with its day: something falls due, or a year's calendar was waited for."""
    due = Q(next_on__lte=clock.today()) | Q(waits_for__isnull=False)
    rows = ReminderLadder.objects.filter(due, is_on=True).order_by(F("next_on").asc(nulls_last=True), "id")
    found = [(row, today(row.first_hour)) for row in rows.only("next_on", "waits_for", "first_hour")]
    return [(row.pk, day) for row, day in found if row.waits_for or (row.next_on and row.next_on <= day)]


def held_up() -> QuerySet[ReminderLadder]:
    """Ladders with a step that no calendar can count."""
    return ReminderLadder.objects.filter(waits_for__isnull=False, is_on=True)


def unsettled(rows: QuerySet[Addressee], fallen: Sequence[steps.Fallen]) -> QuerySet[Addressee]:
    """Of these units those for which one of these steps is not settled, units of one superior together."""
    keys = Q()
    for one in fallen:
        about, days, to = one.step.key
        keys |= Q(reminders__about=about, reminders__days=days, reminders__to=to)
    counted = rows.annotate(settled=Count("reminders", filter=keys)).filter(settled__lt=len(fallen))
    return counted.order_by("organisation__superior", "id")


def of_unit(addressee: Addressee) -> list[Reminder]:
    """What became of every step for this unit, newest first. One query."""
    return list(addressee.reminders.select_related("person", "unit").order_by("-day", "-at", "-id"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step over all units it is settled for: how many were told, and how many not for which reason.

    ``first`` and ``last``: the days it fell on (units have due days of their own); ``sent_at`` when the last went.
    """

    about: str
    days: int
    to: str
    first: date
    last: date
    sent: int
    stopped: int
    missed: int
    nobody: int
    sent_at: datetime | None


def outcomes(document: Document) -> list[Outcome]:
    """What became of the steps so far, in the order of time. One query."""
    state = Reminder.State
    rows = Reminder.objects.filter(addressee__document=document).values("about", "days", "to")
    told = rows.annotate(
        first=Min("day"), last=Max("day"), sent_at=Max("at", filter=Q(state=state.SENT)),
        **{one.value: Count("pk", filter=Q(state=one)) for one in state},
    )  # fmt: skip
    found: Iterable[Any] = told.order_by("first", "days", "to")
    return [Outcome(**row) for row in found]


def coming(document: Document, ladder: Ladder, due_on: date | None) -> steps.Fall:
    """The steps on their days, for this due day. One query (the calendar), or none."""
    if due_on is None or not ladder.is_on or document.state != "issued":
        return steps.Fall((), ())
    return steps.fall(ladder.steps, due_on, today(ladder.first_hour), calendar.overrides())
