"""What is written of somebody else's and rests on their consent: they have agreed, or have signed on paper.

Their own hand on their own page says it by itself; the system's acts (imports of its demo city) ask nobody.
"""

from collections.abc import Mapping
from typing import Any

from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.people import consents as table
from kexie.people import queries
from kexie.people.actions import consents
from kexie.people.models import Person

RULE = "person.consent"


def demand(locked: Person, told: Mapping[str, Any], *, by: Actor, signed: bool) -> None:
    """Before ``told`` (by field) is written: a new value that rests on consent has it. ``signed``: the officer holds
    the person's signature under the words of today, which is noted along.

    A purpose whose words nobody has published yet asks for nothing: there is nothing one could have agreed to.
    The caller holds lock and rule.

    Raises:
        Refused: the person has not agreed.
    """
    if by.is_system or by.person_id == locked.pk:
        return
    new = [name for name, value in told.items() if value and value != getattr(locked, name)]
    for text in queries.consents_lacking(locked, new):
        if not signed:
            label = table.TABLE[text.purpose].label
            raise Refused(
                f"登记{label}须本人同意。请本人在“我的信息”里同意，或拿到本人签字后勾选“本人已在纸面签字同意”", RULE
            )
        consents.note(locked, text, "paper", by=by)
