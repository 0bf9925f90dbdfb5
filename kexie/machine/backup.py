"""`kexie backup`: the database and the uploads in one file, with a manifest that proves every part.

The dump is taken first. A file is kept before the row that names it is committed, and never changed, so every file
the dump names is in the archive, whatever is written meanwhile. The published heads of the journal are read before
the dump, so that every head in the archive is in the dump. Secrets are not in it; the manifest names the keys that its
sealed numbers need.
"""

import datetime
import io
import os
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import IO, BinaryIO

from psycopg import sql

from kexie.machine import fieldkeys, manifest, postgres, preparing, roles
from kexie.machine import installation as installations
from kexie.machine.installation import Installation
from kexie.machine.manifest import BackupError, Manifest, Part


def run(file: str | None) -> int:
    """Write the backup and print what it holds."""
    target = Path(file) if file else Path(f"kexie-{datetime.datetime.now():%Y%m%d-%H%M%S}.tar")  # noqa: DTZ005
    here = installations.current()
    begun = time.monotonic()
    with here.database():
        told = write(here, target)
    size = target.stat().st_size / 1e6
    files = sum(part.name.startswith(manifest.FILES) for part in told.parts)
    rows = sum(told.rows.values())
    print(f"{target}: {rows} rows, {files} files, {size:.1f} MB, {time.monotonic() - begun:.1f} s")
    if told.keys:
        count, names = sum(told.keys.values()), ", ".join(sorted(told.keys))
        print(
            f"{count} numbers in it are sealed with key {names}, which is not in this file, and cannot be read without "
            f"it: keep a copy of {fieldkeys.where(here.home)} apart from the backup"
        )
    return 0


def write(here: Installation, target: Path) -> Manifest:
    """Write the archive to `target`, complete or not at all. The database must run. Raises BackupError."""
    if target.exists():
        raise BackupError(f"{target} exists already; name another file")
    side = target.with_name(target.name + ".part")
    try:
        descriptor = os.open(side, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            told = _pack(here, out)
            out.flush()
            os.fsync(out.fileno())
        side.rename(target)
    except OSError as error:
        raise BackupError(f"cannot write {target}: {error.strerror}") from error
    finally:
        side.unlink(missing_ok=True)
    note(here, target, told)
    return told


def note(here: Installation, archive: Path, told: Manifest) -> None:
    """Leave the trace that the doctor and the administrator's home read: when, the file's name alone, bytes, rows.

    A schema from before that table keeps none: whoever backs up before an upgrade must not fail at this.
    """
    name = archive.name.encode(errors="replace").decode()[-200:]
    with installations.connect(here.address(roles.OWNER)) as owner:
        if (owner.execute("select to_regclass('kit_backup') is null").fetchone() or (True,))[0]:
            return
        owner.execute(
            "insert into kit_backup (made_at, file_name, size, rows) values (%s, %s, %s, %s) on conflict do nothing",
            [told.made_at, name, archive.stat().st_size, sum(told.rows.values())],
        )


def _pack(here: Installation, out: BinaryIO) -> Manifest:
    """Counts and dump see the same snapshot, so that a restore can compare them row by row."""
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        heads = here.home.journal_heads.read_bytes() if here.home.journal_heads.exists() else b""
        with installations.connect(here.admin()) as admin:
            admin.execute("begin isolation level repeatable read, read only")
            snapshot = (admin.execute("select pg_export_snapshot()").fetchone() or ("",))[0]
            rows = {table: count(admin, table) for table in tables(admin)}
            applied = _applied(admin) if "django_migrations" in rows else []
            keys = fieldkeys.needed(admin)
            parts = [_add_dump(here, archive, str(snapshot))]
            server = (admin.execute("show server_version").fetchone() or ("",))[0]
            admin.execute("rollback")
        parts += [_add_file(archive, path, name) for path, name in _uploads(here.home.files)]
        parts.append(_add(archive, io.BytesIO(heads), manifest.HEADS))
        made_at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        told = Manifest(
            manifest.FORMAT, metadata.version("kexie"), made_at, str(server), preparing.migrated_to(here), applied,
            rows, parts, keys,
        )  # fmt: skip
        with tempfile.TemporaryFile() as text:
            text.write(told.text().encode())
            _add(archive, text, manifest.NAME)
    return told


def _applied(connection: installations.Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute("select app || '.' || name from django_migrations order by id")]


def count(connection: installations.Connection, table: str) -> int:
    """Rows of a table."""
    query = sql.SQL("select count(*) from {}").format(sql.Identifier("public", table))
    return int((connection.execute(query).fetchone() or (0,))[0])


def tables(connection: installations.Connection) -> list[str]:
    """Names of all tables of the schema, sorted."""
    found = connection.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
    return [str(row[0]) for row in found.fetchall()]


def _add_dump(here: Installation, archive: tarfile.TarFile, snapshot: str) -> Part:
    """pg_dump keeps owners and rights: what the application may not do, it may not do after a restore either."""
    with tempfile.TemporaryFile() as dump:
        call(here, "pg_dump", "--format=custom", "--compress=gzip:6", f"--snapshot={snapshot}",
             stdout=dump)  # fmt: skip
        return _add(archive, dump, manifest.DUMP)


def call(
    here: Installation, program: str, *arguments: str, stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None
) -> None:
    """Run one of PostgreSQL's programs on the database; the password goes by the environment, not the command line.

    Raises BackupError with what it said when it fails.
    """
    address = here.admin()
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "PGHOST": address.host,
        "PGPORT": str(address.port),
        "PGUSER": address.user,
        "PGDATABASE": address.database,
        "PGPASSWORD": address.password,
        "LC_ALL": "C",
    } | {f"PG{name.upper()}": value for name, value in address.options if name in ("sslmode", "sslrootcert")}
    done = subprocess.run(
        [str(postgres.BINARIES / program), *arguments], env=environment, stdin=stdin, stdout=stdout,
        stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise BackupError(f"{program} failed:\n{done.stderr.decode(errors='replace').strip()}")


def _uploads(folder: Path) -> Iterator[tuple[Path, str]]:
    """Regular files below `folder`, sorted; half-written ones (.part) are nobody's yet."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix != ".part":
            yield path, manifest.FILES + str(path.relative_to(folder))


def _add_file(archive: tarfile.TarFile, path: Path, name: str) -> Part:
    with path.open("rb") as stream:
        return _add(archive, stream, name)


def _add(archive: tarfile.TarFile, stream: IO[bytes], name: str) -> Part:
    stream.seek(0)
    size, told = manifest.digest(stream)
    stream.seek(0)
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, int(time.time())
    archive.addfile(entry, stream)
    return Part(name, size, told)
