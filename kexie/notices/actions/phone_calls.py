"""Telephone calls to units that have not signed: put down, and where the unit wished it, as its receipt."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import rules
from kexie.notices.actions import receipts
from kexie.notices.models import Addressee, PhoneCall, Receipt


@dataclass(frozen=True, slots=True)
class Told:
    """When the call was made (aware), what came of it, who answered (empty where nobody did), and a note."""

    at: datetime
    outcome: PhoneCall.Outcome
    name: str = ""
    position: str = ""
    note: str = ""


def told(*, at: datetime, outcome: str, name: str = "", position: str = "", note: str = "") -> Told:
    """From the plain values of a form. Raises ValueError for an outcome that does not exist."""
    return Told(at, PhoneCall.Outcome(outcome), name, position, note)


@transaction.atomic
def log(addressee: Addressee, call: Told, *, by: Actor) -> PhoneCall:
    """Put down a call. One that signs makes the unit's receipt, dated by the call.

    Raises:
        Refused: no right, a moment before the issue or still to come, nobody's name, or what may not be signed.
        Overtaken: it was to sign, and the unit has signed already.
    """
    addressee = receipts.locked(addressee)
    signs = call.outcome == PhoneCall.Outcome.SIGNED
    verdict = rules.can_sign_by_phone(by, addressee) if signs else rules.can_log_call(by, addressee)
    if verdict.rule == "signed":
        raise Overtaken(f"{verdict.reason}，不用再记电话签收", "phone_call.sign")
    require(verdict)
    # A call is put down by the minute.
    if not addressee.addressed_at.replace(second=0, microsecond=0) <= call.at <= clock.now():
        raise Refused("通话时间应在印发以后、现在以前", "phone_call.at")
    if call.outcome != PhoneCall.Outcome.NOT_REACHED and not call.name:
        raise Refused("请填写接电话人的姓名", "phone_call.name")
    assert by.person_id is not None  # the rule asks for both
    assert by.post_id is not None
    row = PhoneCall(
        addressee=addressee, at=call.at, outcome=call.outcome, name=call.name, position=call.position, note=call.note,
        logged_by_id=by.person_id, post_id=by.post_id, logged_at=clock.now(),
    )  # fmt: skip
    row.save(force_insert=True)
    journal.write("addressee", addressee.pk, "phone_call", by=by, diff={"outcome": ("", call.outcome.label)})
    if signs:
        _sign(row, by)
        receipts.settled(addressee, by=by)
    return row


def _sign(call: PhoneCall, by: Actor) -> None:
    receipt = Receipt(
        addressee=call.addressee, way=Receipt.Way.PHONE, phone_call=call, name=call.name, position=call.position,
        at=max(call.at, call.addressee.addressed_at),
    )  # fmt: skip
    receipt.save(force_insert=True)
    journal.write("addressee", call.addressee_id, "sign_by_phone", by=by)
