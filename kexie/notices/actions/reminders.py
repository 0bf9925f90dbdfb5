"""Reminder ladders: of a house, of a document; beginning, looking again, taking back what need not be sent any more."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Refused, require
from kexie.messages.actions import outbox
from kexie.messages.channels import Channel
from kexie.notices import kinds
from kexie.notices.actions import locking
from kexie.notices.models import About, Document, Reminder, ReminderLadder, ReminderStep, To
from kexie.notices.queries import reminders as told
from kexie.notices.rules import reminders as rules
from kexie.notices.steps import Step
from kexie.organisations.models import Organisation

MOST_STEPS, EARLIEST, LATEST, MOST_WORDS = 12, -30, 90, 100
# Quiet hours are shorter: what was queued before has gone or failed.
WAITING = timedelta(days=3)


@transaction.atomic
def set_usual(
    house: Organisation,
    steps: Sequence[Step],
    *,
    is_on: bool,
    first_hour: int = told.MORNING,
    note: str = "",
    by: Actor,
) -> ReminderLadder:
    """What this house's documents get at their issue from now on; those issued keep theirs.

    ``first_hour``: a day's steps go from this hour (0 to 23, Shanghai) on. Raises Refused.
    """
    require(rules.can_set_ladder(by, house))
    # The house's row is the lock: two first settings at once must not both insert.
    Organisation.objects.select_for_update(no_key=True).get(pk=house.pk)
    ladder = ReminderLadder.objects.filter(issuer=house).first() or ReminderLadder(issuer=house)
    diff = _diff(ladder, steps, is_on, first_hour, note)
    _write(ladder, steps, is_on, first_hour, note)
    journal.write("organisation", house.pk, "reminders", by=by, diff=diff)
    return ladder


@transaction.atomic
def set_of(
    document: Document, steps: Sequence[Step], *, is_on: bool, first_hour: int = told.MORNING, note: str = "",
    by: Actor,
) -> ReminderLadder:  # fmt: skip
    """Change one document's ladder, or switch it off: before the issue, and after it for what is still to come.

    What was sent stays sent: a step equal to one that is settled is not taken again. ``first_hour`` as for a house.

    Raises:
        Refused: no right, void, or steps that contradict themselves.
    """
    document = locking.locked(document)
    require(rules.can_set_steps(by, document))
    ladder = ReminderLadder.objects.select_for_update().filter(document=document).first()
    ladder = ladder or ReminderLadder(document=document)
    ladder.waits_for, diff = None, _diff(ladder, steps, is_on, first_hour, note)
    ladder.next_on = told.today(first_hour) if is_on and document.state == "issued" else None
    _write(ladder, steps, is_on, first_hour, note)
    journal.write("document", document.pk, "reminders", by=by, diff=diff)
    return ladder


def begin(document: Document) -> None:
    """At the issue: the document's own ladder, or a copy of its house's, starts to run. In the issue's transaction."""
    ladder = ReminderLadder.objects.select_for_update().filter(document=document).first()
    if ladder is None:
        usual = told.usual(document.issuer)
        ladder = ReminderLadder(document=document)
        _write(ladder, usual.steps, usual.is_on, usual.first_hour, usual.note)
    if ladder.is_on:
        ladder.next_on = told.today(ladder.first_hour)
        ladder.save(update_fields=["next_on"])


def look_again(document: Document) -> None:
    """The next sweep looks at this document: a due day was changed, or it was corrected. In the act's transaction."""
    rows = ReminderLadder.objects.filter(document=document, is_on=True)
    for hour in rows.values_list("first_hour", flat=True):  # one at the most
        rows.update(next_on=told.today(hour))


def take_back(addressees: Collection[UUID], about: str, *, note: str, by: Actor = SYSTEM) -> int:
    """Take back reminders of these units that still wait to be sent (quiet hours); how many messages."""
    recent = Reminder.objects.filter(addressee__in=addressees, about=about, state=Reminder.State.SENT)
    recent = recent.filter(at__gt=clock.now() - WAITING)
    units = recent.order_by("addressee").values_list("addressee_id", flat=True).distinct()
    asked = kinds.REMINDERS[about]
    return sum(outbox.withdraw(("addressee", pk), kinds=asked, by=by, note=note) for pk in list(units))


def _write(ladder: ReminderLadder, steps: Sequence[Step], is_on: bool, first_hour: int, note: str) -> None:
    _check(steps, is_on)
    if not 0 <= first_hour <= 23:
        raise Refused("请填写 0 到 23 点", "reminders.first_hour")
    if len(note) > MOST_WORDS:
        raise Refused(f"附言最多 {MOST_WORDS} 字", "reminders.note")
    ladder.is_on, ladder.first_hour, ladder.note = is_on, first_hour, note
    ladder.save()
    ladder.steps.all().delete()
    ReminderStep.objects.bulk_create(
        ReminderStep(ladder=ladder, about=one.about, days=one.days, to=one.to, channels=list(one.channels))
        for one in steps
    )


def _check(steps: Sequence[Step], is_on: bool) -> None:
    if is_on and not steps:
        raise Refused("请至少设一步，或不用催办", "reminders.none")
    if len(steps) > MOST_STEPS:
        raise Refused(f"最多设 {MOST_STEPS} 步", "reminders.most")
    if len({one.key for one in steps}) != len(steps):
        raise Refused("同一天、同一对象的步骤重复了，请去掉一个", "reminders.once")
    for one in steps:
        if one.about not in About.values or one.to not in To.values or set(one.channels) - set(Channel.values):
            raise Refused("没有这种事项、对象或渠道，请从列表中选择", "reminders.unknown")
        if not one.channels:
            raise Refused("每一步至少选一个渠道", "reminders.channel")
        if not EARLIEST <= one.days <= LATEST:
            raise Refused(f"请定在期限前 {-EARLIEST} 到期限后 {LATEST} 个工作日以内", "reminders.days")


def _diff(
    ladder: ReminderLadder, steps: Sequence[Step], is_on: bool, first_hour: int, note: str
) -> dict[str, tuple[str, str]]:
    told = {"reminders": ("", f"{len(steps)} 步" if is_on else "不催办")}
    if ladder.first_hour != first_hour:
        told["first_hour"] = (str(ladder.first_hour), str(first_hour))
    if ladder.note != note:
        told["postscript"] = (ladder.note, note)
    return told
