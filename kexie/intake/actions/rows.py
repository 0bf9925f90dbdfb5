"""Keeping what became of rows."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kexie.intake.actions import consenting
from kexie.intake.kinds import Outcome
from kexie.intake.models import Batch, BatchRow
from kexie.intake.results import Result
from kexie.kit import bulk

COUNTS = ("rows", "created", "updated", "skipped", "rejected", "warned")
_COLUMNS = (
    "batch", "number", "outcome", "subject_id", "affiliation_id", "faults", "before", "after", "mobile_before",
    "written_at", "undo", "undo_reason", "warnings",
)  # fmt: skip


def keep(batch: Batch, results: Sequence[Result], at: datetime | None) -> None:
    """One row a result; ``at`` is when its subject was written, None where nothing was: then it is no row of theirs."""
    bulk.insert(BatchRow, _COLUMNS, (_row(batch, one, at) for one in results))


def _row(batch: Batch, one: Result, at: datetime | None) -> tuple[Any, ...]:
    written = at if one.outcome in (Outcome.CREATED, Outcome.UPDATED) else None
    faults = _json(one.faults) if one.outcome == Outcome.REJECTED else None
    return (
        batch.pk, one.number, str(one.outcome), one.subject if at else None, one.affiliation, faults,
        _json(one.before), _json(one.after), one.mobile_before, written, "", "", _json(one.warnings),
    )  # fmt: skip


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def count(batch: Batch, results: Sequence[Result]) -> None:
    """Add the outcomes to the sums of the batch, unsaved."""
    batch.rows += len(results)
    batch.warned += sum(one.warnings is not None for one in results)
    for outcome in Outcome:
        total = sum(one.outcome == outcome for one in results)
        setattr(batch, outcome, getattr(batch, outcome) + total)
    if agreed := consenting.given(results):
        batch.options = {**batch.options, "consents": batch.options.get("consents", 0) + agreed}
