"""A minute of everybody doing everything at once (bar.md B3): no deadlock, no fault, and a clear word where one waits.

Every address that takes a form is sent its right body again and again by those it lets through, eight at a time, on
the few records of one city, while a worker does what follows and readers turn the lists.
"""

import contextlib
import dataclasses
import random
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from kexie.machine import testing
from tests import site
from tests.city import clone_of, django_on
from tests.scanners import asked
from tests.scanners.sqlmap import Request

pytestmark = pytest.mark.full
SECONDS, CLIENTS, READERS = 60, 8, 2
# A slow machine goes on until as many answers came as make a load, but not for ever.
ANSWERS, PATIENCE = 400, 900
LISTS = ("/", "/notices/", "/desk/", "/desk/documents/", "/desk/inbox/", "/desk/statistics/", "/desk/organisations/")
# These end the sessions the load lives on.
LEFT_OUT = ("/accounts/", "/desk/me/sessions/", "/desk/accounts/", "/desk/acting/")


def deadlocks(owner_dsn: str) -> int:
    """How many this database has broken since it was made."""
    with psycopg.connect(owner_dsn, autocommit=True) as owner:
        owner.execute("select pg_stat_force_next_flush()")
        owner.execute("select pg_stat_clear_snapshot()")
        asked_for = "select deadlocks from pg_stat_database where datname = current_database()"
        return int(owner.execute(asked_for).fetchone()[0])  # type: ignore[index]


def _sent(url: str, one: Request) -> int:
    body = one.body | {"idempotency_key": str(uuid4())} if one.body is not None else None
    try:
        return dataclasses.replace(one, body=body).status(url)
    except OSError:
        return 0


def load(url: str, requests: list[Request], readers: list[Request]) -> tuple[Counter[tuple[str, int]], int]:
    """What every address answered how often, and how many pages were read meanwhile."""
    begun, told, lock = time.monotonic(), Counter[tuple[str, int]](), threading.Lock()

    def enough() -> bool:
        gone = time.monotonic() - begun
        return gone > PATIENCE or (gone > SECONDS and told.total() >= ANSWERS)

    def go_on(number: int, some: list[Request]) -> None:
        chance = random.Random(number)
        while not enough():
            one = chance.choice(some)
            status = _sent(url, one)
            with lock:
                told[one.path, status] += 1

    wanted = [(number, requests) for number in range(CLIENTS)] + [(100 + number, readers) for number in range(READERS)]
    threads = [threading.Thread(target=go_on, args=one) for one in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE + 120)
    assert not any(thread.is_alive() for thread in threads), "somebody hangs"
    return told, sum(count for (path, _), count in told.items() if path in LISTS)


def test_a_minute_of_everything_at_once_knows_no_deadlock_and_no_fault(
    database_server: testing.Server, django_db_setup: None, worker_id: str, tmp_path: Path, django_db_blocker: Any
) -> None:
    town = clone_of(database_server, f"mixed_{worker_id}", tmp_path / "home")
    with django_db_blocker.unblock(), django_on(town.clone, town.home / "files"):
        browsers = asked.clients(town)
        requests = [one for one in asked.forms_of(town, browsers) if not one.path.startswith(LEFT_OUT)]
        cookies = next(one.cookies for one in requests if one.path == "/desk/documents/new/")
    assert len(requests) > 90
    readers = [Request(path, cookies=cookies) for path in LISTS]
    with site.running(town.clone.app_dsn, town.clone.owner_dsn, town.home, workers=2) as running:
        told, read = load(running.url, requests, readers)
        found = deadlocks(town.clone.owner_dsn)
        done = running.manage("check_invariants", check=False)
    statuses = Counter[int]()
    for (_, status), count in told.items():
        statuses[status] += count
    print(f"answers: {dict(statuses)}, of them {read} of lists; deadlocks: {found}")
    assert {path: status for path, status in told if status >= 500 or not status} == {}
    assert (found, set(statuses) <= {200, 302, 403, 404, 409, 410, 422}) == (0, True), statuses
    assert statuses[302] > 50, "hardly anything was done"
    assert read > 0
    assert done.returncode == 0, done.stdout + done.stderr
    town.clone.drop()


def test_canary_two_who_lock_in_opposite_orders_are_counted(fresh_database: testing.Clone) -> None:
    before = deadlocks(fresh_database.owner_dsn)
    with psycopg.connect(fresh_database.owner_dsn) as made:
        made.execute("create table two (n int primary key)")
        made.execute("insert into two values (1), (2)")
    meet = threading.Barrier(2, timeout=30)

    def lock(first: int, second: int) -> None:
        with contextlib.suppress(psycopg.errors.DeadlockDetected), psycopg.connect(fresh_database.owner_dsn) as one:
            one.execute("select n from two where n = %s for update", [first])
            meet.wait()
            one.execute("select n from two where n = %s for update", [second])

    threads = [threading.Thread(target=lock, args=order) for order in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert deadlocks(fresh_database.owner_dsn) == before + 1
