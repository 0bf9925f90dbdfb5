"""A person's rows in this domain.

Who made a form is part of it. What an answer says of people (name, post, telephone, as the unit wrote them) is the
unit's word to the issuer and stays with the document it answers (PIPL 13(3): duties by law); it points at no person
of ours and cannot be told to be this one's. Whose answer it is, the domain that asks exports.
"""

from typing import Any
from uuid import UUID

from kexie.blanks.models import Blank, Version
from kexie.kit.actor import Actor


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """The forms and versions the person made, as plain values by table."""
    return {
        "blanks": [dict(row) for row in Blank.objects.filter(made_by=person_id).values("ref", "name", "made_at")],
        "blank_versions": [
            dict(row)
            for row in Version.objects.filter(made_by=person_id).values("blank__ref", "number", "made_at")
        ],
    }  # fmt: skip


def erase(person_id: UUID, *, by: Actor) -> int:
    """Nothing: the rows point at the person and hold no name of their own."""
    return 0
