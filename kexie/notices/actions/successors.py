"""A unit merged into another before it signed or answered: what was sent to it is addressed to its successor.

The snapshot of the issue stays as it was; the successor gets a row of its own, with days of its own where the
document's leave it less than the issuer's usual term. A unit that is closed without a successor is asked no more.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from kexie.kit import calendar, clock, journal
from kexie.kit.actor import SYSTEM
from kexie.notices.actions import locking, reminders
from kexie.notices.models import Addressee, OwnTerm
from kexie.notices.queries import receipts, successors
from kexie.notices.rules import forwards
from kexie.notices.rules import reminders as rules
from kexie.organisations.models import Organisation


def hand_over(organisation_id: UUID) -> int:
    """Address to the successor what the closed unit left open; how many documents. Done again it does nothing.

    Nothing where it was reopened meanwhile, or closed without a successor.
    """
    unit = Organisation.objects.select_related("successor").get(pk=organisation_id)
    return sum(_handed(one, unit.successor) for one in successors.left_open(unit)) if unit.successor else 0


@transaction.atomic
def _handed(addressee: Addressee, successor: Organisation) -> bool:
    document = locking.locked(addressee.document)
    if not rules.stands(document) or Addressee.objects.filter(document=document, organisation=successor).exists():
        return False
    row = Addressee.objects.create(
        document=document, organisation=successor, addressee_class_id=addressee.addressee_class_id,
        name=successor.name, jurisdiction_id=successor.jurisdiction_id, in_place_of=addressee,
    )  # fmt: skip
    _terms(row)
    reminders.look_again(document)
    diff = {"organisation": (addressee.name, successor.name)}
    journal.write("document", document.pk, "hand_over", by=SYSTEM, diff=diff)
    return True


def _terms(row: Addressee) -> None:
    """No fewer days than the issuer usually gives, as far as what it forwards allows."""
    least = _least(row)
    if least is None:
        return
    document = row.document
    days: dict[str, date] = {}
    if document.due_on and document.due_on < least and forwards.due_fits(document, least):
        days["due_on"] = least
    slip = getattr(document, "reply_slip", None)
    if slip is not None and clock.local(slip.due_at).date() < least:
        days["answer_due_on"] = least
    if days:
        OwnTerm.objects.create(addressee=row, **days)


def _least(row: Addressee) -> date | None:
    days, _ = receipts.term(row.document.issuer)
    try:
        return calendar.add_working_days(clock.today(), days)
    except calendar.UnknownYear:
        return None  # a year nobody has entered: the document's own days stay
