"""How one signs in to this installation: the administrator's setting, and who has lost what they sign in with."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations import rules
from kexie.organisations.models import Installation
from kexie.people.actions import factors, policies
from kexie.people.models import Account, Person


@transaction.atomic
def set_policy(told: Mapping[str, Any], *, by: Actor) -> bool:
    """Set it; whether anything changed. It holds from everybody's next sign-in on, for passwords from now on.

    Raises:
        Refused: by the rule.
    """
    require(rules.can_set_sign_in(by))
    begun = Installation.objects.select_for_update(of=("self",)).get()
    diff = policies.put(told)
    if diff:
        journal.write("installation", begun.organisation_id, "sign_in", by=by, diff=diff)
    return bool(diff)


@transaction.atomic
def drop_factors(person: Person, *, by: Actor, note: str) -> int:
    """Somebody has lost app, passkeys and recovery codes: the password alone lets them in again; how many went.

    Raises:
        Refused: by the rule, or without a reason.
    """
    account = Account.objects.select_for_update(of=("self",)).filter(person=person).first()
    require(rules.can_drop_factors(by, person))
    if not note.strip():
        raise Refused("请写明怎样核对了本人身份", "factor.drop.note")
    assert account is not None  # the rule refuses whoever has no factor, so no account
    return factors.drop_all(account, by=by, note=note)
