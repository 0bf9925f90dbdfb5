"""Due days of single units, and the terms of the calculator."""

from datetime import date

from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.notices.actions import receipts, reminders
from kexie.notices.levels import Terms
from kexie.notices.models import Addressee, LevelTerm, OwnTerm
from kexie.notices.rules import forwards
from kexie.notices.rules import reminders as rules
from kexie.organisations.models import Organisation

MOST_DAYS = 60


@transaction.atomic
def set_own(addressee: Addressee, due_on: date | None, answer_due_on: date | None = None, *, by: Actor) -> OwnTerm:
    """Give one unit due days of its own for one document; None gives it the document's back.

    Raises:
        Refused: no right; a day that has passed, or one that what the document forwards does not allow.
    """
    addressee = receipts.locked(addressee)
    document = addressee.document
    require(rules.can_set_own_due(by, addressee))
    if due_on is not None:
        require(forwards.due_fits(document, due_on))
    row = OwnTerm.objects.filter(addressee=addressee).first() or OwnTerm(addressee=addressee)
    days = {"due_on": due_on, "answer_due_on": answer_due_on}
    for name, day in days.items():
        require(rules.day_to_come(day, getattr(row, name)))
    diff = {name: (str(getattr(row, name) or ""), str(day or "")) for name, day in days.items()}
    diff = {name: pair for name, pair in diff.items() if pair[0] != pair[1]}
    if diff:
        row.due_on, row.answer_due_on, row.set_at = due_on, answer_due_on, clock.now()
        row.save()
        reminders.look_again(document)
        journal.write("addressee", addressee.pk, "due", by=by, diff=diff)
    return row


@transaction.atomic
def set_levels(house: Organisation, terms: Terms, *, by: Actor) -> LevelTerm:
    """What this house's calculator counts with. Raises Refused."""
    require(rules.can_set_ladder(by, house))
    told = {name: getattr(terms, name) for name in ("forward_days", "reserve_days", "least_days")}
    if not all(0 <= days <= MOST_DAYS for days in told.values()):
        raise Refused(f"请填 0 到 {MOST_DAYS} 个工作日", "levels")
    row, made = LevelTerm.objects.select_for_update().get_or_create(house=house, defaults=told)
    before = {} if made else {name: getattr(row, name) for name in told}
    for name, days in told.items():
        setattr(row, name, days)
    row.save(update_fields=list(told))
    journal.write("organisation", house.pk, "levels", by=by, diff=journal.changes(before, told))
    return row
