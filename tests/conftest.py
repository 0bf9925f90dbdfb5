"""Databases for every test: a clone of the migrated template, reached as `kexie_app` (kexie/machine/testing.py)."""

import contextlib
import gc
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as examples
from whitenoise.middleware import WhiteNoiseMiddleware

from kexie.config import env
from kexie.machine import testing
from tests import hits

TESTS = Path(__file__).resolve().parent
CACHE = TESTS.parent / "var" / "test-templates"
# The gate walks the founding notice, a receipt, a plan and the first run; these journeys are walked in full.
FULL_JOURNEYS = {
    "test_mid_year.py",
    "test_accounts.py", "test_checks.py", "test_documents.py", "test_handing_down.py", "test_organisations.py",
    "test_originals.py", "test_reply_slip.py",
}  # fmt: skip
# On a phone these are the same acts as on a desk: the gate tries them once, the full run at both widths.
TWICE_IN_FULL = {
    "test_accounts.py", "test_association_life.py", "test_documents.py", "test_first_run.py", "test_founding_notice.py", "test_handing_down.py",
    "test_imports.py", "test_organisations.py", "test_originals.py", "test_plans.py", "test_receipts.py", "test_reply_slip.py",
}  # fmt: skip
PAGES = {"desk", "portal", "matrix", "faults", "races", "demo", "look"}
# Large texts and whole files drawn take their seconds, and so does a gate tried by itself; the unit part stays quick.
# So does what signs in anew for every test: a password is hashed slowly on purpose.
LARGE = {"test_size.py", "test_check_script.py", "test_sign_in.py", "test_hostile.py", "test_resets.py"}
DATABASE = {"db", "transactional_db", "fresh_database", "django_db_setup", "database_server"}
OTHERS = ("browser", "crash", "machine", "full")
APART = {"browser", "journeys", "crash"}
# The first word of a part's expression (scripts/check.py) -> whether it has tests in a folder of that name.
FOLDERS: dict[str, Callable[[str], bool]] = {
    "unit": lambda name: name not in PAGES | APART,
    "not unit": lambda name: name not in PAGES | APART,
    "pages": PAGES.__contains__,
    "browser": {"browser", "journeys", "look"}.__contains__,
    "look": {"browser"}.__contains__,
    "crash": {"crash"}.__contains__,
    "machine": {"machine", "kit"}.__contains__,
}
# No test is timed: how long the first examples take on a busy machine says nothing about the product.
examples.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("untimed")
_running = contextlib.ExitStack()
_clone: testing.Clone | None = None


def pytest_configure(config: pytest.Config) -> None:
    """With xdist the controller keeps the one server (the units need none); alone, the first test that asks starts it."""
    hits.install()
    _find_static_files_once()
    units = config.getoption("markexpr", "") == "unit"
    if not units and not hasattr(config, "workerinput") and getattr(config.option, "dist", "no") != "no":
        server = _running.enter_context(testing.server(CACHE))
        os.environ["KEXIE_TEST_SERVER"] = json.dumps(server.__dict__)


def _find_static_files_once() -> None:
    """Every test client makes its own middleware, and each would look for all static files and join them again."""
    search = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[str, Any] = {}

    def once(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            search(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    WhiteNoiseMiddleware.add_files_from_finders = once


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A part does not even read the folders it has nothing in (tests/house/test_parts.py)."""
    if collection_path.parent != TESTS or not collection_path.is_dir():
        return None
    part = str(config.getoption("markexpr", "")).partition(" and ")[0]
    return True if part in FOLDERS and not FOLDERS[part](collection_path.name) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole requests on a staged city are the part `pages`, beside them what is large by its nature or commits."""
    for item in items:
        asks = DATABASE & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db")
        if PAGES & set(item.path.parts):
            item.add_marker("pages")
        elif item.path.name in LARGE or {"documents", "house"} & set(item.path.parts):
            item.add_marker("large")
        elif not asks and not any(item.get_closest_marker(other) for other in OTHERS):
            item.add_marker("unit")
        if "journeys" in item.path.parts and (
            item.path.name in FULL_JOURNEYS or (item.path.name in TWICE_IN_FULL and "[phone]" in item.name)
        ):
            item.add_marker("full")


def pytest_collection_finish() -> None:
    """What is read by now stays: the collector need not look through all of Django and every test again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish() -> None:
    """Nor five times more before the process ends (pytest's look for what was raised in the dark)."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and drop its folder."""
    _running.close()


@pytest.fixture(scope="session")
def database_server() -> Iterator[testing.Server]:
    """The test cluster: `.clone(name)` gives further databases, `.admin_dsn` its administrator."""
    told = os.environ.get("KEXIE_TEST_SERVER")
    if told:
        yield testing.Server(**json.loads(told))
        return
    with testing.server(CACHE) as server:
        yield server


@pytest.fixture(scope="session")
def django_db_setup(database_server: testing.Server, worker_id: str, django_db_blocker: Any) -> Iterator[None]:
    """Instead of pytest-django's: the schema comes from the template, never from this (unprivileged) process."""
    global _clone  # Django's tear-down below takes no arguments
    _clone = database_server.clone(f"test_{worker_id}")
    entry = env.database(_clone.app_dsn)
    with django_db_blocker.unblock():
        connections.close_all()
        # In place: Django's connections, those of other threads too, hold this very dictionary.
        target = settings.DATABASES["default"]
        target.update({key: entry[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
        target["CONN_MAX_AGE"] = 0
        target["OPTIONS"].pop("pool", None)
        connections["default"].settings_dict = target
        os.environ["KEXIE_APP_DSN"] = _clone.app_dsn  # for the processes a test starts
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    _clone.drop()


def _recreate(case: TransactionTestCase) -> None:
    """After a transactional test: a new clone, because `kexie_app` cannot TRUNCATE (and must not)."""
    connections.close_all()
    if _clone is not None:
        _clone.recreate()


TransactionTestCase._fixture_teardown = _recreate  # type: ignore[method-assign]


@pytest.fixture
def fresh_database(transactional_db: None) -> testing.Clone:
    """For a test that commits, in threads or processes: the clone's addresses (`app_dsn`, `owner_dsn`, `name`).

    Django's connection points at it; afterwards it is made anew from the template.
    """
    assert _clone is not None
    return _clone


@pytest.fixture
def owner_connection(fresh_database: testing.Clone) -> Iterator[psycopg.Connection[Any]]:
    """The owner's rights in autocommit, to plant what `kexie_app` cannot (tampering, impossible rows)."""
    with psycopg.connect(fresh_database.owner_dsn, autocommit=True) as connection:
        yield connection
