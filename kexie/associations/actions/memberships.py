"""续会 of units in a federation or a society, by the engine of all rolls; what a house has settled; taking them out."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from kexie.associations import rules
from kexie.associations.models import Membership, MembershipRules
from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.organisations import membership
from kexie.organisations.actions import validity
from kexie.organisations.models import Organisation


@transaction.atomic
def renew(federation: Organisation, seen: Mapping[UUID, date | None], *, by: Actor) -> validity.Renewed:
    """续会 of units of this roll, each once for the end that was ``seen``. Raises Refused, Overtaken."""
    require(rules.can_keep_members(by, federation))
    rows = Membership.objects.filter(federation=federation)
    return validity.renew(rows, rules.membership_rules(federation), seen, by=by)


@transaction.atomic
def tell(row: Membership, *, kind: str, valid_until: date | None, by: Actor) -> Membership:
    """Another kind, another end (None: for good). Raises Refused."""
    locked = Membership.objects.select_for_update(of=("self",)).select_related("federation").get(pk=row.pk)
    require(rules.can_keep_membership(by, locked))
    validity.tell(locked, rules.membership_rules(locked.federation), kind=kind, valid_until=valid_until, by=by)
    return locked


@transaction.atomic
def lapse(row: Membership, months: int, *, by: Actor) -> bool:
    """逾期未续: the membership of a unit over its end by so many months ends today; whether it did."""
    return validity.lapse(Membership.objects.select_for_update(of=("self",)).get(pk=row.pk), months, by=by)


@transaction.atomic
def settle(
    house: Organisation, *, kinds: membership.Kinds, steps: Sequence[int], lapse_months: int | None, by: Actor
) -> MembershipRules:
    """A house's own kinds, steps and lapse of units, for all below without their own. Raises Refused."""
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=house.pk)
    require(rules.can_settle_memberships(by, locked))
    return validity.settle(MembershipRules, locked, kinds=kinds, steps=steps, lapse_months=lapse_months, by=by)


def note_export(federation: Organisation, rows: int, *, by: Actor) -> None:
    """That somebody took its units away as a table, and how many. Raises Refused."""
    _note("export_memberships", federation, rows, by)


def note_cards(federation: Organisation, rows: int, *, by: Actor) -> None:
    """That somebody took the certificates of its units, and how many. Raises Refused."""
    _note("print_certificates", federation, rows, by)


@transaction.atomic
def _note(verb: str, federation: Organisation, rows: int, by: Actor) -> None:
    require(rules.can_keep_members(by, federation))
    journal.write("organisation", federation.pk, verb, by=by, diff=journal.changes({}, {"rows": rows}))
