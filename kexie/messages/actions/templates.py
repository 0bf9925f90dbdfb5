"""Wordings of a house's own: setting one, going back to the standard one, trying one on oneself."""

from django.db import transaction

from kexie.kit import clock, ids, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.messages import rules, wording
from kexie.messages.actions import outbox
from kexie.messages.channels import WITH_SUBJECT
from kexie.messages.kinds import BUILT_IN, Kind, Wording
from kexie.messages.models import Message, Template
from kexie.organisations.models import Organisation
from kexie.people.models import Person

ENTITY = "message_template"


@transaction.atomic
def put(kind: Kind, channel: str, told: Wording, *, house: Organisation | None, by: Actor) -> Template:
    """Use this wording from now on, in one house or (None) in all that have none of their own. What is queued stays.

    Raises:
        Refused: no right; a placeholder the kind does not have, with the list of those it has; no text.
    """
    require(rules.can_word(by, house))
    _check(kind, channel, told)
    row = Template.objects.select_for_update().filter(house=house, kind=kind.code, channel=channel).first()
    row = row or Template(house=house, kind=kind.code, channel=channel)
    before = {"subject": row.subject, "text": row.text}
    row.subject, row.text, row.changed_at = told.subject, told.text, clock.now()
    diff = journal.changes(before, {"subject": row.subject, "text": row.text})
    if diff:
        row.save()
        journal.write(ENTITY, row.pk, "set", by=by, diff=diff)
    return row


@transaction.atomic
def drop(kind: Kind, channel: str, *, house: Organisation | None, by: Actor) -> bool:
    """Back to the standard wording (for a house: to the general one, if there is one); whether there was one to drop.

    Raises:
        Refused: no right.
    """
    require(rules.can_word(by, house))
    row = Template.objects.select_for_update().filter(house=house, kind=kind.code, channel=channel).first()
    if row is None:
        return False
    journal.write(ENTITY, row.pk, "drop", by=by)
    row.delete()
    return True


@transaction.atomic
def try_out(kind: Kind, channel: str, *, house: Organisation, by: Actor) -> Message:
    """Send the wording in force, filled with samples, to oneself: whether it arrives and how it reads there.

    Raises:
        Refused: no right, or nobody to send it to.
    """
    require(rules.can_try(by, house))
    assert by.person_id is not None  # the rule asks for it
    myself = Person.objects.get(pk=by.person_id)
    known = {one.name for one in BUILT_IN}
    samples = {name: value for name, value in kind.samples.items() if name not in known}
    key = f"trial:{ids.uuid7()}"
    return outbox.queue(
        kind, key=key, to=myself, values=samples, about=None, by=by, house=house, channels=(channel,)
    )[0]  # fmt: skip


def _check(kind: Kind, channel: str, told: Wording) -> None:
    known = [one.name for one in kind.known]
    if strange := wording.unknown(told.subject + told.text, known):
        names = "、".join(f"{{{name}}}" for name in strange)
        offered = "、".join(f"{{{name}}}" for name in known)
        raise Refused(f"没有这样的占位词：{names}。可以用的有：{offered}", "template.placeholder")
    if not told.text.strip():
        raise Refused("请填写文字", "template.text")
    if bool(told.subject.strip()) != (channel in WITH_SUBJECT):
        raise Refused("请填写标题" if channel in WITH_SUBJECT else "短信没有标题，请写进文字", "template.subject")
