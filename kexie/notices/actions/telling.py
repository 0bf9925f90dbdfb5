"""Telling units, and for several units their superior, that a document waits: rows of the ladder and their messages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.calendar.days import Calendar
from kexie.messages.actions import outbox
from kexie.notices import kinds, steps
from kexie.notices.models import Addressee, Document, Reminder
from kexie.notices.queries import receivers
from kexie.notices.queries.receivers import Receiver
from kexie.notices.steps import Fallen
from kexie.organisations.models import Organisation

# A message to a superior names so many units; the rest is a figure.
NAMED = 10
Going = tuple[Addressee, Fallen]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked after: the document, the due day, today."""

    document: Document
    due_on: date
    today: date
    known: Calendar


@dataclass
class Told:
    """The rows to insert, and their messages, queued once the rows stand. ``count``: units somebody was told for."""

    rows: list[Reminder] = field(default_factory=list)
    messages: list[Callable[[], object]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Units told, or whose superior was."""
        return sum(row.state == Reminder.State.SENT for row in self.rows)

    def queue(self) -> None:
        """Put the messages into the outbox."""
        for message in self.messages:
            message()


def tell(asked: Asked, going: Sequence[Going]) -> Told:
    """Rows and messages for these units and steps; nothing is written yet. Three queries a step."""
    told = Told()
    for step in dict.fromkeys(fallen.step for _, fallen in going):
        mine = [(unit, fallen) for unit, fallen in going if fallen.step == step]
        superiors = step.to == "superior"
        houses = {_asked(unit, superiors) for unit, _ in mine} - {None, asked.document.issuer}
        found = receivers.found([one for one in houses if one and one.state == "active"], step.to, step.channels)
        _each(told, asked, mine, found, superiors)
    return told


def _asked(unit: Addressee, superiors: bool) -> Organisation | None:
    return unit.organisation.superior if superiors else unit.organisation


def _each(told: Told, asked: Asked, mine: Sequence[Going], found: Mapping[UUID, Receiver], superiors: bool) -> None:
    groups: dict[UUID, list[Reminder]] = {}
    for unit, fallen in mine:
        house = _asked(unit, superiors)
        receiver = found.get(house.pk) if house else None
        row = _row(asked, unit, fallen, receiver, house)
        told.rows.append(row)
        if house is not None and receiver is not None:
            groups.setdefault(house.pk if superiors else unit.pk, []).append(row)
    for rows in groups.values():
        house = _asked(rows[0].addressee, superiors)
        assert house is not None  # only those with a receiver are in a group
        told.messages.append(_message(asked, rows, found[house.pk], superiors))


def _row(
    asked: Asked, unit: Addressee, fallen: Fallen, receiver: Receiver | None, house: Organisation | None
) -> Reminder:
    about, days, to = fallen.step.key
    row = Reminder(
        addressee=unit, about=about, days=days, to=to, due_on=asked.due_on, day=fallen.day, at=clock.now(),
        state=Reminder.State.NOBODY, reason="",
    )  # fmt: skip
    if receiver is None:
        row.reason = "superior" if house is None else "issuer" if house == asked.document.issuer else "nobody"
        return row
    row.state, row.channels = Reminder.State.SENT, list(receiver.channels)
    if isinstance(receiver.to, Organisation):
        row.unit = receiver.to
    else:
        row.person = receiver.to
    return row


def _message(asked: Asked, rows: Sequence[Reminder], receiver: Receiver, superiors: bool) -> Callable[[], object]:
    """One message: for a unit, or to a superior for all of its units in this batch; about the unit or the document."""
    document, first = asked.document, rows[0]
    names = [row.addressee.name for row in rows]
    # A superior need not be among those addressed.
    page = reverse("desk:document" if superiors else "desk:inbox_document", args=[document.ref])
    values = {
        "文件": document.title,
        "文号": str(document.number or ""),
        "单位": "、".join(names[:NAMED]) + (f"等 {len(names)} 家单位" if len(names) > NAMED else ""),
        "期限": f"{asked.due_on.year}年{asked.due_on.month}月{asked.due_on.day}日",
        "情况": steps.distance(asked.due_on, asked.today, asked.known),
        "网址": settings.SITE_ADDRESS.rstrip("/") + page,
    }
    about = ("document", document.pk) if superiors else ("addressee", first.addressee_id)
    return lambda: outbox.queue(
        kinds.reminder(first.about, first.days, first.to), key=f"reminder:{first.pk}", to=receiver.to, values=values,
        about=about, by=SYSTEM, house=document.issuer, channels=receiver.channels,
    )  # fmt: skip
