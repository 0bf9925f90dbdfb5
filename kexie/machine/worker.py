"""The worker: procrastinate, and beside it the rescue of jobs whose worker was killed.

A killed worker leaves its jobs marked as being done, with their locks held: the journal's sealer would stand still
for ever. Whoever has not beaten for ten seconds is taken for dead. A worker that was only slow does a job twice
then, which every job bears (it is taken once per journal entry).
"""

import asyncio
import contextlib
import logging
import signal

import django
import psycopg
from procrastinate import App, exceptions

from kexie.machine import processes

BEAT_SECONDS = 2.0
DEAD_AFTER_SECONDS = 10.0
LOOK_SECONDS = 2.0
CONCURRENCY = 4
GRACE_SECONDS = 8.0

# A sweep is not tried again: the next one comes anyway, and may be waiting under the same queueing lock already.
RESCUE = """
with gone as (
    select id, queueing_lock is not null as sweep from procrastinate_jobs j
    where status = 'doing' and not exists (
        select from procrastinate_workers w
        where w.id = j.worker_id and w.last_heartbeat > now() - %(seconds)s * interval '1 second')
    for update skip locked),
dropped as (
    update procrastinate_jobs set status = 'failed', attempts = attempts + 1
    where id in (select id from gone where sweep) returning id)
select count(id) as dropped, 0 as again from dropped
union all
select 0, count(procrastinate_retry_job_v2(id, now(), null, null, null)::text) from gone where not sweep
"""

log = logging.getLogger("kexie.worker")


async def rescue(app: App, seconds: float = DEAD_AFTER_SECONDS) -> int:
    """Give the jobs of dead workers back to the queue, drop their sweeps; how many of both."""
    rows = await app.connector.execute_query_all_async(RESCUE, seconds=seconds)
    dropped, again = (sum(row[name] for row in rows) for name in ("dropped", "again"))
    if dropped or again:
        log.warning("a worker died: %d sweeps dropped, %d jobs given back", dropped, again)
    return int(dropped + again)


async def _keep_rescuing(app: App) -> None:
    while True:
        with contextlib.suppress(exceptions.ConnectorException, psycopg.Error):  # the database is away: later
            await rescue(app)
        await asyncio.sleep(LOOK_SECONDS)


async def _work(app: App) -> None:
    async with app.open_async():
        rescuing = asyncio.create_task(_keep_rescuing(app))
        try:
            await app.run_worker_async(
                name="kexie",
                concurrency=CONCURRENCY,
                shutdown_graceful_timeout=GRACE_SECONDS,
                update_heartbeat_interval=BEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS,
                delete_jobs="successful",
            )
        finally:
            rescuing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await rescuing


def main() -> None:
    """Work until asked to stop. The environment names the settings and the database."""
    django.setup()
    from procrastinate.contrib.django import app, django_connector  # needs the settings

    connector = app.connector
    assert isinstance(connector, django_connector.DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        asyncio.run(_work(working))


if __name__ == "__main__":
    processes.die_with_parent(signal.SIGKILL)
    main()
