"""Work that did not get done: what failed for good, why at last, trying it again, giving it up.

The queue's own tables are only read here; what changes a job goes by the queue's own calls. The queue does not keep
why something failed, so that stands in a table of ours. A sweep that fails is not tried again, the next one comes
anyway: of its failures only the newest counts, and none once it got through.
"""

import contextlib
from datetime import datetime
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from procrastinate import exceptions
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob
from procrastinate.jobs import Job as QueuedJob

from kexie.kit import clock
from kexie.kit.jobs.models import Fault
from kexie.kit.web import logs

SWEEPS = "sweeps"
LONGEST = 200


class WaitsAlready(RuntimeError):
    """The same sweep stands in the queue again: it will run without anybody's doing."""


def listed() -> QuerySet[Any, Any]:
    """Failed jobs with ``since`` (moment), ``error`` (short, may be empty); the oldest first. One query."""
    fault = Fault.objects.filter(job_id=OuterRef("pk"))
    failed = ProcrastinateJob.objects.filter(status="failed").filter(~Q(queue_name=SWEEPS) | Exists(fault))
    last = ProcrastinateEvent.objects.filter(job_id=OuterRef("pk")).order_by("-at", "-id")
    since = Coalesce(Subquery(fault.values("since")[:1]), Subquery(last.values("at")[:1]))
    told: QuerySet[Any, Any] = failed.annotate(since=since, error=Subquery(fault.values("error")[:1]))
    return told.order_by(F("since"), "pk")


def find(pk: int) -> Any:
    """One of :func:`listed`; None for work that did not fail."""
    return listed().filter(pk=pk).first()


def lock(pk: int) -> str:
    """Hold one failed job until the transaction ends: its task's name, empty where it failed no more."""
    held = ProcrastinateJob.objects.select_for_update().filter(pk=pk, status="failed")
    return plain(held.values_list("task_name", flat=True).first() or "")


def plain(task_name: str) -> str:
    """people.mail_reset: the name a task was declared by, without the namespace the queue puts before it."""
    return task_name.rpartition(":")[2]


def note(job: QueuedJob, error: Exception) -> None:
    """Keep why a job failed, short and without personal data. Where the database itself is away, nothing is kept."""
    told = str(error).strip().splitlines()
    words = logs.masked(f"{type(error).__name__}: {told[0]}" if told else type(error).__name__)[:LONGEST]
    with contextlib.suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute(_NOTE, [_key(job), job.id, clock.now(), clock.now(), words.replace("\0", "")])


def forget(job: QueuedJob) -> None:
    """It got through: what had gone wrong before is over."""
    with contextlib.suppress(DatabaseError):
        Fault.objects.filter(key=_key(job)).delete()


def retry(pk: int, at: datetime) -> None:
    """Put a failed job into the queue once more, for this moment. In the caller's transaction.

    Raises:
        WaitsAlready: the next run of the same sweep waits already.
    """
    try:
        app.job_manager.retry_job_by_id(pk, retry_at=at)
    except exceptions.UniqueViolation as fault:
        raise WaitsAlready from fault


def give_up(pk: int, at: datetime) -> None:
    """Nobody will do it any more; its row stays in the queue as cancelled. Raises as :func:`retry`.

    The queue cancels only what waits, so it is put back first; no worker sees that, both happen in one transaction.
    """
    retry(pk, at)
    app.job_manager.cancel_job_by_id(pk)
    Fault.objects.filter(job_id=pk).delete()


def _key(job: QueuedJob) -> str:
    return job.task_name if job.queue == SWEEPS else str(job.id)


_NOTE = """
INSERT INTO kit_job_fault (key, job_id, since, at, error) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (key) DO UPDATE SET job_id = excluded.job_id, at = excluded.at, error = excluded.error
"""
