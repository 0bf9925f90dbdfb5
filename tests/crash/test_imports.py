"""kill -9 of an import in the middle of its rows: every row becomes what it would have become, once (bar.md C1)."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.conf import settings

from kexie.intake import invariants
from kexie.intake.actions import batches, running
from kexie.intake.models import Batch
from kexie.organisations.models import Affiliation, Organisation
from kexie.people.models import Person
from tests.crash.importer import CHUNK
from tests.house.tree import ROOT
from tests.intake import sent
from tests.intake import test_units as units
from tests.organisations import city as town

pytestmark = pytest.mark.crash
ROUNDS = int(os.environ.get("KEXIE_CRASH_ROUNDS", "8")) // 2
# Of every ten rows of people: seven new ones, one that the file has twice, one without a name, one of no known unit.
ROWS = (ROUNDS + 3) * CHUNK * 2


def person(n):
    """Row n of the file, and what becomes of it."""
    told = {
        "身份证号": sent.number(born=f"19{50 + n // 400 % 50}0{n // 40 % 9 + 1}{n % 28 + 1:02d}", serial=n % 999 + 1)
    }
    if n % 10 == 7:
        return sent.row(f"人{n}", 身份证号=person(n - 1)[4])
    if n % 10 == 8:
        return sent.row("", **told)
    if n % 10 == 9:
        return sent.row(f"人{n}", 单位="没有登记过的单位", **told)
    return sent.row(f"人{n}", **told)


@pytest.fixture
def city(fresh_database):
    made = town.build()
    made.actor("chen", "officer", "city")
    return made


def worker(dsn, batch, how):
    told = {
        "PATH": os.environ["PATH"], "KEXIE_ENV": "test", "KEXIE_APP_DSN": dsn, "PYTHONPATH": str(ROOT),
        "KEXIE_FILES": str(settings.FILES_ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.crash.importer", str(batch.pk), how]
    return subprocess.Popen(command, env=told, cwd=ROOT)


def done_row(batch):
    return Batch.objects.values_list("done_row", flat=True).get(pk=batch.pk)


def killed_again_and_again(dsn, batch, how):
    """A worker a round, killed somewhere after it has written a chunk or two; the last one may end."""
    for _ in range(ROUNDS):
        goal = done_row(batch) + CHUNK * random.choice((1, 2)) - 1
        child = worker(dsn, batch, how)
        deadline = time.monotonic() + 60
        while done_row(batch) < goal:
            assert child.poll() is None, "the import ended by itself"
            assert time.monotonic() < deadline, "the import does not go on"
            time.sleep(0.002)
        time.sleep(random.random() * 0.1)
        os.kill(child.pid, signal.SIGKILL)
        child.wait(30)
    assert worker(dsn, batch, how).wait(120) == 0
    batch.refresh_from_db()
    return batch


def outcomes(batch):
    return Counter(batch.lines.values_list("outcome", flat=True))


def test_killing_an_import_of_people_leaves_every_row_what_it_would_have_become(fresh_database, city):
    batch = batches.take(city["city"], "people", sent.file(*map(person, range(ROWS))), by=city.actors["chen"])
    killed_again_and_again(fresh_database.app_dsn, batch, "whole")
    new, back = ROWS * 7 // 10, ROWS * 3 // 10
    assert (batch.state, sent.sums(batch)) == ("done", (new, 0, 0, back))
    assert sum(outcomes(batch).values()) == ROWS
    assert sorted(batch.lines.values_list("number", flat=True)) == list(range(2, ROWS + 2))
    names = Counter(Person.objects.filter(name__startswith="人").values_list("name", flat=True))
    assert names == Counter(f"人{n}" for n in range(ROWS) if n % 10 < 7)
    assert Affiliation.objects.filter(person__name__startswith="人").count() == new
    assert [found for one in invariants.ALL for found in one()] == []
    running.run(batch.pk)  # a job given twice
    assert Person.objects.filter(name__startswith="人").count() == new


@pytest.mark.full
def test_canary_an_import_that_notes_its_chunks_afterwards_takes_rows_twice(fresh_database, city):
    batch = batches.take(city["city"], "people", sent.file(*map(person, range(ROWS))), by=city.actors["chen"])
    killed_again_and_again(fresh_database.app_dsn, batch, "apart")
    assert sent.sums(batch) != (ROWS * 7 // 10, 0, 0, ROWS * 3 // 10)


@pytest.mark.full
def test_killing_an_import_of_units_leaves_every_row_what_it_would_have_become(fresh_database, city):
    told = [units.row(f"第{n}厂科协", 统一社会信用代码=sent.code(n)) for n in range(ROWS)]
    batch = batches.take(city["city"], "units", sent.file(*told, heads=units.HEADS), by=city.actors["chen"])
    killed_again_and_again(fresh_database.app_dsn, batch, "whole")
    assert (batch.state, sent.sums(batch)) == ("done", (ROWS, 0, 0, 0))
    names = Counter(Organisation.objects.filter(name__startswith="第").values_list("name", flat=True))
    assert names == Counter(f"第{n}厂科协" for n in range(ROWS))
    assert [found for one in invariants.ALL for found in one()] == []
