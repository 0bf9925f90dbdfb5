"""What the installation itself waits for: seals, work that failed, a backup. One query for all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from kexie.kit import calendar, clock
from kexie.kit.journal import sealing

# A week's work is what an office can type again.
BACKUP_AGE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class State:
    """Journal rows after the last seal and since when; failed jobs and since when; the newest backup; the first act;
    the answer to the caller's own question.
    """

    unsealed: int = 0
    unsealed_since: datetime | None = None
    failed: int = 0
    failed_since: datetime | None = None
    backed_up_at: datetime | None = None
    begun_at: datetime | None = None
    asked: bool = False
    # Years whose holidays were entered by hand.
    entered: Sequence[int] = ()

    def backup_due(self) -> datetime | None:
        """Since when a backup is wanting; None while the last is young enough, or nothing was ever done here."""
        if self.backed_up_at is None:
            return self.begun_at
        due = self.backed_up_at + BACKUP_AGE
        return due if due < clock.now() else None


def told(question: QuerySet[Any] | None = None) -> State:
    """As it stands now. Whether ``question`` has rows is asked in the same query and answered as ``asked``."""
    from kexie.kit.jobs import failures  # models need the application registry

    asked, given = _asked(question)
    failed, parameters = failures.listed().order_by().values("since").query.sql_with_params()
    with connection.cursor() as cursor:
        parts = {"asked": asked, "entered": calendar.ENTERED, "pending": sealing.PENDING, "failed": failed}
        cursor.execute(_TOLD.format(**parts), (*given, *parameters))
        return State(*cursor.fetchone())


def _asked(question: QuerySet[Any] | None) -> tuple[str, tuple[Any, ...]]:
    if question is None:
        return "false", ()
    try:
        sql, parameters = question.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "false", ()
    return f"EXISTS ({sql})", tuple(parameters)


_TOLD = """
SELECT pending.count, pending.since, failed.count, failed.since,
       (SELECT max(made_at) FROM kit_backup), (SELECT at FROM kit_journal_entry ORDER BY id LIMIT 1),
       {asked}, ARRAY(SELECT extract(year FROM day)::int FROM kit_day_override
             WHERE NOT working GROUP BY 1 HAVING count(*) >= {entered})
  FROM ({pending}) pending, (SELECT count(*) AS count, min(since) AS since FROM ({failed}) each) failed
"""
