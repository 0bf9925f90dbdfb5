"""Where a person takes short messages."""

import re

from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.messages import rules
from kexie.messages.models import Mobile
from kexie.people.models import Person

_NUMBER = re.compile(r"1[3-9][0-9]{9}")


@transaction.atomic
def put(person: Person, number: str, *, by: Actor) -> None:
    """Note the number; empty takes it away. The journal says that, never the number.

    Raises:
        Refused: no right; no mobile number of eleven figures.
    """
    require(rules.can_set_mobile(by, person))
    if number and not _NUMBER.fullmatch(number):
        raise Refused("手机号为 11 位数字，例如 13800000000", "mobile.number")
    Person.objects.select_for_update().get(pk=person.pk)
    row = Mobile.objects.filter(person=person).first()
    before = row.number if row else ""
    if before == number:
        return
    if row is not None and not number:
        row.delete()
    else:
        row = row or Mobile(person=person)
        row.number, row.set_at = number, clock.now()
        row.save()
    diff = journal.changes({"mobile": before}, {"mobile": number}, personal=("mobile",))
    journal.write("person", person.pk, "mobile", by=by, diff=diff)
