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


@transaction.atomic
def log(addressee: Addressee, told: Told, *, by: Actor) -> PhoneCall:
    """Put down a call. One that signs makes the unit's receipt, dated by the call.

    Raises:
        Refused: no right, a moment before the issue or still to come, nobody's name, or what may not be signed.
        Overtaken: it was to sign, and the unit has signed already.
    """
    addressee = receipts.locked(addressee)
    signs = told.outcome == PhoneCall.Outcome.SIGNED
    verdict = rules.can_sign_by_phone(by, addressee) if signs else rules.can_log_call(by, addressee)
    if verdict.rule == "signed":
        raise Overtaken(f"{verdict.reason}，不用再记电话签收", "phone_call.sign")
    require(verdict)
    # A call is put down by the minute.
    if not addressee.addressed_at.replace(second=0, microsecond=0) <= told.at <= clock.now():
        raise Refused("通话时间应在印发以后、现在以前", "phone_call.at")
    if told.outcome != PhoneCall.Outcome.NOT_REACHED and not told.name:
        raise Refused("请填写接电话人的姓名", "phone_call.name")
    assert by.person_id is not None  # the rule asks for both
    assert by.post_id is not None
    call = PhoneCall(
        addressee=addressee, at=told.at, outcome=told.outcome, name=told.name, position=told.position, note=told.note,
        logged_by_id=by.person_id, post_id=by.post_id, logged_at=clock.now(),
    )  # fmt: skip
    call.save(force_insert=True)
    journal.write("addressee", addressee.pk, "phone_call", by=by, diff={"outcome": ("", told.outcome.label)})
    if signs:
        _sign(call, by)
    return call


def _sign(call: PhoneCall, by: Actor) -> None:
    receipt = Receipt(
        addressee=call.addressee, way=Receipt.Way.PHONE, phone_call=call, name=call.name, position=call.position,
        at=max(call.at, call.addressee.addressed_at),
    )  # fmt: skip
    receipt.save(force_insert=True)
    journal.write("addressee", call.addressee_id, "sign_by_phone", by=by)
