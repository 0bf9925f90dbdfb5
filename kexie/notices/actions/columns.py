"""The columns of the public board: within how many days each is to have something new."""

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.notices.models import Column
from kexie.notices.models.board import MOST_FRESH_DAYS
from kexie.organisations.rules import can_tell_site


@transaction.atomic
def set_fresh_days(column: Column, days: int | None, *, by: Actor) -> Column:
    """What the health of the site counts with (bar.md 2.3); None: nobody asks after this column.

    Raises:
        Refused: no right, or not between 1 and 3650 days.
    """
    require(can_tell_site(by))
    if days is not None and not 1 <= days <= MOST_FRESH_DAYS:
        raise Refused(f"更新期限请填写 1 到 {MOST_FRESH_DAYS} 天，不限的不填", "column.fresh_days")
    row = Column.objects.select_for_update().get(pk=column.pk)
    before, row.fresh_days = row.fresh_days, days
    if before != days:
        row.save(update_fields=["fresh_days"])
        diff = {"fresh_days": (str(before or ""), str(days or ""))}
        journal.write("column", row.pk, "fresh", by=by, diff=diff)
    return row
