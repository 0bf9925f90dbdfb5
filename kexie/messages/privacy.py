"""A person's rows in this domain: to export them, and to erase them.

What a message said goes; that one was sent, when and by which channel stays as proof of service (PIPL 13(3), 19).
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.flow import move
from kexie.messages import flow
from kexie.messages.models import Message


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of this domain that names the person, as plain values by table."""
    fields = ("kind", "channel", "subject", "text", "state", "queued_at", "sent_at", "read_at", "address_shown")
    return {"messages": [dict(row) for row in Message.objects.filter(person_id=person_id).values(*fields)]}


@transaction.atomic
def erase(person_id: UUID, *, by: Actor) -> int:
    """Empty what was said to the person and where it went; how many rows.

    What still waits is taken back first. What is in a door at this moment goes; its row is empty by then.
    """
    for waiting in Message.objects.select_for_update(of=("self",)).filter(person_id=person_id, state="waiting"):
        move(waiting, flow.MESSAGE, "withdraw", by=by)
    rows = Message.objects.filter(person_id=person_id).exclude(Q(subject="") & Q(text="") & Q(address_shown=""))
    done = list(rows.values_list("pk", flat=True))
    rows.update(subject="", text="", address_shown="")
    for message_id in done:
        journal.write("message", message_id, "erase", by=by)
    return len(done)
