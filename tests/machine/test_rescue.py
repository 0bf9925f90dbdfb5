"""Jobs that nobody does any more come back to the queue, whether their worker died or lost them."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from procrastinate.contrib.django import app

from kexie.machine import rescue, testing
from kexie.machine.rescue import LOOKS, Hands, keep_rescuing


def held(hands: Hands, job: int, worker: int = 7) -> list[list[int]]:
    """What is left behind by five looks while the job runs."""
    found: list[list[int]] = []

    async def work() -> None:
        found.extend(hands.left([job]) for _ in range(LOOKS))

    asyncio.run(hands.take(work, SimpleNamespace(job=SimpleNamespace(id=job)), SimpleNamespace(worker_id=worker)))
    return found


def test_a_job_in_hand_is_never_left_behind():
    assert held(Hands(), 3) == [[]] * LOOKS


def test_a_job_that_the_queue_still_says_is_done_here_is_left_behind_after_five_looks():
    hands = Hands()
    held(hands, 3)
    assert [hands.left([3]) for _ in range(LOOKS)] == [*[[]] * (LOOKS - 1), [3]]


def test_looks_are_counted_in_a_row():
    hands = Hands()
    looks = [hands.left(told) for told in ([3], [3], [3], [3], [], [3], [3, 4], [3, 4], [3, 4], [3, 4], [4])]
    assert looks == [[]] * 9 + [[3], [4]]


def test_a_job_that_fails_is_not_in_hand_any_more():
    hands = Hands()

    async def work() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        asyncio.run(hands.take(work, SimpleNamespace(job=SimpleNamespace(id=3)), SimpleNamespace(worker_id=7)))
    assert hands.held == set()


class Deaf:
    """A connector that loses the first cancellation, as one may that waits for a database that is away."""

    asked = lost = 0

    async def execute_query_all_async(self, *_: Any, **__: Any) -> list[dict[str, int]]:
        self.asked += 1
        try:
            await asyncio.sleep(0.05)
        except asyncio.CancelledError:
            self.lost += 1
            if self.lost > 1:
                raise
            await asyncio.sleep(0.05)
        return [{"dropped": 0, "again": 0}]


def test_the_rescue_ends_with_its_worker_even_where_the_cancellation_is_lost():
    async def told() -> bool:
        deaf, ended = Deaf(), asyncio.Event()
        task = asyncio.create_task(keep_rescuing(SimpleNamespace(connector=deaf), Hands(), ended))
        while not deaf.asked:
            await asyncio.sleep(0)
        ended.set()
        task.cancel()
        done, _ = await asyncio.wait({task}, timeout=10)
        return task in done

    assert asyncio.run(told())


def test_what_a_living_worker_lost_is_given_back_and_what_it_holds_is_left_to_it(
    fresh_database: testing.Clone, owner_connection: Any
):
    owner = owner_connection
    (worker,) = owner.execute(
        "insert into procrastinate_workers (last_heartbeat) values (now() + interval '1 hour') returning id"
    ).fetchone()
    jobs = {
        name: owner.execute(
            "insert into procrastinate_jobs (queue_name, task_name, lock, queueing_lock, status, worker_id) "
            "values ('here', %s, %s, %s, 'doing', %s) returning id", (name, lock, lock, worker),
        ).fetchone()[0]
        for name, lock in (("lost", None), ("lost sweep", "sweep"), ("held", None))
    }  # fmt: skip
    hands = Hands()
    hands.worker, hands.held = worker, {jobs["held"]}

    async def looks() -> list[int]:
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            async with working.open_async():
                return [await rescue.rescue(working, hands) for _ in range(LOOKS + 1)]

    assert asyncio.run(looks()) == [*[0] * (LOOKS - 1), 2, 0]
    found = owner.execute("select task_name, status::text from procrastinate_jobs order by id").fetchall()
    assert found == [("lost", "todo"), ("lost sweep", "failed"), ("held", "doing")]
