"""A person's rows in this domain: to export them, and what erasing means here.

Names of signers and drafters are part of official records and stay as long as the document does (PIPL 13(3), 19:
duties by law; Archives Law). The rows here point at the person and hold no name of their own, except the free words
of countersigners, which ``erase`` empties.

Names typed at a signed link or told on the telephone point at no person of ours: they are part of the unit's receipt,
as a name on a paper slip is, and stay as long as the document does.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.notices.models import (
    CoIssue,
    Document,
    Numbering,
    PhoneCall,
    Receipt,
    ReceiptLink,
    Reminder,
    Reply,
    SourceText,
)


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of this domain that names the person, as plain values by table."""
    people = ("drafted_by", "reviewed_by", "signed_off_by", "issued_by")
    parts = Q()
    for field in people:
        parts |= Q(**{field: person_id})
    asked: dict[str, tuple[QuerySet[Any], tuple[str, ...]]] = {
        "documents": (Document.objects.filter(parts), ("ref", "title", "state", "created_at", *people)),
        "countersignatures": (
            CoIssue.objects.filter(answered_by=person_id), ("document__ref", "agreed_at", "objected_at", "note"),
        ),
        "numberings": (Numbering.objects.filter(by=person_id), ("code", "year", "serial", "at")),
        "receipts": (Receipt.objects.filter(by=person_id), ("addressee__document__ref", "addressee__name", "at")),
        "receipt_links": (
            ReceiptLink.objects.filter(made_by=person_id),
            ("addressee__document__ref", "addressee__name", "made_at", "revoked_at"),
        ),
        "phone_calls": (
            PhoneCall.objects.filter(logged_by=person_id),
            ("addressee__document__ref", "addressee__name", "at", "outcome", "note"),
        ),
        "replies": (
            Reply.objects.filter(by=person_id),
            ("addressee__document__ref", "addressee__name", "round", "at", "answer__values"),
        ),
        "reminders": (
            Reminder.objects.filter(person=person_id),
            ("addressee__document__ref", "addressee__name", "about", "days", "at"),
        ),
        "sources": (SourceText.objects.filter(stored_by=person_id), ("document__ref", "stored_at")),
    }  # fmt: skip
    return {table: [dict(row) for row in rows.values(*fields)] for table, (rows, fields) in asked.items()}


@transaction.atomic
def erase(person_id: UUID, *, by: Actor) -> int:
    """Empty the person's own free words where the document is still open; how many rows. The record itself stays."""
    rows = CoIssue.objects.filter(answered_by=person_id).exclude(note="")
    rows = rows.exclude(document__state__in=("issued", "void"))
    found = list(rows.values_list("document_id", flat=True))
    done = rows.update(note="")
    for document_id in found:
        journal.write("document", document_id, "erase", by=by)
    return done
