"""Jobs: deferred with the act, done once, tried again, shown as a bar."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.jobs import Job as StoredJob

from kexie.config import plugs
from kexie.kit import ids, jobs, journal, progress, sweeps
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.jobs import tasks
from kexie.kit.jobs.models import Delivery
from kexie.kit.journal.models import Seal
from kexie.kit.progress.models import Progress
from kexie.kit.web.models import SentForm
from kexie.machine.testing import Clone
from tests.waiting import wait_until

done: list[object] = []
state: dict[str, bool] = {"fail": False}


@jobs.task("test.news")
def news(entry_id: int) -> None:
    done.append(entry_id)
    if state["fail"]:
        raise RuntimeError("not yet")


@jobs.task("test.plain", lock="one")
def plain(word: str, number: int = 1) -> None:
    done.append((word, number))


@jobs.task("test.chain")
def chain(left: int) -> None:
    done.append(left)
    if left:
        chain.defer(left=left - 1)


@pytest.fixture(autouse=True)
def _tasks_known() -> Iterator[None]:
    done.clear()
    state["fail"] = False
    known = dict(app.tasks)
    for job in (news, plain, chain):
        job.task.blueprint = app  # type: ignore[attr-defined]
        app.tasks[job.task.name] = job.task
    yield
    app.tasks.clear()
    app.tasks.update(known)


def waiting() -> list[tuple[str, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")
        return [(name, json.loads(args) if isinstance(args, str) else args) for name, args in cursor.fetchall()]


def test_news_is_deferred_with_the_act_and_not_without_it(db: None) -> None:
    known = dict(journal.writing._subscribers)
    journal.connect({("thing", "act"): (news,)})
    try:
        entry = journal.write("thing", ids.uuid7(), "act", by=SYSTEM)
        with transaction.atomic():
            journal.write("thing", ids.uuid7(), "act", by=SYSTEM)
            transaction.set_rollback(True)
    finally:
        journal.connect(known)
    assert [args for _, args in waiting()] == [{"entry_id": entry.id}]


def test_a_piece_of_news_is_taken_once_by_each_subscriber(db: None) -> None:
    assert (news.run(entry_id=7), news.run(entry_id=7), news.run(entry_id=8)) == (True, False, True)
    assert done == [7, 8]
    assert list(Delivery.objects.order_by("entry_id").values_list("entry_id", "subscriber")) == [
        (7, "test.news"),
        (8, "test.news"),
    ]


def test_work_that_failed_is_not_marked_as_done(db: None) -> None:
    state["fail"] = True
    with pytest.raises(RuntimeError), transaction.atomic():
        news.run(entry_id=7)
    assert not Delivery.objects.exists()
    state["fail"] = False
    assert news.run(entry_id=7) is True


def test_a_task_without_news_runs_as_often_as_asked(db: None) -> None:
    assert plain.run(word="a") is True
    plain.defer(word="b", number=2)
    assert jobs.drain() == 1
    assert done == [("a", 1), ("b", 2)]
    assert not Delivery.objects.exists()


def test_draining_runs_what_the_jobs_defer_too_and_leaves_what_is_for_later(db: None) -> None:
    chain.defer(left=2)
    plain.task.configure(schedule_in={"hours": 1}).defer(word="later")
    assert jobs.drain() == 3
    assert done == [2, 1, 0]
    assert [args for _, args in waiting()] == [{"word": "later"}]
    chain.defer(left=5)
    assert jobs.drain(most=2) == 2


def test_draining_stops_at_a_fault_and_keeps_the_job(db: None) -> None:
    news.defer(entry_id=7)
    state["fail"] = True
    with pytest.raises(RuntimeError):
        jobs.drain()
    assert len(waiting()) == 1


def test_a_failed_job_comes_again_later_and_later_and_then_stays_failed() -> None:
    waits = []
    for attempt in range(10):
        job = StoredJob(id=1, queue="q", lock=None, queueing_lock=None, task_name="t", task_kwargs={}, attempts=attempt)
        decision = tasks.RETRY.get_retry_decision(exception=RuntimeError(), job=job)
        if decision is None:
            waits.append(None)
            continue
        waits.append(decision.retry_at is not None)
    assert waits == [True] * 8 + [None, None]


def test_a_name_too_long_to_be_stored_is_refused_when_it_is_declared() -> None:
    with pytest.raises(jobs.TaskFault):
        jobs.task("x" * 81)


def test_a_worker_takes_deferred_jobs_over_its_own_connection(fresh_database: Clone) -> None:
    plain.defer(word="worker")
    journal_known = app.tasks[news.task.name]
    assert journal_known is news.task
    worker = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]

    async def run() -> None:
        async with worker.open_async():
            await worker.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False, concurrency=1)

    # Not waiting, a worker leaves as soon as it sees no free job: with what comes by the clock that may be too early.
    for _ in range(5):
        if not done:
            asyncio.run(run())
    assert done == [("worker", 1)]
    # What is due every few seconds (the sealer) may have come in between.
    assert plain.task.name not in [name for name, _ in waiting()]


def test_all_tasks_of_the_product_are_known_to_the_queue() -> None:
    plugs.job_modules()
    names = {name for name in tasks.blueprint.tasks if not name.startswith(("test.", "kexie:test."))}
    assert {
        "kit.check_invariants", "kit.forget_sent_forms", "kit.refresh_search", "kit.seal", "kit.sweep_files",
    } <= {name.removeprefix("kexie:") for name in names}  # fmt: skip
    assert {name for name in names if name.startswith("kexie:")} <= set(app.tasks)


def test_the_sealer_runs_every_five_seconds_and_waits_for_itself() -> None:
    periodic = app.periodic_registry.periodic_tasks[("kexie:kit.seal", "kit.seal")]
    at = periodic.croniter.get_next(float, start_time=1_000_000_000.0)
    assert periodic.croniter.get_next(float, start_time=at) - at == 5
    assert (periodic.task.lock, periodic.task.queueing_lock, periodic.task.queue) == ("kit.seal", "kit.seal", "sweeps")


def test_the_sweeps_do_their_work(fresh_database: Clone, caplog: pytest.LogCaptureFixture) -> None:
    with transaction.atomic():
        journal.write("thing", ids.uuid7(), "act", by=SYSTEM)
    # Transactions of other tests on this server hold the sealing up, never the writing: it is a matter of time.
    wait_until(lambda: sweeps.seal.run() and Seal.objects.count() == 1)
    for sweep in (sweeps.refresh_search, sweeps.forget_sent_forms, sweeps.sweep_files):
        assert sweep.run() is True
    assert SentForm.objects.count() == 0
    from kexie.kit import invariants

    known = invariants.known()
    invariants.connect([lambda: [("1", "坏了")]])
    try:
        sweeps.check_invariants.run()
    finally:
        invariants.connect(known)
    assert [record.getMessage() for record in caplog.records if record.name == "kexie.invariants"] == ["breach"]


def test_a_periodic_task_called_by_the_queue_runs(db: None) -> None:
    called = []
    sweep = jobs.periodic("test.sweep", "0 0 1 1 *")(lambda: called.append(1))
    sweep.task.func(timestamp=1)
    assert called == [1]
    tasks.blueprint.tasks.pop(sweep.task.name)
    tasks.blueprint.periodic_registry.periodic_tasks.pop((sweep.task.name, "test.sweep"), None)


# bars


LI = Actor(person_id=ids.uuid7())


def test_a_bar_fills_and_ends(db: None) -> None:
    bar = progress.start("印发给 10 个单位", 10, LI)
    progress.advance(bar, 3)
    assert (bar.done, bar.percent, bar.state) == (3, 30, Progress.RUNNING)
    progress.advance(bar, 30, "还在写")
    assert (bar.done, bar.percent, bar.message) == (10, 100, "还在写")
    progress.finish(bar, "已印发")
    assert (bar.done, bar.percent, bar.state, bar.message, bar.ended_at is not None) == (
        10, 100, Progress.FINISHED, "已印发", True,
    )  # fmt: skip


def test_an_ended_bar_is_not_moved_any_more(db: None) -> None:
    bar = progress.start("x", 2, LI)
    progress.advance(bar)
    progress.fail(bar, "第 2 个单位没有地址,请补上后重办")
    progress.advance(bar)
    progress.finish(bar)
    assert (bar.done, bar.state, bar.message) == (1, Progress.FAILED, "第 2 个单位没有地址,请补上后重办")


def test_work_of_unknown_size_is_nothing_until_it_is_all(db: None) -> None:
    bar = progress.start("x", 0, LI)
    progress.advance(bar, 500)
    assert (bar.done, bar.percent) == (500, 0)
    progress.finish(bar)
    assert (bar.done, bar.percent) == (500, 100)


def test_a_bar_hears_how_much_there_is_once_somebody_knows_and_never_again(db: None) -> None:
    bar = progress.start("x", 0, LI, done=5)
    progress.expect(bar, 0)
    assert (bar.done, bar.total) == (5, 0)
    progress.expect(bar, 4)
    assert (bar.done, bar.total, bar.percent) == (4, 4, 100)
    progress.expect(bar, 400)
    assert bar.total == 4
    progress.again(bar)
    assert (bar.done, bar.total, bar.percent) == (0, 4, 0)
    progress.fail(bar, "断了")
    other = progress.start("y", 0, LI)
    progress.advance(other, 3)
    progress.finish(other)
    for ended in (bar, other):
        progress.expect(ended, 9)
        progress.again(ended)
    assert (other.done, other.total) == (3, 0)


def test_a_bar_is_shown_only_to_who_started_it(db: None) -> None:
    bar = progress.start("x", 1, LI)
    assert progress.find(bar.id, LI) == bar
    assert progress.find(bar.id, Actor(person_id=ids.uuid7())) is None
    assert progress.find(bar.id, STRANGER) is None
    assert str(bar) == "x 0/1"
