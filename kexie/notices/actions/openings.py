"""The first opening of what was sent to a unit, put down once."""

from uuid import UUID

from kexie.kit import clock
from kexie.notices.models import Opening


def note(addressee_id: UUID, way: str) -> None:
    """Put down that the unit opened it (``Opening.Way``); nothing where it did before. One statement.

    No journal row: it names nobody and changes nothing that anybody rules by. Two at a time leave one row.
    """
    row = Opening(addressee_id=addressee_id, way=way, at=clock.now())
    Opening.objects.bulk_create([row], ignore_conflicts=True)
