"""What kit and custody themselves hold of a person: half-typed forms, files, acts in the journal, requests.

The journal stays: it holds ids, and is sealed. Its notes about the person are words, and go.
"""

from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Q

from kexie.custody.flow import CORRECTION
from kexie.custody.models import Correction, Erasure, Merge
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.kit.files.models import StoredFile
from kexie.kit.flow import move
from kexie.kit.journal.models import Entry, Note
from kexie.kit.progress.models import Progress
from kexie.kit.web.models import KeptForm
from kexie.organisations.models import Affiliation
from kexie.people.models import Account, Consent, Invitation

# So many acts go into the copy, the newest; who wants older ones asks for them.
MOST = 5000


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """As every domain's: plain values by table."""
    accounts = Account.objects.filter(person=person_id).values("pk")
    kept = KeptForm.objects.filter(account__in=accounts)
    files = StoredFile.objects.filter(person_id=person_id)
    works = Progress.objects.filter(person_id=person_id)
    acts = Entry.objects.filter(person_id=person_id).order_by("-id")
    asked = Correction.objects.filter(Q(person=person_id) | Q(settled_by=person_id))
    about = Q(person=person_id) | Q(asked_by=person_id) | Q(checked_by=person_id) | Q(settled_by=person_id)
    erasures = Erasure.objects.filter(about)
    return {
        "kept_forms": [
            {**row, "fields": clear(cast("Any", row["fields"]))} for row in kept.values("path", "fields", "kept_at")
        ],
        "files": [dict(row) for row in files.values("name", "size", "kept_at")],
        "progress": [dict(row) for row in works.values("title", "started_at", "ended_at")],
        "corrections": [dict(row) for row in asked.values("about", "words", "state", "asked_at", "note")],
        "erasures": [dict(row) for row in erasures.values("way", "reason", "state", "asked_at", "note")],
        "merges": [dict(row) for row in Merge.objects.filter(_merged(person_id)).values("at", "undone_at")],
        "acts": [dict(row) for row in acts.values("at", "entity", "verb", "entity_id")[:MOST]],
        "reveals": [dict(row) for row in _reveals(person_id)],
    }


def _merged(person_id: UUID) -> Q:
    return Q(kept=person_id) | Q(gone=person_id) | Q(by=person_id) | Q(undone_by=person_id)


def _reveals(person_id: UUID) -> Any:
    rows = Entry.objects.filter(entity="person", entity_id=person_id, verb="reveal").order_by("-id")
    return rows.values("at", "person_id", "note__text")


def erase(person_id: UUID, *, by: Actor) -> int:
    """Half-typed forms, their own and those about them; the words of their requests."""
    accounts = Account.objects.filter(person=person_id).values("pk")
    forms = KeptForm.objects.filter(Q(account__in=accounts) | Q(path__contains=str(person_id)))
    count: int = forms.delete()[0]
    for row in Correction.objects.select_for_update().filter(person=person_id, state="asked"):
        move(row, CORRECTION, "withdraw", by=by)
    count += Correction.objects.filter(person=person_id).update(words="", note="")
    return count + Erasure.objects.filter(person=person_id).update(reason="", note="")


def forget_notes(person_id: UUID) -> int:
    """The words of acts on the person themselves, where they worked, their account, letters, consents and requests;
    how many.

    Opinions on documents and reports stay: they are the record of a body (Archives Law).
    """
    about = [person_id]
    for model in (Invitation, Consent, Correction, Erasure, Affiliation):
        about += model.objects.filter(person=person_id).values_list("pk", flat=True)
    about += Account.objects.filter(person=person_id).values_list("pk", flat=True)
    entries = Note.objects.filter(entry__entity_id__in=about).values_list("entry_id", flat=True)
    found = list(entries)
    with connection.cursor() as cursor:
        for entry in found:
            cursor.execute("SELECT kit_forget_note(%s)", [entry])
    return len(found)
