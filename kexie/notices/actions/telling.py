"""Telling units, and for several units their superior, that a document waits: rows of the ladder and their messages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.calendar.days import Calendar
from kexie.messages.actions import outbox
from kexie.notices import kinds, steps
from kexie.notices.actions import links
from kexie.notices.models import Addressee, Document, Reminder
from kexie.notices.queries import receivers
from kexie.notices.queries.receivers import Receiver
from kexie.notices.steps import Fallen
from kexie.organisations.models import Organisation

# A message to a superior names so many units; the rest is a figure.
NAMED = 10


@dataclass
class Told:
    """The rows to insert, and their messages, queued once the rows stand. ``count``: units somebody was told for."""

    rows: list[Any] = field(default_factory=list)
    messages: list[Callable[[], object]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Units told, or whose superior was."""
        return sum(row.state == Reminder.State.SENT for row in self.rows)

    def queue(self) -> None:
        """Put the messages into the outbox."""
        for message in self.messages:
            message()


@dataclass(frozen=True, slots=True)
class Way:
    """How one thing is asked after: whose it is, the row of an owner and step (with what came of it), the message for
    rows of one receiver.

    An owner has its ``organisation``, that with its ``superior`` at hand. ``message`` is told whether it goes to a
    superior. ``going`` in the functions below: owners with the step that is taken.
    """

    house: Organisation
    row: Callable[[Any, Fallen, dict[str, Any]], Any]
    message: Callable[[Sequence[Any], Receiver, bool], Callable[[], object]]


def tell(way: Way, going: Sequence[tuple[Any, Fallen]]) -> Told:
    """Rows and messages for these units and steps; nothing is written yet. Three queries a step."""
    told = Told()
    for step in dict.fromkeys(fallen.step for _, fallen in going):
        mine = [(unit, fallen) for unit, fallen in going if fallen.step == step]
        superiors = step.to == "superior"
        houses = {_asked(unit, superiors) for unit, _ in mine} - {None, way.house}
        found = receivers.found([one for one in houses if one and one.state == "active"], step.to, step.channels)
        _each(told, way, mine, found, superiors)
    return told


def _asked(unit: Any, superiors: bool) -> Organisation | None:
    house: Organisation | None = unit.organisation.superior if superiors else unit.organisation
    return house


def _each(
    told: Told, way: Way, mine: Sequence[tuple[Any, Fallen]], found: Mapping[UUID, Receiver], superiors: bool
) -> None:
    groups: dict[UUID, tuple[Receiver, list[Any]]] = {}
    for unit, fallen in mine:
        house = _asked(unit, superiors)
        receiver = found.get(house.pk) if house else None
        row = way.row(unit, fallen, _outcome(way, house, receiver))
        told.rows.append(row)
        if receiver is None or house is None:
            continue
        groups.setdefault(house.pk if superiors else unit.pk, (receiver, []))[1].append(row)
    told.messages += [way.message(rows, receiver, superiors) for receiver, rows in groups.values()]


def _outcome(way: Way, house: Organisation | None, receiver: Receiver | None) -> dict[str, Any]:
    if receiver is None:
        reason = "superior" if house is None else "issuer" if house == way.house else "nobody"
        return {"state": Reminder.State.NOBODY, "reason": reason}
    whom = "unit" if isinstance(receiver.to, Organisation) else "person"
    return {"state": Reminder.State.SENT, "channels": list(receiver.channels), whom: receiver.to}


def named(names: Sequence[str]) -> str:
    """The units a message speaks of: the first of them by name, the rest as a figure."""
    return "、".join(names[:NAMED]) + (f"等 {len(names)} 家单位" if len(names) > NAMED else "")


def sentence(note: str) -> str:
    """With a full stop, where it ends without any: the address of the page follows."""
    return note if not note or note[-1] in "。！？；.!?" else f"{note}。"


def day(told: date) -> str:
    """2026年5月12日."""
    return f"{told.year}年{told.month}月{told.day}日"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked after: the document, the due day, today; ``note`` at the end of each message."""

    document: Document
    due_on: date
    today: date
    known: Calendar
    note: str = ""

    @property
    def way(self) -> Way:
        """How its units are told."""
        return Way(self.document.issuer, self._row, lambda *told: _message(self, *told))

    def _row(self, unit: Addressee, fallen: Fallen, outcome: dict[str, Any]) -> Reminder:
        about, days, to = fallen.step.key
        return Reminder(
            addressee=unit, about=about, days=days, to=to, due_on=self.due_on, day=fallen.day, at=clock.now(), **outcome
        )  # fmt: skip


def _message(asked: Asked, rows: Sequence[Reminder], receiver: Receiver, superiors: bool) -> Callable[[], object]:
    """One message: for a unit, or to a superior for all of its units in this batch; about the unit or the document."""
    document, first = asked.document, rows[0]
    names = [row.addressee.name for row in rows]
    # A superior need not be among those addressed.
    page = reverse("desk:document" if superiors else "desk:inbox_document", args=[document.ref])
    itself = isinstance(receiver.to, Organisation) and not superiors
    values = {
        "文件": document.title,
        "文号": str(document.number or ""),
        "单位": named(names),
        "期限": day(asked.due_on),
        "情况": steps.distance(asked.due_on, asked.today, asked.known),
        "附言": sentence(asked.note),
    }
    about = ("document", document.pk) if superiors else ("addressee", first.addressee_id)

    def queue() -> object:
        """A unit reached at its own address has nobody who can sign in: it is told the link that opens without."""
        token = links.told_again(first.addressee) if itself else ""
        address = settings.SITE_ADDRESS.rstrip("/") + (reverse("portal:receipt", args=[token]) if token else page)
        return outbox.queue(
            kinds.reminder(first.about, first.days, first.to), key=f"reminder:{first.pk}", to=receiver.to,
            values=values | {"网址": address}, about=about, by=SYSTEM, house=document.issuer,
            channels=receiver.channels,
        )  # fmt: skip

    return queue
