"""Bring an installation up to date: database, schema, demo city, static files. Does only what is missing."""

import contextlib
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from psycopg import sql

import kexie
from kexie.machine import installation as installations
from kexie.machine import roles, snapshot
from kexie.machine.installation import Installation

PACKAGE = Path(kexie.__file__).parent
# Their migrations are part of the schema, so their versions are part of its name.
MIGRATING = ("django", "django-allauth", "django-axes", "procrastinate", "django-pgtrigger")


class PrepareError(RuntimeError):
    """A step failed; what it printed is in the message."""


def schema_key(package: Path = PACKAGE) -> str:
    """A name for the schema this code wants: hash of all migrations, of the roles' code, and of the versions used."""
    told = hashlib.sha256()
    for path in sorted([*package.glob("**/migrations/**/*"), package / "machine" / "roles.py"]):
        if path.is_file() and path.suffix in (".py", ".sql"):
            told.update(f"{path.relative_to(package)}\0".encode() + path.read_bytes() + b"\0")
    for name in MIGRATING:
        told.update(f"{name}={metadata.version(name)}\n".encode())
    return told.hexdigest()[:16]


def static_key(package: Path = PACKAGE) -> str:
    """A name for the static files as they stand: paths, sizes and times of ours, versions of everybody's."""
    told = hashlib.sha256()
    for path in sorted([*package.glob("**/static/**/*"), package / "kit" / "assets.py"]):
        if path.is_file():
            facts = path.stat()
            told.update(f"{path.relative_to(package)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    versions = sorted(f"{dist.metadata['Name']}={dist.version}" for dist in metadata.distributions())
    told.update("\n".join(versions).encode())
    return told.hexdigest()[:16]


def django(installation: Installation, *command: str, owner: bool = False) -> str:
    """Run a management command in a process of its own and give back what it printed; PrepareError when it fails."""
    environment = installation.environment(command[0], owner=owner)
    done = subprocess.run(
        [sys.executable, "-m", "django", *command], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise PrepareError(f"`kexie manage {' '.join(command)}` failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def migrated_to(installation: Installation) -> str | None:
    """The schema key the last complete migration wrote into the database, None before the first."""
    with installations.connect(installation.admin()) as admin:
        row = admin.execute(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()"
        ).fetchone()
    return str(row[0]) if row and row[0] else None


def migrate(installation: Installation) -> None:
    """Roles and rights first, then all migrations as the owner; then note the schema key in the database itself.

    In the database and not in a file beside it: a restored database brings its own note along. An empty database of
    our own gets what they would leave, in one script.
    """
    installation.prepare()
    key = schema_key()
    if installation.cluster is not None and snapshot.fits(key) and _is_bare(installation):
        snapshot.load(str(installation.address(roles.OWNER)))
    else:
        django(installation, "migrate", "--no-input", "--verbosity=1", "--skip-checks", owner=True)
    note_schema(installation, key)


def _is_bare(installation: Installation) -> bool:
    with installations.connect(installation.address(roles.OWNER)) as owner:
        return snapshot.is_bare(owner)


def note_schema(installation: Installation, key: str) -> None:
    """Write the schema key into the database."""
    with installations.connect(installation.admin()) as admin:
        name = sql.Identifier(installation.admin().database)
        admin.execute(sql.SQL("comment on database {} is {}").format(name, sql.Literal(key)))


def is_empty(installation: Installation) -> bool:
    """Whether nobody has an account yet."""
    with installations.connect(installation.address(roles.APP)) as app:
        row = app.execute("select not exists (select from people_account)").fetchone()
    return bool(row and row[0])


def insist_on_schema(installation: Installation) -> None:
    """Raise PrepareError on a database that was never migrated; a mere difference is the doctor's business."""
    if not _database_exists(installation) or migrated_to(installation) is None:
        raise PrepareError("this database is empty; run `kexie migrate` first")


def _database_exists(installation: Installation) -> bool:
    if installation.server is not None:
        return True
    with installations.connect(installation.admin().on("postgres")) as admin:
        row = admin.execute("select exists (select from pg_database where datname = %s)", [installations.DATABASE])
        return bool((row.fetchone() or (False,))[0])


def _migrate_if_behind(installation: Installation) -> str:
    if _database_exists(installation) and migrated_to(installation) == schema_key():
        return "up to date"
    migrate(installation)
    return "migrated"


def in_production() -> bool:
    """Whether real work is done here: no demo city, ever."""
    return os.environ.get("KEXIE_ENV") == "production"


def _demo_if_empty(installation: Installation) -> str:
    if in_production():
        return "left empty (KEXIE_ENV=production)"
    if not is_empty(installation):
        return "there already"
    django(installation, "demo")
    return "built"


def _collect_if_changed(installation: Installation) -> str:
    stamp = installation.home.run / "static.key"
    key = static_key()
    if stamp.exists() and stamp.read_text() == key:
        return "up to date"
    django(installation, "collectstatic", "--no-input", "--clear", "--verbosity=0")
    stamp.write_text(key)
    return "collected"


def step(name: str, work: Callable[[], str]) -> None:
    """Do one step and print it with its seconds."""
    begun = time.monotonic()
    told = work()
    print(f"  {name:<12} {told:<28} {time.monotonic() - begun:6.1f} s", flush=True)


def prepare(installation: Installation, *, demo: bool) -> None:
    """All steps, each told with its seconds, on a database that is started for them and stopped after.

    Raises the errors of the steps.
    """
    with contextlib.ExitStack() as stack:
        step("database", lambda: str(stack.enter_context(installation.database()) or "runs"))
        steps(installation, demo=demo)


def steps(installation: Installation, *, demo: bool) -> None:
    """What `prepare` does while the database runs."""
    step("schema", lambda: _migrate_if_behind(installation))
    if demo:
        step("demo city", lambda: _demo_if_empty(installation))
    step("static", lambda: _collect_if_changed(installation))
