"""The outbox: queueing, taking back, reading, sending again by hand. What goes through a door is ``sending``'s."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.flow import move
from kexie.kit.verdict import Overtaken, require
from kexie.kit.web import text
from kexie.messages import addresses, flow, masks, queries, rules, wording
from kexie.messages.addresses import Receiver
from kexie.messages.channels import Channel
from kexie.messages.kinds import Kind
from kexie.messages.models import Message
from kexie.organisations.models import Installation, Organisation

# The record a message speaks of: the journal's word for it, and its id.
About = tuple[str, UUID]


class QueueFault(ValueError):
    """Called wrongly (an unknown value or channel, no house): a mistake of the calling code, told to nobody."""


@transaction.atomic
def queue(
    kind: Kind, *, key: str, to: Receiver, values: Mapping[str, str], about: About | None, by: Actor,
    house: Organisation | None = None, channels: Sequence[str] = (),
) -> list[Message]:  # fmt: skip
    """Put a message into the outbox, in the caller's transaction: it goes if and only if the act stands.

    The calling action has asked its own rule. A message in the house is in the inbox at once; what goes outside waits
    for the sender; who has no address for a channel is kept as undeliverable, with the reason.

    Args:
        kind: one of those in config/plugs.py.
        key: the caller's own name of it, at most 200 characters (``reminder:<addressee>:3``): the same key by the same
            channel is the same message, whatever else is said.
        to: a person or an organisation.
        values: a text for each of the kind's own placeholders.
        about: the record it speaks of, None where there is none.
        by: who acts.
        house: in whose name; the actor's organisation, else that of the installation, where not given.
        channels: some of the kind's; all of them where empty.

    Returns:
        The message of each channel, in the order of ``Channel``; those queued before under this key as they stand now.

    Raises:
        QueueFault: values, channels or house are not what the kind asks for.
    """
    ways = _ways(kind, channels)
    sender = house or _house(by)
    told = _values(kind, values, to, sender)
    found = {row.channel: row for row in Message.objects.filter(key=key, channel__in=ways)}
    if missing := [channel for channel in ways if channel not in found]:
        in_force = queries.wordings(kind, sender)
        for channel in missing:
            words = in_force[channel].wording
            row = Message(
                kind=kind.code, key=key, channel=channel, house=sender,
                **_receiver(to), **_about(about),
                subject=wording.fill(words.subject, {name: text.line(value) for name, value in told.items()}),
                text=wording.fill(words.text, told),
            )  # fmt: skip
            found[channel] = _insert(row, to, by)
    return [found[channel] for channel in ways]


def _insert(row: Message, to: Receiver, by: Actor) -> Message:
    row.queued_at = row.due_at = clock.now()
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # Another transaction queued it between our look and our insert; it has committed, else we would still wait.
        return Message.objects.get(key=row.key, channel=row.channel)
    journal.write(flow.MESSAGE.entity, row.pk, "queue", by=by, target=row.state)
    begin(row, to, by=by)
    return row


def begin(row: Message, to: Receiver, *, by: Actor) -> None:
    """What can be said of a waiting message at once: that there is no address, or that it is in the inbox."""
    found = addresses.of(to, row.channel)
    row.reason, row.address_shown = found.reason, masks.shown(row.channel, found.address)
    also = ("reason", "address_shown")
    if found.reason:
        move(row, flow.MESSAGE, "drop", by=by, also=also)
    elif row.channel == Channel.IN_APP:
        row.sent_at = clock.now()
        move(row, flow.MESSAGE, "place", by=by, also=(*also, "sent_at"))
    else:
        row.save(update_fields=also)


@transaction.atomic
def withdraw(about: About, *, by: Actor, kinds: Sequence[Kind] = (), note: str = "") -> int:
    """Take back what still waits to be sent about a record (it was signed for, it is void); how many messages.

    The calling action has asked its own rule. What is being sent at this moment goes.
    """
    entity, record = about
    rows = Message.objects.filter(about_entity=entity, about_id=record, state="waiting")
    if kinds:
        rows = rows.filter(kind__in=[kind.code for kind in kinds])
    found = list(rows.select_for_update(of=("self",)).order_by("id"))
    for row in found:
        move(row, flow.MESSAGE, "withdraw", by=by, note=note)
    return len(found)


@transaction.atomic
def resend(message: Message, *, by: Actor) -> Message:
    """Send again by hand; the receiver may get it twice where nobody knows whether it went.

    Raises:
        Refused: no right, erased.
        Overtaken: it is on its way again, or arrived.
    """
    row = Message.objects.select_for_update(of=("self",)).select_related("house", "person", "unit").get(pk=message.pk)
    verdict = rules.can_resend(by, row)
    if verdict.rule == "message.resend.state":
        raise Overtaken(verdict.reason, verdict.rule)
    require(verdict)
    row.round += 1
    row.due_at = clock.now()
    row.reason = ""
    move(row, flow.MESSAGE, "resend", by=by, also=("round", "due_at", "reason"))
    begin(row, receiver_of(row), by=by)
    return row


@transaction.atomic
def read(message: Message, *, by: Actor) -> None:
    """Note that one has read it; a second time changes nothing.

    Raises:
        Refused: somebody else's.
    """
    require(rules.can_read(by, message))
    if Message.objects.filter(pk=message.pk, read_at=None).update(read_at=clock.now()):
        journal.write(flow.MESSAGE.entity, message.pk, "read", by=by)


@transaction.atomic
def read_all(*, by: Actor) -> int:
    """The same for all of one's own, one journal row for the batch; how many."""
    done = queries.inbox(by, unread=True).order_by().update(read_at=clock.now())
    if done and by.person_id is not None:
        journal.write("person", by.person_id, "read_messages", by=by, diff={"messages": ("", str(done))})
    return done


def receiver_of(row: Message) -> Receiver:
    """The person or the organisation."""
    found = row.person or row.unit
    assert found is not None  # the constraint message_one_receiver
    return found


def _ways(kind: Kind, channels: Sequence[str]) -> list[str]:
    if strange := set(channels) - set(kind.channels):
        raise QueueFault(f"{kind.code} has no wording for {sorted(strange)}")
    return [channel for channel in kind.channels if not channels or channel in channels]


def _house(by: Actor) -> Organisation:
    if by.organisation_id is not None:
        return Organisation.objects.get(pk=by.organisation_id)
    begun = Installation.objects.select_related("organisation").first()
    if begun is None:
        raise QueueFault("no house: there is no installation, and the actor acts for none")
    return begun.organisation


def _values(kind: Kind, values: Mapping[str, str], to: Receiver, house: Organisation) -> dict[str, str]:
    wanted = {one.name for one in kind.placeholders}
    if set(values) != wanted:
        raise QueueFault(f"{kind.code} wants {sorted(wanted)}, not {sorted(values)}")
    return {"收件人": to.name, "发件单位": house.label} | {name: text.clean(value) for name, value in values.items()}


def _receiver(to: Receiver) -> dict[str, Receiver]:
    return {"unit" if isinstance(to, Organisation) else "person": to}


def _about(about: About | None) -> dict[str, object]:
    return {"about_entity": about[0], "about_id": about[1]} if about else {}
