"""撤销: proposed, sent back, decided by a notice; the association ends when that is issued."""

from datetime import date

from django.db import transaction

from kexie.associations.actions import locking, successors
from kexie.associations.documents import revocation as words
from kexie.associations.flow import REVOCATION
from kexie.associations.models import Revocation
from kexie.associations.models.revocation import Ground
from kexie.associations.queries import clocks
from kexie.associations.rules import revocation as rules
from kexie.associations.rules import settled
from kexie.kit import clock, flow, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Refused, require
from kexie.notices.actions import documents
from kexie.notices.models import Document
from kexie.organisations import kinds
from kexie.organisations.actions import organisations, tree
from kexie.organisations.models import Ancestry, Organisation
from kexie.organisations.rules import can_succeed, last_busy


@transaction.atomic
def propose(
    organisation: Organisation, ground: str, reason: str, *, by: Actor, successor: Organisation | None = None
) -> Revocation:
    """Propose that it ends; ``successor`` takes over what it leaves open.

    Raises:
        Refused: by the rules, or without saying why.
        Overtaken: it is proposed already.
    """
    unit = locking.organisation(organisation)
    require(rules.can_propose(by, unit))
    row = Revocation(organisation=unit, authority=decider(unit))
    _tell(row, ground, reason, successor, by)
    row.due_on = clocks.of_revocation(row)
    with locking.once():
        row.save(force_insert=True)
    diff = {"ground": ("", row.get_ground_display())}
    journal.write(REVOCATION.entity, row.pk, "propose", by=by, target=row.state, note=row.reason, diff=diff)
    return row


@transaction.atomic
def mend(row: Revocation, ground: str, reason: str, *, by: Actor, successor: Organisation | None = None) -> Revocation:
    """Tell more, and send it again. Raises Refused, Overtaken."""
    row = _locked(row, "mend")
    require(rules.can_mend(by, row))
    _tell(row, ground, reason, successor, by)
    row.authority = decider(row.organisation)
    return _step(row, "mend", by, note=row.reason, also=("ground", "reason", "successor", "authority"))


@transaction.atomic
def return_(row: Revocation, *, by: Actor, note: str) -> Revocation:
    """退回补充. Raises Refused, Overtaken."""
    row = _locked(row, "return")
    require(rules.can_return(by, row))
    row.note = note.strip()[:500]
    return _step(row, "return", by, note=note, also=("note",))


@transaction.atomic
def refuse(row: Revocation, *, by: Actor, note: str) -> Revocation:
    """不予撤销. Raises Refused, Overtaken."""
    row = _locked(row, "refuse")
    require(rules.can_refuse(by, row))
    row.note = note.strip()[:500]
    return _step(row, "refuse", by, note=note, also=("note",))


@transaction.atomic
def withdraw(row: Revocation, *, by: Actor, note: str) -> Revocation:
    """撤回. Raises Refused, Overtaken."""
    row = _locked(row, "withdraw")
    require(rules.can_withdraw(by, row))
    return _step(row, "withdraw", by, note=note)


@transaction.atomic
def decide(row: Revocation, *, by: Actor) -> Revocation:
    """Draft the notice of the deciding association; the association ends when it is issued.

    Raises:
        Refused: by the rules, or that of drafting.
        Overtaken: somebody drafted it at the same moment.
    """
    row = _locked(row, "draft")
    unit = row.organisation
    assert unit.superior is not None, "guided by somebody (rules.can_propose)"
    row.authority = locking.organisation(decider(unit))  # who closes that house waits, and then sees the notice
    require(rules.can_decide(by, row))
    told = words.values(unit.name, row.get_ground_display(), unit.superior.name, row.authority.name)
    row.notice = documents.draft(row.authority, {**told, "units": _told_of_it(row)}, by=by)
    return _step(row, "draft", by, also=("notice", "authority"))


@transaction.atomic
def revoked(document: Document) -> Revocation | None:
    """The notice was issued: the association ends, and its own parts with it. None where none waits for it."""
    waits = Revocation.objects.filter(notice=document, state="deciding").select_related("organisation").first()
    if waits is None:
        return None
    tree.lock_for_moving()
    unit = Organisation.objects.select_for_update(of=("self",)).get(pk=waits.organisation_id)
    row = locking.revocation(waits)
    if row.state != "deciding":
        return None
    if unit.state == "active":
        _ended(unit, row, document)
    return _step(row, "revoke", SYSTEM, note=str(document.number or ""))


