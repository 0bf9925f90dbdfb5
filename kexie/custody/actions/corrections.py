"""更正申请: asking, answering, taking it back. The officer changes the record itself where it stands."""

from django.db import IntegrityError, transaction

from kexie.custody import kinds, rules
from kexie.custody.flow import CORRECTION
from kexie.custody.models import Correction
from kexie.custody.models.requests import About
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.messages.actions import outbox
from kexie.people.models import Person


@transaction.atomic
def ask(person: Person, about: str, words: str, *, by: Actor) -> Correction:
    """Ask for it.

    Raises:
        Refused: by the rule, or without words.
        Overtaken: the same is asked for already.
    """
    require(rules.can_ask_correction(by, person))
    if about not in About.values or not words.strip():
        raise Refused("请选择哪一项，并写明应怎样更正", "correction.words")
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # the sweep keeps who disputes something
    row = Correction(person=person, about=about, words=words.strip()[:500])
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken("这一项的更正申请还在办理，请等答复，或撤回后重新申请", "correction_open_once") from fault
    journal.write(CORRECTION.entity, row.pk, "ask", by=by, target=row.state)
    return row


@transaction.atomic
def accept(row: Correction, *, by: Actor, note: str = "") -> Correction:
    """The record has been put right. Raises Refused, Overtaken."""
    return _settle(row, "accept", by=by, note=note)


@transaction.atomic
def refuse(row: Correction, *, by: Actor, note: str) -> Correction:
    """It stays as it is, for this reason. Raises Refused, Overtaken."""
    return _settle(row, "refuse", by=by, note=note)


@transaction.atomic
def withdraw(row: Correction, *, by: Actor) -> Correction:
    """Take it back. Raises Refused, Overtaken."""
    row = _locked(row)
    require(rules.can_withdraw_correction(by, row))
    flow.move(row, CORRECTION, "withdraw", by=by)
    return row


def _settle(row: Correction, verb: str, *, by: Actor, note: str) -> Correction:
    row = _locked(row)
    require(rules.can_settle_correction(by, row))
    row.note, row.settled_at, row.settled_by_id = note.strip()[:500], clock.now(), by.person_id
    flow.move(row, CORRECTION, verb, by=by, note=note, also=("note", "settled_at", "settled_by"))
    values = {
        "事项": f"更正{row.get_about_display()}", "结果": CORRECTION.state(row.state).label, "说明": row.note or "无",
    }  # fmt: skip
    outbox.queue(
        kinds.ANSWERED, key=f"correction:{row.pk}", to=row.person, values=values, about=("correction", row.pk), by=by
    )
    return row


def _locked(row: Correction) -> Correction:
    return Correction.objects.select_for_update(of=("self",)).select_related("person").get(pk=row.pk)
