"""The small demo city (tests/city_stage.py): staged once for a state of the code, cloned for a test or a module.

`city` is Django on a clone, each test in a transaction that is rolled back; `city_site` is a running site on a clone
of its own. Import what a test module needs: `from tests.city import city, city_site  # noqa: F401`.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from kexie.machine import postgres, preparing, roles, testing
from tests import site

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "var" / "test-cities"
DATABASE = "kexie_city"
KEPT = 4
PASSWORD = "kexie-demo"
CAST = ("li", "wang", "zhao", "chen", "sun", "zhou", "wu", "admin", "he", "qian", "stranger")
_LOCK = 7_331_001


@dataclass(frozen=True)
class Facts:
    """Where the things of the city are: short numbers and ids by the names of city_stage.py."""

    units: dict[str, dict[str, Any]]
    people: dict[str, str]
    documents: dict[str, dict[str, Any]]
    files: dict[str, dict[str, str]]
    notices: dict[str, dict[str, int]]
    progress: str
    invitation: str
    reset: str
    links: dict[str, str]
    originals: dict[str, str]
    addressees: dict[str, str]
    posts: dict[str, str]
    affiliations: dict[str, str]
    classes: dict[str, str]
    messages: dict[str, str]
    jobs: dict[str, int]
    plans: dict[str, Any]
    slips: dict[str, Any]
    ties: dict[str, str]
    foundings: dict[str, Any]

    def ref(self, document: str) -> int:
        """The short number of a document, such as ``city.draft``, ``founding``."""
        return int(self.documents[document]["ref"])

    def number(self, unit: str) -> int:
        """The short number of an organisation, such as ``jiangan``."""
        return int(self.units[unit]["number"])


@dataclass(frozen=True)
class City:
    """One clone: its database, a folder with its files, and what is where."""

    clone: testing.Clone
    home: Path
    facts: Facts


@dataclass(frozen=True)
class Clone(testing.Clone):
    """A clone of the city in ``template`` instead of the empty schema."""

    template: str = ""

    def recreate(self) -> None:
        """Back to the city as it was staged; whoever is connected is thrown out."""
        with psycopg.connect(self.server, autocommit=True) as admin:
            admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(self.name)))
            admin.execute(
                sql.SQL("create database {} template {} strategy file_copy owner {}").format(
                    *(sql.Identifier(name) for name in (self.name, self.template, roles.OWNER))
                )
            )
        with psycopg.connect(_on(self.server, self.name), autocommit=True) as admin:
            roles.prepare(admin, self.name)


def key() -> str:
    """A name for the city as today's code stages it: schema, all of our Python but the faces, and the stage itself."""
    told = hashlib.sha256(f"{preparing.schema_key()} {postgres.version()}".encode())
    faces = {ROOT / "kexie" / name for name in ("desk", "portal", "ui", "machine")}
    for path in [*sorted((ROOT / "kexie").rglob("*.py")), *sorted((ROOT / "tests").glob("city_*.py"))]:
        if not faces & set(path.parents):
            told.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return told.hexdigest()[:16]


