"""Named reads: the inbox, the outbox, what a person was sent, the wording in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kexie.kit import calendar
from kexie.kit.actor import Actor
from kexie.messages import flow, quiet, rules, wording
from kexie.messages.channels import OUTSIDE, Channel
from kexie.messages.kinds import Kind, Wording
from kexie.messages.models import Attempt, Message, QuietHours, Template
from kexie.organisations.models import Ancestry, Installation, Organisation
from kexie.people.models import Person

# Deeper than any tree: what is general is farther than every house.
_FARTHEST = 1_000


def inbox(actor: Actor, *, unread: bool = False) -> QuerySet[Message]:
    """One's own messages in the house, newest first."""
    mine = rules.own_messages(actor).filter(channel=Channel.IN_APP, state="sent")
    return (mine.filter(read_at=None) if unread else mine).select_related("house").order_by("-queued_at", "-id")


def elsewhere(actor: Actor) -> QuerySet[Message]:
    """What was sent to one's own mailbox or telephone, newest first."""
    mine = rules.own_messages(actor).filter(channel__in=OUTSIDE)
    return mine.select_related("house").order_by("-queued_at", "-id")


def inbox_counts(actor: Actor) -> dict[str, int]:
    """``unread``, ``all`` and ``elsewhere``, in one query."""
    here = Q(channel=Channel.IN_APP, state="sent")
    return rules.own_messages(actor).aggregate(
        unread=Count("pk", filter=here & Q(read_at=None)),
        all=Count("pk", filter=here),
        elsewhere=Count("pk", filter=Q(channel__in=OUTSIDE)),
    )


def own(actor: Actor, message_id: UUID) -> Message | None:
    """One of one's own; None for anybody else's."""
    return rules.own_messages(actor).filter(pk=message_id).first()


def outbox(actor: Actor, state: str = "", text: str = "") -> QuerySet[Message]:
    """What the actor's houses sent, newest first; by state, by words of receiver or subject."""
    rows = rules.kept_messages(actor)
    if state:
        rows = rows.filter(state=state)
    for word in text.split():
        rows = rows.filter(Q(subject__icontains=word) | Q(person__name__icontains=word) | Q(unit__name__icontains=word))
    return rows.select_related("person", "unit", "house").order_by("-queued_at", "-id")


def outbox_counts(actor: Actor) -> dict[str, int]:
    """How many stand in each state, and ``""`` for all. One query."""
    counts = {state.code: Count("pk", filter=Q(state=state.code)) for state in flow.MESSAGE.states}
    told: dict[str, int] = rules.kept_messages(actor).aggregate(all=Count("pk"), **counts)
    return {"": told.pop("all"), **told}


def kept(actor: Actor, message_id: UUID) -> Message | None:
    """One message of the outbox with its receiver and house; None where it is not theirs to see."""
    return rules.kept_messages(actor).filter(pk=message_id).select_related("person", "unit", "house").first()


def attempts(message: Message) -> QuerySet[Attempt]:
    """Every try, oldest first."""
    return message.attempts.order_by("began_at", "id")


def sent_to(actor: Actor, person: Person) -> QuerySet[Message]:
    """What this person was sent, as far as the actor may see it, newest first: subjects, no texts."""
    rows = rules.visible_messages(actor).filter(person=person)
    return rows.select_related("house").defer("text").order_by("-queued_at", "-id")


@dataclass(frozen=True, slots=True)
class InForce:
    """The wording a house uses: its own, the general one or the standard one; ``template`` None for the last."""

    wording: Wording
    template: Template | None

    @property
    def origin(self) -> str:
        """``own``, ``general`` or ``standard``."""
        if self.template is None:
            return "standard"
        return "own" if self.template.house_id else "general"


def wordings(kind: Kind, house: Organisation) -> dict[str, InForce]:
    """The wording in force by channel: the house's own, that of the house it is a department of, the general, the
    standard one. Two queries."""
    return wordings_of((kind,), house)[kind.code]


def wordings_of(wanted: Sequence[Kind], house: Organisation) -> dict[str, dict[str, InForce]]:
    """The same for many kinds, by code. Two queries for any number."""
    near: dict[UUID | None, int] = {None: _FARTHEST}
    near.update(Ancestry.objects.filter(descendant=house, inside=True).values_list("ancestor_id", "depth"))
    mine = Q(house=None) | Q(house__in=[one for one in near if one])
    rows = Template.objects.filter(mine, kind__in=[kind.code for kind in wanted])
    # The nearest is written last.
    found = {(row.kind, row.channel): row for row in sorted(rows, key=lambda row: -near[row.house_id])}
    return {
        kind.code: {channel: _in_force(kind, channel, found.get((kind.code, channel))) for channel in kind.channels}
        for kind in wanted
    }


def fits(row: Template, kind: Kind) -> bool:
    """Whether the kind still has every placeholder this wording uses (it may have lost one with a new release)."""
    return not wording.unknown(row.subject + row.text, [one.name for one in kind.known])


def _in_force(kind: Kind, channel: str, row: Template | None) -> InForce:
    if row is not None and not fits(row, kind):
        row = None  # the standard one can be filled; the invariants tell of the row
    return InForce(Wording(row.subject, row.text) if row else kind.wording[channel], row)


def template_scope(house: Organisation) -> Organisation | None:
    """Whose row this house's officer edits: the installation's association edits the general ones (None)."""
    root = Installation.objects.values_list("organisation_id", flat=True).first()
    return None if house.pk == root else house


def hours() -> quiet.Hours:
    """The quiet hours as they stand. One query."""
    row = QuietHours.objects.first()
    return row.hours if row else quiet.Hours()


def working(day: date) -> bool:
    """Whether offices work; in a year whose calendar nobody has entered, Monday to Friday: a reminder must not wait."""
    try:
        return calendar.is_working_day(day)
    except calendar.UnknownYear:
        return day.weekday() < 5
