"""A person's rows in this domain: which imports wrote of them; what of it is erased with them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q

from kexie.intake.kinds import Kind
from kexie.intake.models import Batch, BatchRow
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear as opened
from kexie.organisations import telephones
from kexie.organisations.models import Organisation
from kexie.people.privacy import known_by


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of this domain that names the person, as plain values by table."""
    rows = BatchRow.objects.filter(subject_id=person_id)
    sent = Batch.objects.filter(sender_id=person_id)
    return {
        "import_rows": [dict(row) for row in rows.values("batch__file_name", "number", "outcome", "written_at")],
        "imports": [dict(row) for row in sent.values("file_name", "kind", "state", "made_at", "rows")],
    }


def clear(person_id: UUID, fields: Collection[str]) -> int:
    """Take the values of these fields out of what stood in the register before an import changed it; how many rows.

    That the import wrote the field stays told, so that undoing it still finds that somebody wrote since.
    """
    rows = BatchRow.objects.select_for_update().filter(subject_id=person_id, before__has_any_keys=list(fields))
    found = list(rows)
    for row in found:
        row.before |= {name: "" for name in fields if name in row.before}
    return BatchRow.objects.bulk_update(found, ["before"])


def erase(person_id: UUID, *, by: Actor) -> int:
    """Take away what stood in the register before an import changed it and what was said of cells; how many rows."""
    rows = BatchRow.objects.filter(subject_id=person_id)
    count = rows.update(
        before=None, after=None, mobile_before=None, warnings=None, subject_id=None, affiliation_id=None
    )
    return count + _units(person_id)


def _units(person_id: UUID) -> int:
    """Their mobile where an import replaced it at a unit, their name as the contact of one of theirs; how many rows.

    No index finds the numbers: all are opened that an import can still put back.
    """
    name, mobile = known_by(person_id)
    rows = BatchRow.objects.filter(batch__kind=Kind.UNITS, before__isnull=False)
    told: Any = rows.filter(mobile_before__isnull=False).values_list("pk", "mobile_before")
    found = {pk for pk, sealed in told.iterator(2000) if mobile in opened(sealed)} if mobile else set()
    theirs = Organisation.objects.filter(Q(affiliations__person=person_id) | Q(posts__person=person_id))
    named = rows.filter(subject_id__in=theirs.values("pk"), before__unit__contact=name)
    found |= set(named.values_list("pk", flat=True))
    locked = list(BatchRow.objects.select_for_update().filter(pk__in=found, before__isnull=False).order_by("pk"))
    for row in locked:
        unit, stood = row.before["unit"], opened(row.mobile_before)
        row.before["unit"] |= {"contact": ""} if unit.get("contact") == name else {}
        row.mobile_before = telephones.without(stood, mobile) if mobile and mobile in stood else row.mobile_before
    return BatchRow.objects.bulk_update(locked, ["before", "mobile_before"], batch_size=500)
