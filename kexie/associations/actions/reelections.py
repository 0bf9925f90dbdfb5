"""换届: candidates asked for, agreed to, elected, filed, and the new term registered."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kexie.associations import days
from kexie.associations.actions import assemblies, locking, tenures
from kexie.associations.applying import Nominee, Places
from kexie.associations.flow import REELECTION
from kexie.associations.models import Assembly, Reelection, Tenure
from kexie.associations.queries import clocks
from kexie.associations.rules import settled
from kexie.associations.rules import tenure as rules
from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.models import Organisation

_UNSAID = Places()


@transaction.atomic
def ask(
    organisation: Organisation, nominees: Sequence[Nominee], words: str, *, by: Actor, places: Places = _UNSAID
) -> Reelection:
    """Ask the superior's consent to candidates. Raises Refused; Overtaken where one is asked for already."""
    require(rules.can_ask_reelection(by, organisation))
    row = Reelection(organisation=organisation, assembly=Assembly.objects.create(), words=words)
    row.due_on = clocks.of_reelection(row)
    with locking.once():
        row.save(force_insert=True)
    _nominated(row, nominees, places)
    journal.write(REELECTION.entity, row.pk, "ask", by=by, target=row.state)
    return row


@transaction.atomic
def mend(
    row: Reelection, nominees: Sequence[Nominee], words: str, *, by: Actor, places: Places = _UNSAID
) -> Reelection:
    """Ask again with other candidates. Raises Refused, Overtaken."""
    row = _locked(row, "mend")
    require(rules.can_do(by, row, "mend"))
    row.words = words
    _nominated(row, nominees, places)
    step(row, "mend", by=by, also=("words",))
    return row


@transaction.atomic
def agree(row: Reelection, *, by: Actor, note: str = "") -> Reelection:
    """同意候选人. Raises Refused, Overtaken."""
    row = _locked(row, "agree")
    require(rules.can_judge(by, row, "agree"))
    row.note, row.agreed_on = note.strip(), clock.today()
    step(row, "agree", by=by, note=note, also=("note", "agreed_on"))
    return row


@transaction.atomic
def return_(row: Reelection, *, by: Actor, note: str) -> Reelection:
    """退回补正. Raises Refused, Overtaken."""
    return _noted(row, "return", by, note)


@transaction.atomic
def hold(row: Reelection, meeting: assemblies.Meeting, *, by: Actor) -> Reelection:
    """记录换届大会. Raises Refused with the numbers where the vote does not stand; Overtaken."""
    row = _locked(row, "hold")
    require(rules.can_do(by, row, "hold"))
    house = settled.life_rules(row.organisation)
    assemblies.hold(row.assembly, meeting, house, since=_since(row), founds=False)
    told = f"应到 {meeting.entitled} 人，实到 {meeting.present} 人"
    step(row, "hold", by=by, note=told)
    return row


@transaction.atomic
def file(row: Reelection, filing: assemblies.Filing, *, by: Actor) -> Reelection:
    """报备案. Raises Refused, Overtaken."""
    row = _locked(row, "file")
    require(rules.can_do(by, row, "file"))
    diff = assemblies.file(row.assembly, filing)
    step(row, "file", by=by, diff=diff)
    return row


@transaction.atomic
def reopen(row: Reelection, *, by: Actor, note: str) -> Reelection:
    """退回备案. Raises Refused, Overtaken."""
    return _noted(row, "reopen", by, note)


@transaction.atomic
def complete(row: Reelection, *, by: Actor) -> Tenure:
    """The new term begins on the day of the meeting; the old posts end the day before. Raises Refused, Overtaken."""
    row = _locked(row, "complete")
    require(rules.can_judge(by, row, "complete"))
    require(rules.has_terms(row.organisation))
    tenure = tenures.begin(row.organisation, row.assembly, by=by)
    step(row, "complete", by=by, note=f"第{tenure.number}届")
    return tenure


@transaction.atomic
def withdraw(row: Reelection, *, by: Actor, note: str) -> Reelection:
    """撤回. Raises Refused, Overtaken."""
    row = _locked(row, "withdraw")
    require(rules.can_do(by, row, "withdraw"))
    step(row, "withdraw", by=by, note=note)
    return row


def step(
    row: Reelection, verb: str, *, by: Actor, note: str = "", diff: Any = None, also: tuple[str, ...] = ()
) -> None:
    """One step of a locked re-election; from now the clock of whoever has the next one runs."""
    row.state_since = clock.now()
    flow.move(row, REELECTION, verb, by=by, note=note, diff=diff, also=(*also, "state_since"))
    row.due_on = clocks.of_reelection(row)
    row.save(update_fields=["due_on"])
    if row.state == "withdrawn":
        assemblies.forget_telephones(row.assembly)


def _noted(row: Reelection, verb: str, by: Actor, note: str) -> Reelection:
    row = _locked(row, verb)
    require(rules.can_judge(by, row, verb))
    row.note = note.strip()[:500]
    step(row, verb, by=by, note=note, also=("note",))
    return row


def _locked(row: Reelection, verb: str) -> Reelection:
    row = locking.reelection(row)
    locking.expect(row, REELECTION, verb)
    return row


def _since(row: Reelection) -> date:
    """The first day the meeting may be held: that of the consent, and after the running term began."""
    before = rules.last(row.organisation)
    agreed = row.agreed_on or clock.today()
    return max(agreed, days.next_day(before.starts_on)) if before else agreed


def _nominated(row: Reelection, nominees: Sequence[Nominee], places: Places) -> None:
    roles = [one.role for one in nominees]
    for role, word in (("chair", "主席"), ("secretary_general", "秘书长")):
        if role not in roles:
            raise Refused(f"请填写{word}候选人", "reelection.nominees")
    assemblies.nominate(row.assembly, nominees, places)
