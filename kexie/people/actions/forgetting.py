"""Taking particulars off many persons who have left, field by field: nobody is asked, and one act tells of them all.

Whoever calls holds the persons' rows, has asked who may lose what, and journals the batch (custody.actions.sweeping).
What an edit kept of a field goes with the field; what an import kept has gone before (``intake.rules.UNDO_LASTS``).
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress

from kexie.kit import clock, files, journal
from kexie.people.models import Account, Person, Photo, SignInPhone

Keys = Collection[UUID]
PAPER: dict[str, Any] = {"id_number": None, "id_kind": "", "id_index": None}
MOBILE: dict[str, Any] = {"mobile": None, "mobile_index": None, "mobile_tail": None, "email": ""}
BANK: dict[str, Any] = {"bank_account": None}
ATTRIBUTES: dict[str, Any] = {"ethnic_group": "", "political_status": "", "born_on": None}
CAREER: dict[str, Any] = {"career": "", "public_offices": ""}
EDITED = (*MOBILE, *ATTRIBUTES, *CAREER)


def edits(keys: Keys) -> int:
    """What these fields held before and after each edit; how many values."""
    return journal.values.forget_of_many("person", keys, EDITED)


def fields(keys: Keys, emptied: dict[str, Any]) -> int:
    """Empty these columns of these persons; how many rows."""
    journal.values.forget_of_many("person", keys, emptied)
    return Person.objects.filter(pk__in=keys).update(**emptied, updated_at=clock.now())


def contacts(keys: Keys) -> int:
    """The mobile and the e-mail, those too that opened the account they no longer use."""
    closed = Account.objects.filter(person__in=keys, is_active=False)
    SignInPhone.objects.filter(account__in=closed).delete()
    EmailAddress.objects.filter(user__in=closed).delete()
    closed.update(email="")
    return fields(keys, MOBILE)


def photos(keys: Keys) -> int:
    """Rows and bytes; how many."""
    found = list(Photo.objects.select_related("file").filter(person__in=keys))
    for photo in found:
        stored = photo.file
        photo.delete()
        files.discard(stored)
    return len(found)
