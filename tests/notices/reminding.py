"""Reminder ladders for tests: a city of which some can be reached, a document due on a day, sweeps on other days."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.messages.models import Message
from kexie.notices.actions import reminders, reminding
from kexie.notices.models import Document, Reminder
from kexie.notices.steps import Step
from kexie.organisations.models import Installation
from kexie.people.actions import accounts
from kexie.people.models import Person
from tests.notices import office as town_office

# Monday; the week after it has no holiday, nor has the next.
ISSUED_ON = date(2026, 5, 11)
DUE_ON = date(2026, 5, 20)
SIX, FOUR = date(2026, 5, 18), date(2026, 5, 20)
HERE = ("in_app",)
STEPS = (
    Step("receipt", -2, "liaison", HERE), Step("receipt", 1, "liaison", HERE), Step("receipt", 3, "secretary", HERE),
    Step("receipt", 5, "superior", HERE),
)  # fmt: skip


def standing(blocker: Any) -> Iterator[town_office.Office]:
    """As ``conftest.standing_office``, but of a spring whose calendar is known, whenever the tests run."""
    with blocker.unblock():
        with transaction.atomic():
            with clock.at(clock.shanghai(2026, 5, 4, 9)):
                built = town_office.build()
            yield built
            transaction.set_rollback(True)
        connection.close()


def at(day: date, hour: int = 10) -> Any:
    """The clock at this hour of the day."""
    return clock.at(clock.shanghai(day.year, day.month, day.day, hour))


def reachable(office: town_office.Office, *names: str) -> None:
    """Accounts, so that messages in the house find them."""
    if not Installation.objects.exists():
        Installation.objects.create(organisation=office.unit("city"), begun_at=clock.now())
    for name in names:
        person = Person.objects.get(pk=office[name].person_id)
        accounts.open_for(person, name, "Kexie-2026-words", by=SYSTEM)


def issued(office: town_office.Office, steps: tuple[Step, ...] = STEPS, **values: Any) -> Document:
    """A document of ISSUED_ON, due on DUE_ON, to the districts and enterprises, with this ladder."""
    with at(ISSUED_ON):
        told = {"classes": office.classes("各区科协", "各企业科协"), "openness": "internal", "due_on": DUE_ON}
        document = office.at("numbered", **(told | values))
        if steps:
            reminders.set_of(document, steps, is_on=True, by=office["chen"])
        from kexie.notices.actions import documents

        return documents.issue(document, by=office["chen"])


def swept(day: date, hour: int = 10) -> int:
    """One sweep on this day."""
    with at(day, hour):
        return reminding.sweep()


def after(days: int) -> date:
    """So many days after the due day."""
    return DUE_ON + timedelta(days=days)


def states(document: Document, **wanted: Any) -> dict[tuple[str, int], tuple[str, str]]:
    """(unit, days) -> (state, reason) of what is settled."""
    rows = Reminder.objects.filter(addressee__document=document, **wanted).select_related("addressee")
    return {(row.addressee.name, row.days): (row.state, row.reason) for row in rows}


def told() -> list[tuple[str, str]]:
    """(to whom, subject) of every message so far."""
    rows = Message.objects.select_related("person", "unit").order_by("queued_at", "id")
    return [((row.person or row.unit).name, row.subject) for row in rows]
