"""A person's rows in this domain.

Who made a form is part of it. What an answer says of people (name, post, telephone, as the unit wrote them) is the
unit's word to the issuer and stays with the document it answers (PIPL 13(3): duties by law); it points at no person
of ours. A mobile tells whose it is: theirs goes, and its mask stays. Whose answer it is, the domain that asks exports.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length

from kexie.blanks.models import AnswerTelephone, Blank, Version
from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.organisations import telephones
from kexie.people.privacy import mobile_of


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """The forms and versions the person made and the answers that give their mobile, as plain values by table."""
    return {
        "answer_mobiles": [
            {"name": one.answer.version.blank.name, "at": one.answer.at} for one in _ringing(mobile_of(person_id))
        ],
        "blanks": [dict(row) for row in Blank.objects.filter(made_by=person_id).values("ref", "name", "made_at")],
        "blank_versions": [
            dict(row)
            for row in Version.objects.filter(made_by=person_id).values("blank__ref", "number", "made_at")
        ],
    }  # fmt: skip


@transaction.atomic
def erase(person_id: UUID, *, by: Actor) -> int:
    """Their mobile goes from every answer; of several given for one person the others stay. How many."""
    mobile = mobile_of(person_id)
    found = _ringing(mobile)
    for one in found:
        left = telephones.without(clear(one.mobile), mobile)
        if left:
            one.mobile = left
            one.save(update_fields=["mobile", "mobile_index"])
        else:
            one.delete()
        journal.write("blank", one.answer.version.blank_id, "erase", by=by)
    return len(found)


def _ringing(mobile: str) -> list[AnswerTelephone]:
    """Rows among whose mobiles this one is, found by the first; where there are several, they are opened."""
    if not mobile:
        return []
    sealed: Any = AnswerTelephone._meta.get_field("mobile")
    index: Any = AnswerTelephone._meta.get_field("mobile_index")
    one = len(sealed.sealed("0" * telephones.LENGTH))
    rows = AnswerTelephone.objects.alias(size=Length("mobile")).select_related("answer__version__blank")
    found = rows.filter(Q(mobile_index__in=index.sought(mobile)) | Q(size__gt=one)).order_by("pk")
    return [row for row in found if mobile in clear(row.mobile)]
