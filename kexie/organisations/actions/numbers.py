"""Sealed numbers of people: written by themselves or who keeps their particulars, shown to few and with a reason."""

from collections.abc import Mapping

from django.db import transaction

from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.organisations import rules
from kexie.organisations.actions import consenting
from kexie.people.actions import numbers
from kexie.people.models import Person


@transaction.atomic
def put(person: Person, told: Mapping[str, str], *, by: Actor, id_kind: str = "", signed: bool = False) -> Person:
    """Write the numbers in ``told`` (by kind, ``people.numbers``; empty takes one away). ``signed``: see
    ``consenting.demand``.

    Raises:
        Refused: by the rule, one cannot be a number of its kind, or it needs the person's consent.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.can_edit_person(by, locked))
    consenting.demand(locked, told, by=by, signed=signed)
    return numbers.write(locked, told, by=by, id_kind=id_kind)


@transaction.atomic
def reveal(person: Person, code: str, *, reason: str, by: Actor) -> str:
    """One number in clear, for this once; the person finds on their own page who saw it and why.

    Raises:
        Refused: by the rule, without a reason, or there is no such number.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.can_reveal(by, locked))
    return numbers.reveal(locked, code, reason=reason, by=by)
