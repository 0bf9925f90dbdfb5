"""The worker: procrastinate, and beside it the rescue of jobs that nobody does any more (rescue.py)."""

import asyncio
import signal

import django
from procrastinate import App

from kexie.machine import processes
from kexie.machine.rescue import DEAD_AFTER_SECONDS, LOOK_SECONDS, Hands, keep_rescuing

BEAT_SECONDS = 2.0
CONCURRENCY = 4
GRACE_SECONDS = 8.0


async def work(app: App) -> None:
    """Do jobs until asked to stop, or until the database went away: whoever started the worker starts it again."""
    hands, ended = Hands(), asyncio.Event()
    async with app.open_async():
        rescuing = asyncio.create_task(keep_rescuing(app, hands, ended))
        try:
            await app.run_worker_async(
                name="kexie",
                concurrency=CONCURRENCY,
                shutdown_graceful_timeout=GRACE_SECONDS,
                update_heartbeat_interval=BEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS,
                delete_jobs="successful",
                worker_middleware=[hands.take],
            )
        finally:
            ended.set()
            rescuing.cancel()
            await asyncio.wait({rescuing}, timeout=LOOK_SECONDS)


def main() -> None:
    """Work until asked to stop. The environment names the settings and the database."""
    django.setup()
    from procrastinate.contrib.django import app, django_connector  # needs the settings

    connector = app.connector
    assert isinstance(connector, django_connector.DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        asyncio.run(work(working))


if __name__ == "__main__":
    processes.die_with_parent(signal.SIGKILL)
    main()
