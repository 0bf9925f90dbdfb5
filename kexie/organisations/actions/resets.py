"""A link to another password, handed over by an officer to somebody who forgot theirs."""

from django.db import transaction

from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.organisations import rules
from kexie.people.actions import resets
from kexie.people.models import Account, Person, Reset


@transaction.atomic
def hand(person: Person, *, by: Actor) -> tuple[Reset, str]:
    """The letter, and the token for its link: shown this once and never stored. An earlier letter is withdrawn.

    Raises:
        Refused: by the rule.
    """
    account = Account.objects.select_for_update(of=("self",)).filter(person=person).first()
    require(rules.can_hand_reset(by, person))
    assert account is not None  # the rule refuses whoever has none
    return resets.make(account, resets.BY_HAND, by=by)