@transaction.atomic
def notice_dropped(document: Document) -> Revocation | None:
    """The draft of the notice was discarded: it is to be drafted anew."""
    waits = Revocation.objects.filter(notice=document, state="deciding").first()
    row = locking.revocation(waits) if waits is not None else None
    if row is None or row.state != "deciding":
        return None
    row.notice = None
    return _step(row, "drop_notice", SYSTEM, also=("notice",))


def decider(unit: Organisation) -> Organisation:
    """Who decides on this one today: whoever replies to foundings of its kind under its superior."""
    assert unit.superior is not None, "guided by somebody (rules.can_propose)"
    return settled.authority_of(unit.superior, unit.kind)


def decided_anew(below: Organisation) -> None:
    """What still waits of the units directly below this one is decided by whoever does so today."""
    waiting = Revocation.objects.filter(organisation__superior=below, state__in=("proposed", "returned"))
    for row in waiting.select_for_update(of=("self",)).select_related("organisation__superior"):
        row.authority = decider(row.organisation)
        row.save(update_fields=["authority"])


def _ended(unit: Organisation, row: Revocation, document: Document) -> None:
    """Closed with the day of the notice, or of its last trace of work where that is later."""
    day = document.written_on or clock.today()
    note = f"{row.get_ground_display()}。{document.title}{f'（{document.number}）' if document.number_id else ''}"
    parts = Ancestry.objects.filter(ancestor=unit, descendant__state="active", descendant__kind__in=kinds.PARTS)
    for line in parts.select_related("descendant").order_by("-depth"):
        organisations.dissolve(line.descendant, by=SYSTEM, note=note, on=_from(line.descendant, day))
    # What came below it since the notice was drafted is guided by who guided it.
    assert unit.superior is not None, "guided by somebody (rules.can_propose)"
    for below in Organisation.objects.filter(superior=unit, state="active").order_by("number"):
        tree.change_superior(below, unit.superior, by=SYSTEM, note=note)
    successors.pass_guidance(successors.followed_up(unit), unit, unit.superior, by=SYSTEM, note=note)
    successor = Organisation.objects.filter(pk__in=[row.successor_id], state="active").first()
    organisations.dissolve(unit, by=SYSTEM, note=note, on=_from(unit, day), successor=successor)


def _from(unit: Organisation, day: date) -> date:
    return min(max(day, last_busy(unit) or day), clock.today())


def _told_of_it(row: Revocation) -> list[Organisation]:
    """Who guides it, and the association itself; nobody writes to himself."""
    both = (row.organisation.superior, row.organisation)
    return [one for one in both if one is not None and one.pk != row.authority_id]


def _tell(row: Revocation, ground: str, reason: str, successor: Organisation | None, by: Actor) -> None:
    if ground not in Ground.values:
        raise Refused("请选择撤销原因", "revocation.ground")
    if not reason.strip():
        raise Refused("请写明情况", "revocation.reason")
    if successor is not None:
        require(can_succeed(by, row.organisation, successor))
        if Ancestry.objects.filter(ancestor=row.organisation, descendant=successor).exists():
            raise Refused("并入单位不能是它的下级组织，请选择其他单位", "revocation.successor")
    row.ground, row.reason, row.successor = ground, reason.strip()[:500], successor


def _step(row: Revocation, verb: str, by: Actor, *, note: str = "", also: tuple[str, ...] = ()) -> Revocation:
    """One step of a locked proposal; from now the clock of the deciding association runs (rules.md 14a)."""
    row.state_since = clock.now()
    flow.move(row, REVOCATION, verb, by=by, note=note, also=(*also, "state_since"))
    row.due_on = clocks.of_revocation(row)
    row.save(update_fields=["due_on"])
    return row


def _locked(row: Revocation, verb: str) -> Revocation:
    row = locking.revocation(row)
    locking.expect(row, REVOCATION, verb)
    return row
