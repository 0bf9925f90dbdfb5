"""Setting a day by hand: an act like any other, with its journal row. Who may is the caller's rule."""

from datetime import date
from uuid import UUID

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.calendar.models import DayOverride
from kexie.kit.verdict import Refused

ENTITY = "day"


def override(day: date, *, working: bool, name: str = "", by: Actor) -> DayOverride:
    """Rule that offices work (or rest) on ``day``, with the reason people read (元旦, 调休上班)."""
    with transaction.atomic():
        DayOverride.objects.bulk_create([DayOverride(day=day, working=working)], ignore_conflicts=True)
        row = DayOverride.objects.select_for_update().get(day=day)
        before = {"working": row.working, "name": row.name}
        row.working, row.name = working, name.strip()[:40]
        row.save(update_fields=["working", "name"])
        diff = journal.changes(before, {"working": row.working, "name": row.name})
        journal.write(ENTITY, row.id, "override", by=by, diff={"day": ("", day.isoformat()), **diff})
    return row


def clear(day: date, *, by: Actor) -> UUID:
    """Take back a ruling: the packaged calendar counts again.

    Raises:
        Refused: the day is not ruled by hand.
    """
    with transaction.atomic():
        row = DayOverride.objects.select_for_update().filter(day=day).first()
        if row is None:
            raise Refused(f"{day:%Y-%m-%d} 没有人工设定", rule="calendar.clear.known")
        row_id = row.id
        row.delete()
        journal.write(ENTITY, row_id, "clear", by=by, diff={"day": (day.isoformat(), "")})
    return row_id
