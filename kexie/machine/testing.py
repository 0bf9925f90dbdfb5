"""Databases for the tests: a throw-away cluster with a migrated template, cloned in a blink.

Loaded by pytest as a plugin (`-p kexie.machine.testing`), because the environment must say KEXIE_ENV=test before
Django's settings are read. The tests run as `kexie_app`, like the web server: no DDL, no TRUNCATE.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from kexie.machine import postgres, preparing, roles, secret, snapshot
from kexie.machine.postgres import ADMIN, Cluster

os.environ["KEXIE_ENV"] = "test"
for _told in ("PORT", "KEXIE_ADDRESS"):  # the tests write the site's address out
    os.environ.pop(_told, None)
TEMPLATE = "kexie_template"
KEPT_TEMPLATES = 6
# How a migrated database is told for the script of the schema (kexie/machine/snapshot.py).
WHOLE = ("--inserts",)
DUMP = ("--inserts", "--rows-per-insert=200", "--no-owner")


def template_key() -> str:
    """A name for the schema as it stands, with the PostgreSQL that holds it."""
    return f"{preparing.schema_key()}-{postgres.version()}"


def migrate(owner_dsn: str) -> None:
    """Run all migrations as the owner, in a process of its own (this one must only ever hold the app's rights)."""
    environment = {"DJANGO_SETTINGS_MODULE": "kexie.config.settings"} | os.environ
    environment |= {"KEXIE_DB_ROLE": "owner", "KEXIE_OWNER_DSN": owner_dsn}
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity=0", "--skip-checks"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(f"the migrations fail:\n{done.stdout}{done.stderr}")


def build_template(folder: Path, *, by_migrations: bool = False, look: Callable[[Cluster], None] | None = None) -> None:
    """A stopped cluster in `folder` holding the two roles and the migrated database TEMPLATE.

    By the script of the schema where it is of today's migrations; `look` may see it before it is stopped.
    """
    cluster = Cluster(folder, settings=postgres.UNSAFE)
    cluster.start()
    try:
        with psycopg.connect(cluster.dsn(ADMIN, "postgres"), autocommit=True) as admin:
            for role in (roles.OWNER, roles.APP):
                roles.ensure_login(admin, role, secret.read_or_make(cluster.secrets, f"database-{role}"))
            roles.ensure_database(admin, TEMPLATE)
        with psycopg.connect(cluster.dsn(ADMIN, TEMPLATE), autocommit=True) as admin:
            roles.prepare(admin, TEMPLATE)
        owner = cluster.dsn(roles.OWNER, TEMPLATE)
        if by_migrations or not snapshot.fits(preparing.schema_key()):
            migrate(owner)
        else:
            snapshot.load(owner)
        if look is not None:
            look(cluster)
    finally:
        cluster.stop()


def dumped(*, by_migrations: bool) -> tuple[str, str]:
    """What `pg_dump` tells of a fresh database, owners and all; and the text of `schema.sql` (`make schema`)."""
    told: list[str] = []

    def look(cluster: Cluster) -> None:
        for options in (WHOLE, DUMP):
            command = [str(postgres.BINARIES / "pg_dump"), *options, cluster.dsn(ADMIN, TEMPLATE)]
            told.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    with tempfile.TemporaryDirectory(prefix="kexie-schema-") as folder:
        build_template(Path(folder), by_migrations=by_migrations, look=look)
    return told[0], snapshot.written(told[1], preparing.schema_key())


def cached_template(cache: Path) -> Path:
    """The stopped template cluster for today's migrations; built on the first call, then found again.

    Built aside and renamed, so that test runs starting together do not see half of it; the oldest are dropped.
    """
    found = cache / template_key()
    if not (found / "data" / "PG_VERSION").exists():
        cache.mkdir(parents=True, exist_ok=True)
        side = Path(tempfile.mkdtemp(prefix="making-", dir=cache))
        try:
            build_template(side)
            side.rename(found)
        except OSError:
            if not found.exists():  # else another run was faster, and its template is as good
                raise
        finally:
            shutil.rmtree(side, ignore_errors=True)
    found.touch()
    old = sorted((path for path in cache.iterdir() if not path.name.startswith("making-")), key=_age, reverse=True)
    for path in old[KEPT_TEMPLATES:]:
        shutil.rmtree(path, ignore_errors=True)
    return found


def _age(path: Path) -> float:
    return path.stat().st_mtime


@dataclass(frozen=True)
class Clone:
    """One database of the test cluster, made from the template."""

    server: str  # the administrator's address of the database `postgres`
    name: str
    app_dsn: str
    owner_dsn: str

    def recreate(self) -> None:
        """Back to the template's state; whoever is connected is thrown out."""
        with psycopg.connect(self.server, autocommit=True) as admin:
            admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(self.name)))
            admin.execute(
                sql.SQL("create database {} template {} strategy file_copy owner {}").format(
                    sql.Identifier(self.name), sql.Identifier(TEMPLATE), sql.Identifier(roles.OWNER)
                )
            )
            # Rights on a database, unlike those inside it, are not cloned.
        with psycopg.connect(_on(self.server, self.name), autocommit=True) as admin:
            roles.prepare(admin, self.name)

    def drop(self) -> None:
        """Remove it, connections and all."""
        with psycopg.connect(self.server, autocommit=True) as admin:
            admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(self.name)))


def _on(dsn: str, database: str) -> str:
    return dsn.rsplit("/", 1)[0] + "/" + database


@dataclass(frozen=True)
class Server:
    """Addresses of a running test cluster; plain text, so that it can be handed to worker processes."""

    admin_dsn: str
    app_dsn: str
    owner_dsn: str

    def clone(self, name: str) -> Clone:
        """A fresh database called `name`."""
        clone = Clone(self.admin_dsn, name, _on(self.app_dsn, name), _on(self.owner_dsn, name))
        clone.recreate()
        return clone


@contextmanager
def server(cache: Path) -> Iterator[Server]:
    """A running private copy of the template cluster, gone afterwards. Runs beside others do not meet."""
    template = cached_template(cache)
    with tempfile.TemporaryDirectory(prefix="kexie-test-") as scratch:
        folder = Path(scratch) / "cluster"
        shutil.copytree(template, folder, symlinks=True)
        cluster = Cluster(folder, settings=postgres.UNSAFE)
        cluster.start()
        try:
            yield Server(
                cluster.dsn(ADMIN, "postgres"), cluster.dsn(roles.APP, "postgres"), cluster.dsn(roles.OWNER, "postgres")
            )
        finally:
            cluster.stop(patience=3.0)


def pytest_sessionfinish(session: Any) -> None:
    """In the gate a skipped test is a failure: the set-up has installed everything a test may ask for."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("KEXIE_NO_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = 1
