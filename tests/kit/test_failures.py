"""Work that failed: why is kept beside the queue, of sweeps only while they fail, and nothing personal."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from kexie.kit import clock, jobs, journal, upkeep
from kexie.kit.actor import SYSTEM
from kexie.kit.jobs import failures
from kexie.kit.jobs.models import Fault
from kexie.kit.journal.models import Entry
from kexie.kit.upkeep.models import Backup
from kexie.machine.testing import Clone

state: dict[str, Any] = {"error": None}


def _do() -> None:
    if state["error"]:
        raise state["error"]


@jobs.task("test.breaks")
def breaks() -> None:
    _do()


sweeps = jobs.periodic("test.sweeps", "0 0 1 1 *")(_do)
OURS = (breaks.task.name, sweeps.task.name)


@pytest.fixture(autouse=True)
def _tasks_known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    known = dict(app.tasks)
    for job in (breaks, sweeps):
        job.task.blueprint = app  # type: ignore[attr-defined]
        monkeypatch.setattr(job.task, "retry_strategy", None)
        app.tasks[job.task.name] = job.task
    yield
    state["error"] = None
    app.tasks.clear()
    app.tasks.update(known)


def work() -> None:
    """What waits of ours, by a worker over its own connection."""
    worker = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]

    async def run() -> None:
        async with worker.open_async():
            await worker.run_worker_async(
                wait=False, listen_notify=False, install_signal_handlers=False, concurrency=1, delete_jobs="successful",
            )  # fmt: skip

    # A worker that is told not to wait now and then leaves, under load, before it has seen what was deferred a moment
    # ago; one that serves asks again every few seconds.
    for _ in range(5):
        asyncio.run(run())
        if not ProcrastinateJob.objects.filter(task_name__in=OURS, status="todo").exists():
            return


def told() -> list[tuple[str, str | None]]:
    return [(failures.plain(one.task_name), one.error) for one in failures.listed() if one.task_name in OURS]


def test_why_a_job_failed_is_kept_without_names_and_a_second_try_that_works_ends_it(fresh_database: Clone) -> None:
    state["error"] = ValueError("refused: li@example.org 13800001234\nDETAIL: more")
    pk = breaks.defer()
    work()
    assert told() == [("test.breaks", "ValueError: refused: …@… 138…(11)")]
    failures.retry(pk, clock.now())
    assert told() == []
    state["error"] = None
    work()
    assert (ProcrastinateJob.objects.filter(pk=pk).exists(), Fault.objects.count()) == (False, 0)


def test_of_a_sweep_only_the_newest_failure_counts_until_one_gets_through(fresh_database: Clone) -> None:
    state["error"] = RuntimeError()
    for _ in range(2):
        sweeps.defer(timestamp=1)
        work()
    assert ProcrastinateJob.objects.filter(task_name=sweeps.task.name, status="failed").count() == 2
    assert told() == [("test.sweeps", "RuntimeError")]
    assert upkeep.told().failed == 1
    state["error"] = None
    sweeps.defer(timestamp=1)
    work()
    assert set(ProcrastinateJob.objects.filter(task_name=sweeps.task.name).values_list("status", flat=True)) == {
        "failed"
    }
    assert (told(), upkeep.told().failed) == ([], 0)


def test_a_job_that_failed_without_a_reason_is_listed_since_its_last_event(fresh_database: Clone) -> None:
    pk = breaks.defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [pk])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [pk])
    found = failures.find(pk)
    assert found is not None
    assert (found.error, (clock.now() - found.since).total_seconds() < 60) == (None, True)
    failures.give_up(pk, clock.now())
    assert (failures.find(pk), ProcrastinateJob.objects.get(pk=pk).status) == (None, "cancelled")


def test_a_fault_rises_in_draining_as_it_always_did(db: None) -> None:
    state["error"] = ValueError("x")
    breaks.defer()
    with pytest.raises(ValueError, match="x"):
        jobs.drain()
    assert Fault.objects.count() == 0


def test_where_the_database_is_away_the_fault_of_the_job_is_what_rises(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise DatabaseError

    pk = breaks.defer()
    job = app.job_manager.list_jobs(id=pk)[0]
    monkeypatch.setattr(connections["default"], "cursor", away)
    failures.note(job, ValueError("x"))
    failures.forget(job)


def test_the_state_tells_seals_backup_and_the_caller_s_question_in_one_query(db: None) -> None:
    before = upkeep.told()
    assert (before.backed_up_at, before.asked, before.backup_due()) == (None, False, before.begun_at)
    entry = journal.write("thing", UUID(int=1), "act", by=SYSTEM)
    for question, asked in ((Entry.objects.all(), True), (Entry.objects.none(), False), (Backup.objects.all(), False)):
        state = upkeep.told(question)
        assert (state.unsealed, state.begun_at, state.asked) == (1, entry.at, asked)


@pytest.mark.parametrize(("days", "due"), [(6, False), (8, True)])
def test_a_backup_is_due_after_a_week(days: int, due: bool) -> None:
    made = clock.now() - timedelta(days=days)
    assert (upkeep.State(backed_up_at=made).backup_due() is not None) is due
    assert str(Backup(made_at=made, file_name="kexie.tar")) == f"kexie.tar ({made:%Y-%m-%d})"
