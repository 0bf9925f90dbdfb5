"""续会 of people: renewing several at once, changing kind and validity, what the house lets lapse; its own rules."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.organisations import membership
from kexie.organisations.actions import validity
from kexie.organisations.models import Member, MemberRules, Organisation
from kexie.organisations.rules import renewing as rules


@transaction.atomic
def renew(organisation: Organisation, seen: Mapping[UUID, date | None], *, by: Actor) -> validity.Renewed:
    """续会 of members of this roll, each once for the end that was ``seen``. Raises Refused, Overtaken."""
    require(rules.can_settle_members(by, organisation))
    rows = Member.objects.filter(organisation=organisation)
    return validity.renew(rows, rules.member_rules(organisation), seen, by=by)


@transaction.atomic
def tell(member: Member, *, kind: str, valid_until: date | None, by: Actor) -> Member:
    """Another kind, another end (None: for good). Raises Refused."""
    locked = Member.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=member.pk)
    require(rules.can_keep_member(by, locked))
    validity.tell(locked, rules.member_rules(locked.organisation), kind=kind, valid_until=valid_until, by=by)
    return locked


@transaction.atomic
def lapse(member: Member, months: int, *, by: Actor) -> bool:
    """逾期未续: the membership of who is over their end by so many months ends today; whether it did."""
    return validity.lapse(Member.objects.select_for_update(of=("self",)).get(pk=member.pk), months, by=by)


@transaction.atomic
def settle(
    house: Organisation, *, kinds: membership.Kinds, steps: Sequence[int], lapse_months: int | None, by: Actor
) -> MemberRules:
    """A house's own kinds, steps and lapse, for itself and for all below without their own. Raises Refused."""
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=house.pk)
    require(rules.can_settle_members(by, locked))
    return validity.settle(MemberRules, locked, kinds=kinds, steps=steps, lapse_months=lapse_months, by=by)
