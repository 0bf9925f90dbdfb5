"""A person's rows in this domain: which imports wrote of them; what of it is erased with them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from kexie.intake.models import Batch, BatchRow
from kexie.kit.actor import Actor


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
    """Take away what stood in the register before an import changed it; how many rows."""
    rows = BatchRow.objects.filter(subject_id=person_id)
    return rows.update(before=None, after=None, mobile_before=None, subject_id=None, affiliation_id=None)
