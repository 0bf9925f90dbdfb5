"""The reply to an application (批复), followed to its end: issued, or discarded as a draft."""

from django.db import transaction

from kexie.associations.actions import locking
from kexie.associations.actions.foundings import step
from kexie.associations.models import Founding
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.notices.models import Document


@transaction.atomic
def replied(document: Document) -> Founding | None:
    """The reply was issued: the unit may hold its meeting. None where no application waits for this document."""
    founding = _waiting(document)
    if founding is None:
        return None
    founding.approved_on = document.written_on or clock.today()
    step(founding, "reply", by=SYSTEM, note=str(document.number or ""), also=("approved_on",))
    return founding


@transaction.atomic
def reply_dropped(document: Document) -> Founding | None:
    """The draft of the reply was discarded: it is to be drafted anew."""
    founding = _waiting(document)
    if founding is None:
        return None
    founding.reply = None
    step(founding, "drop_reply", by=SYSTEM, also=("reply",))
    return founding


def _waiting(document: Document) -> Founding | None:
    row = Founding.objects.filter(reply=document, state="replying").first()
    if row is None:
        return None
    row = locking.founding(row)
    return row if row.state == "replying" else None
