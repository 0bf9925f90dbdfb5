"""Jobs that nobody does any more are given back: those of dead workers, and those a living worker lost in an outage.

A killed worker leaves its jobs marked as being done, with their locks held: the journal's sealer would stand still
for ever. Whoever has not beaten for ten seconds is taken for dead. A living worker leaves a job behind where the
database went away while the job was handed over or its end was told: the queue says that the worker does it, the
worker knows nothing of it. Either way a job may be done twice, which every job bears (it is taken once per journal
entry).
"""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from typing import Any

import psycopg
from procrastinate import App, JobContext, exceptions
from procrastinate.worker import Worker

DEAD_AFTER_SECONDS = 10.0
LOOK_SECONDS = 2.0
# A job that was only just taken or only just done is not in hand either: it is looked at several times.
LOOKS = 5

# A sweep is not tried again: the next one comes anyway, and may be waiting under the same queueing lock already.
RESCUE = """
with gone as (
    select id, queueing_lock is not null as sweep from procrastinate_jobs j
    where status = 'doing' and (id = any(%(left)s) or not exists (
        select from procrastinate_workers w
        where w.id = j.worker_id and w.last_heartbeat > now() - %(seconds)s * interval '1 second'))
    for update skip locked),
dropped as (
    update procrastinate_jobs set status = 'failed', attempts = attempts + 1
    where id in (select id from gone where sweep) returning id)
select count(id) as dropped, 0 as again from dropped
union all
select 0, count(procrastinate_retry_job_v2(id, now(), null, null, null)::text) from gone where not sweep
"""
OWN = "select id from procrastinate_jobs where status = 'doing' and worker_id = %(worker)s"

log = logging.getLogger("kexie.worker")


class Hands:
    """What a worker has in hand, beside what the queue says that it does."""

    def __init__(self) -> None:
        self.worker: int | None = None
        self.held: set[int] = set()
        self._missed: Counter[int] = Counter()

    async def take(self, work: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker) -> Any:
        """Around every job of the worker (a middleware of procrastinate): it is held as long as it runs."""
        self.worker, job = worker.worker_id, context.job.id
        assert job is not None
        self.held.add(job)
        try:
            return await work()
        finally:
            self.held.discard(job)

    def left(self, told: Collection[int]) -> list[int]:
        """Of the jobs that the queue says are being done here those that were not in hand five looks in a row."""
        missing = set(told) - self.held
        self._missed = Counter({job: self._missed[job] + 1 for job in missing})
        return sorted(job for job, looks in self._missed.items() if looks >= LOOKS)


async def rescue(app: App, hands: Hands, seconds: float = DEAD_AFTER_SECONDS) -> int:
    """Give the jobs of dead workers and those left behind back to the queue, drop their sweeps; how many of both."""
    told = [] if hands.worker is None else await app.connector.execute_query_all_async(OWN, worker=hands.worker)
    left = hands.left([row["id"] for row in told])
    rows = await app.connector.execute_query_all_async(RESCUE, seconds=seconds, left=left)
    dropped, again = (sum(row[name] for row in rows) for name in ("dropped", "again"))
    if dropped or again:
        log.warning("jobs that nobody does: %d sweeps dropped, %d jobs given back", dropped, again)
    return int(dropped + again)


async def keep_rescuing(app: App, hands: Hands, ended: asyncio.Event) -> None:
    """Until ``ended`` is set: a cancellation alone can be lost while the database is away, and would never end this."""
    while not ended.is_set():
        with contextlib.suppress(exceptions.ConnectorException, psycopg.Error):  # the database is away: later
            await rescue(app, hands)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), LOOK_SECONDS)