def staged(server: testing.Server) -> Path:
    """The folder with `dump`, `facts.json` and `files/` of today's city; staged on the first call.

    Where two runs start together the second waits for the first; the oldest cities are dropped.
    """
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = CACHE / key()
    with (CACHE / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not (folder / "facts.json").exists():
            side = Path(tempfile.mkdtemp(prefix="making-", dir=CACHE))
            try:
                _stage(server, side)
                side.rename(folder)
            finally:
                shutil.rmtree(side, ignore_errors=True)
        folder.touch()
        old = sorted((path for path in CACHE.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
        for path in old[:-KEPT]:
            shutil.rmtree(path, ignore_errors=True)
    return folder


def _stage(server: testing.Server, folder: Path) -> None:
    clone = server.clone(f"staging_{os.getpid()}")
    environment = os.environ | {
        "KEXIE_ENV": "test", "DJANGO_SETTINGS_MODULE": "kexie.config.settings", "KEXIE_DB_ROLE": "app",
        "KEXIE_APP_DSN": clone.app_dsn, "KEXIE_FILES": str(folder / "files"), "KEXIE_HOME": str(folder),
    }  # fmt: skip
    try:
        (folder / "files").mkdir()
        command = [sys.executable, "-m", "tests.city_stage", str(folder / "facts.json")]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"the city cannot be staged:\n{done.stdout[-3000:]}{done.stderr[-6000:]}")
        _tool("pg_dump", "--format=custom", f"--file={folder / 'dump'}", _on(server.admin_dsn, clone.name))
    finally:
        clone.drop()


def _tool(name: str, *words: str) -> None:
    done = subprocess.run([str(postgres.BINARIES / name), *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{name}: {done.stderr[-3000:]}")


def _on(dsn: str, database: str) -> str:
    return dsn.rsplit("/", 1)[0] + "/" + database


def _restored(server: testing.Server, folder: Path) -> str:
    """The city as a database of this server, to be cloned; its name. Workers of one run share it and take turns.

    Named after the code that staged it: where the code changes during a run, facts and database still fit.
    """
    name = f"{DATABASE}_{folder.name}"
    with psycopg.connect(server.admin_dsn, autocommit=True) as admin:
        admin.execute("select pg_advisory_lock(%s)", [_LOCK])
        if not admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            roles.ensure_database(admin, f"{name}_making")
            dump = str(folder / "dump")
            _tool("pg_restore", "--exit-on-error", f"--dbname={_on(server.admin_dsn, f'{name}_making')}", dump)
            admin.execute(f"alter database {name}_making rename to {name}")
    return name


def clone_of(server: testing.Server, name: str, home: Path) -> City:
    """A city of one's own: database `name`, files under `home`/files. The caller drops `clone`."""
    folder = staged(server)
    template = _restored(server, folder)
    clone = Clone(server.admin_dsn, name, _on(server.app_dsn, name), _on(server.owner_dsn, name), template)
    clone.recreate()
    shutil.copytree(folder / "files", home / "files", dirs_exist_ok=True)
    return City(clone, home, Facts(**json.loads((folder / "facts.json").read_text("utf-8"))))


@contextlib.contextmanager
def django_on(clone: testing.Clone, files: Path) -> Iterator[None]:
    """Point this process's Django at a clone (and a folder of files), then back."""
    from django.conf import settings
    from django.db import connections

    target = settings.DATABASES["default"]
    before, kept = target["NAME"], settings.FILES_ROOT
    connections.close_all()
    target["NAME"] = connections["default"].settings_dict["NAME"] = clone.name
    settings.FILES_ROOT = files
    try:
        yield
    finally:
        connections.close_all()
        target["NAME"] = connections["default"].settings_dict["NAME"] = before
        settings.FILES_ROOT = kept


@pytest.fixture(scope="module")
def city_of_module(
    database_server: testing.Server, django_db_setup: None, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[City]:
    """One clone for all tests of a module; use `city` in tests."""
    town = clone_of(database_server, f"city_{worker_id}", tmp_path_factory.mktemp("city"))
    yield town
    town.clone.drop()


@pytest.fixture
def city(city_of_module: City, django_db_blocker: Any) -> Iterator[City]:
    """Django in this process on a clone of the city; what the test writes is rolled back."""
    from django.db import connection, transaction

    from kexie.kit.web import caching

    with django_db_blocker.unblock(), django_on(city_of_module.clone, city_of_module.home / "files"):
        caching.store.clear()
        with connection.cursor() as cursor:  # this transaction is the test's, which may work long between statements
            cursor.execute("set idle_in_transaction_session_timeout to 0")
        with transaction.atomic():
            yield city_of_module
            transaction.set_rollback(True)
        caching.store.clear()


@pytest.fixture
def city_committing(
    database_server: testing.Server, django_db_setup: None, worker_id: str, tmp_path: Path, django_db_blocker: Any
) -> Iterator[City]:
    """As `city`, for a test that commits, in threads or processes: a clone of its own."""
    town = clone_of(database_server, f"city_own_{worker_id}", tmp_path)
    with django_db_blocker.unblock(), django_on(town.clone, town.home / "files"):
        yield town
    town.clone.drop()


@dataclass(frozen=True)
class CitySite:
    """A running site on a city of its own."""

    url: str
    city: City
    site: site.Site

    @property
    def facts(self) -> Facts:
        """What is where."""
        return self.city.facts


@pytest.fixture(scope="module")
def city_site(
    database_server: testing.Server, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CitySite]:
    """granian and a worker on a clone of the city, for all tests of a module."""
    with site_of(database_server, f"site_{worker_id}", tmp_path_factory.mktemp("site")) as found:
        yield found


@contextlib.contextmanager
def site_of(server: testing.Server, name: str, home: Path, *, worker: bool = True) -> Iterator[CitySite]:
    """A running site on a clone of the city, until the block ends."""
    town = clone_of(server, name, home)
    with site.running(town.clone.app_dsn, town.clone.owner_dsn, home, worker=worker) as running:
        yield CitySite(running.url, town, running)
    town.clone.drop()
