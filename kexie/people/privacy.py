"""A person's rows in this domain: to export them. Erasing them and what law keeps come with custody.

The numbers go out in clear: it is the person's own copy (PIPL 45), handed to nobody else.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from kexie.kit.actor import Actor
from kexie.people import numbers
from kexie.people.actions import numbers as acts
from kexie.people.actions import persons
from kexie.people.models import Person


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """What is recorded of the person, as plain values by table."""
    return {
        "person": [
            {name: getattr(one, name) for name in (*persons.FIELDS, "id_kind")}
            | {code: secret.reveal() if (secret := getattr(one, code)) else "" for code in numbers.KINDS}
            for one in Person.objects.filter(pk=person_id)
        ]
    }


@transaction.atomic
def forget_numbers(person_id: UUID, *, by: Actor) -> None:
    """Take the sealed numbers away; the journal says that they went."""
    locked = Person.objects.select_for_update().get(pk=person_id)
    acts.write(locked, dict.fromkeys(numbers.KINDS, ""), by=by)
