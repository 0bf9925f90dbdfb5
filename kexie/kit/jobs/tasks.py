"""A task: one function that the worker runs, named once, taken once per piece of news."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from procrastinate import Blueprint, JobContext, RetryStrategy
from procrastinate.tasks import Task

from kexie.kit import clock
from kexie.kit.web import logs

# 3 s, 9 s, 27 s … 1.8 h: a fault that passes is waited for, one that stays is seen in the list of failed jobs.
RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)
LONGEST_NAME = 80

blueprint = Blueprint()


class TaskFault(TypeError):
    """A task that cannot be run safely; raised at import."""


@dataclass(frozen=True)
class Job:
    """A named task. Called with the id of a journal entry it defers itself: this is how it subscribes to news."""

    name: str
    function: Callable[..., None]
    task: "Task[..., object, ...]"

    def __call__(self, entry_id: int) -> None:
        """Defer for one journal entry, in the acting transaction: the news is taken if and only if the act stands."""
        self.defer(entry_id=entry_id)

    def defer(self, **arguments: object) -> int:
        """Put one job into the queue, in the present transaction if there is one. Arguments are plain JSON values."""
        return self.task.defer(**arguments)

    def run(self, **arguments: object) -> bool:
        """Do the work now. False where this piece of news had been taken already.

        With an ``entry_id`` the work and the note that it is done stand or fall together.
        """
        return _run(self.name, self.function, arguments)


def task(name: str, *, queue: str = "default", lock: str | None = None) -> Callable[[Callable[..., None]], Job]:
    """Make a function a task ``name`` (``<domain>.<verb>``; it is stored, so it must not change later).

    A function with the parameter ``entry_id`` hears of journal entries: it runs in a transaction, once per entry,
    however often it is deferred or started again. Failed runs come again 8 times, later and later.
    ``lock``: jobs with the same lock run one after another.
    """
    if len(name) > LONGEST_NAME:
        raise TaskFault(f"{name}: a task's name has at most {LONGEST_NAME} characters")

    def declare(function: Callable[..., None]) -> Job:
        def work(context: JobContext | None = None, /, **arguments: object) -> None:
            _work(context, name, function, arguments)

        made: Any = blueprint.task(name=name, queue=queue, lock=lock, retry=RETRY, pass_context=True)
        return Job(name, function, made(work))

    return declare


def periodic(name: str, cron: str) -> Callable[[Callable[[], None]], Job]:
    """Make a function a sweep that runs by ``cron`` (five fields, a sixth for seconds; UTC).

    One waits and one runs at most: a slow sweep is not overtaken by itself. A failed one is not tried again, the
    next comes anyway.
    """

    def declare(function: Callable[[], None]) -> Job:
        def work(context: JobContext | None = None, /, *, timestamp: int) -> None:
            _work(context, name, function, {})

        made: Any = blueprint.task(name=name, queue="sweeps", lock=name, queueing_lock=name, pass_context=True)
        bare: Any = made(work)
        return Job(name, function, blueprint.periodic(cron=cron, periodic_id=name)(bare))

    return declare


def _work(context: JobContext | None, name: str, function: Callable[..., None], arguments: dict[str, object]) -> None:
    """As the worker runs it: why it failed is kept. Without the queue's context (draining) a fault just rises."""
    if context is None:
        _run(name, function, arguments)
        return
    from kexie.kit.jobs import failures  # models need the application registry

    try:
        _run(name, function, arguments)
    except Exception as error:
        failures.note(context.job, error)
        raise
    # What failed in its last run, or a sweep before this one; most jobs never failed and are asked nothing.
    if context.job.attempts or context.job.queue == failures.SWEEPS:
        failures.forget(context.job)


def _run(name: str, function: Callable[..., None], arguments: dict[str, object]) -> bool:
    with logs.bound(task=name):
        if "entry_id" not in inspect.signature(function).parameters:
            function(**arguments)
            return True
        with transaction.atomic():
            if not _taken(int(str(arguments["entry_id"])), name):
                return False
            function(**arguments)
        return True


def _taken(entry_id: int, subscriber: str) -> bool:
    # A second run at the same time waits here for the first, and then finds its row.
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kit_delivery (entry_id, subscriber, at) VALUES (%s, %s, %s)"
            " ON CONFLICT (entry_id, subscriber) DO NOTHING",
            [entry_id, subscriber, clock.now()],
        )
        return bool(cursor.rowcount == 1)
