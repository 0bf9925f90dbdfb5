"""删除个人信息: asked for, checked by one, carried out by another; what law keeps stands in ``custody.keeping``."""

from uuid import UUID

from django.db import IntegrityError, transaction

from kexie.custody import domains, kinds, own, rules
from kexie.custody.flow import ERASURE
from kexie.custody.models import Erasure
from kexie.custody.models.requests import Way
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, require
from kexie.messages.actions import outbox
from kexie.people.models import Person


@transaction.atomic
def ask(person: Person, *, by: Actor, reason: str = "") -> Erasure:
    """Ask for it, oneself or with the person's paper in hand.

    Raises:
        Refused: by the rule.
        Overtaken: it is asked for already.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.can_ask_erasure(by, locked))
    way = Way.PAGE if by.person_id == locked.pk else Way.PAPER
    row = Erasure(person=locked, way=way, reason=reason.strip()[:300], asked_by_id=by.person_id)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken("删除申请已经提出，正在办理", "erasure_one_running") from fault
    journal.write(ERASURE.entity, row.pk, "ask", by=by, target=row.state)
    return row


@transaction.atomic
def check(row: Erasure, *, by: Actor, note: str) -> Erasure:
    """核查通过: who asks is the person, and nothing that runs needs their data. Raises Refused, Overtaken."""
    row = _locked(row)
    require(rules.can_check_erasure(by, row))
    require(rules.is_free(row.person))
    row.note, row.checked_by_id, row.checked_at = note.strip()[:300], by.person_id, clock.now()
    flow.move(row, ERASURE, "check", by=by, note=note, also=("note", "checked_by", "checked_at"))
    return row


@transaction.atomic
def refuse(row: Erasure, *, by: Actor, note: str) -> Erasure:
    """Not now, for this reason, which the person is told. Raises Refused, Overtaken."""
    row = _locked(row)
    require(rules.can_check_erasure(by, row))
    row.note, row.settled_by_id, row.settled_at = note.strip()[:300], by.person_id, clock.now()
    flow.move(row, ERASURE, "refuse", by=by, note=note, also=("note", "settled_by", "settled_at"))
    values = {"事项": "删除个人信息", "结果": ERASURE.state(row.state).label, "说明": row.note}
    outbox.queue(
        kinds.ANSWERED, key=f"erasure:{row.pk}", to=row.person, values=values, about=("erasure", row.pk), by=by
    )
    return row


@transaction.atomic
def withdraw(row: Erasure, *, by: Actor) -> Erasure:
    """Take it back. Raises Refused, Overtaken."""
    row = _locked(row)
    require(rules.can_withdraw_erasure(by, row))
    flow.move(row, ERASURE, "withdraw", by=by)
    return row


@transaction.atomic
def confirm(row: Erasure, *, by: Actor) -> Erasure:
    """The second person confirms, and it is done at once: every domain takes away what may go.

    Raises:
        Refused: by the rule.
        Overtaken: it is not there any more.
    """
    row = _locked(row)
    _expect(row, "confirm")
    require(rules.can_confirm_erasure(by, row))
    person_id = row.person_id
    # Upper domains first: some of them find their rows by the name that goes last.
    everybody = [*_merged_into(person_id), person_id]
    row.erased = {one.code: sum(one.erase(pk, by=by) for pk in everybody) for one in domains.table()}
    row.reason = row.note = ""
    row.settled_by_id, row.settled_at = by.person_id, clock.now()
    also = ("reason", "note", "erased", "settled_by", "settled_at")
    flow.move(row, ERASURE, "confirm", by=by, also=also)
    for pk in everybody:
        own.forget_notes(pk)
        journal.write("person", pk, "erase", by=by)
    return row


def _merged_into(person_id: UUID) -> list[UUID]:
    """Records that this one stands for, those merged into them too: what they hold is told of the same human being."""
    found, near = [], [person_id]
    while near:
        near = list(Person.objects.filter(merged_into__in=near).order_by("pk").values_list("pk", flat=True))
        found += near
    return found


def _locked(row: Erasure) -> Erasure:
    Person.objects.select_for_update().get(pk=row.person_id)  # first, as whoever asks does
    return Erasure.objects.select_for_update(of=("self",)).select_related("person").get(pk=row.pk)


def _expect(row: Erasure, verb: str) -> None:
    if ERASURE.step(verb, row.state) is None:
        raise Overtaken(f"现在是“{ERASURE.state(row.state).label}”，请刷新页面", f"erasure.{verb}")
