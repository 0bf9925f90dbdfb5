"""`kexie restore`: a backup into an empty installation. Everything is checked before anything is touched."""

import contextlib
import os
import shutil
import tarfile
import tempfile
import time
from pathlib import Path
from typing import IO

from psycopg import errors

from kexie.machine import backup, fieldkeys, manifest, preparing, roles, supervisor
from kexie.machine import installation as installations
from kexie.machine.installation import Installation
from kexie.machine.manifest import BackupError, Manifest


def run(file: str, *, without_key: bool = False) -> int:
    """Restore `file` and print what came back."""
    begun = time.monotonic()
    here = installations.current()
    if supervisor.serving(here):
        raise BackupError("Kexie is being served here; stop it before restoring")
    with here.database():
        told = read(here, Path(file), without_key=without_key)
    rows = sum(told.rows.values())
    files = sum(part.name.startswith(manifest.FILES) for part in told.parts)
    print(f"{file}: {rows} rows, {files} files restored, {time.monotonic() - begun:.1f} s")
    print("Letters that waited when the backup was made may have gone since: kexie manage hold_messages before serving")
    return 0


def read(here: Installation, source: Path, *, without_key: bool = False) -> Manifest:
    """Bring `source` into `here`, whose database runs and is empty. Raises BackupError, having changed nothing.

    `without_key`: even where the key of its sealed numbers is lost; everything else comes back.
    """
    try:
        with tarfile.open(source, mode="r:") as archive:
            told = check(archive)
            _refuse_newer(told)
            if not without_key:
                _refuse_without_key(here, told)
            here.prepare()
            _refuse_occupied(here)
            _restore_database(here, archive, told)
            _restore_files(here, archive, told)
            _restore_heads(here, archive, told)
    except (OSError, tarfile.TarError) as error:
        raise BackupError(f"{source} cannot be read as a backup: {error}") from error
    if told.schema != preparing.schema_key():
        preparing.migrate(here)
    else:
        preparing.note_schema(here, told.schema)
    # The archive's own line cannot be in its dump; with it the restored trace is that of where it was made.
    backup.note(here, source, told)
    return told


def check(archive: tarfile.TarFile) -> Manifest:
    """Every part named by the manifest is there, whole, and nothing else. Raises BackupError naming the part."""
    names = [entry.name for entry in archive.getmembers() if entry.isfile()]
    if manifest.NAME not in names:
        raise BackupError("this file is not a backup of Kexie, or its end is missing")
    told = manifest.parse(_open(archive, manifest.NAME).read().decode())
    expected = [part.name for part in told.parts]
    if manifest.unsafe_names(names) or sorted(names) != sorted([*expected, manifest.NAME]):
        odd = sorted(set(names) ^ {*expected, manifest.NAME}) or manifest.unsafe_names(names)
        raise BackupError(f"the backup does not hold what its manifest says: {', '.join(odd[:5])}")
    for part in told.parts:
        if manifest.digest(_open(archive, part.name)) != (part.size, part.sha256):
            raise BackupError(f"{part.name} in the backup is damaged; use another backup")
    return told


def _open(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    found = archive.extractfile(name)
    assert found is not None
    return found


def _refuse_newer(told: Manifest) -> None:
    """A backup of a newer Kexie has tables this program knows nothing of."""
    unknown = []
    for applied in told.migrations:
        app, name = applied.split(".", 1)
        folder = preparing.PACKAGE / app.removeprefix("kexie_") / "migrations"  # kexie_messages lives in messages
        if folder.is_dir() and not (folder / f"{name}.py").exists():
            unknown.append(applied)
    if unknown:
        raise BackupError(
            f"the backup was made by a newer Kexie ({told.version}; unknown here: {', '.join(unknown[:3])}). "
            "Install that version, then restore."
        )


def _refuse_without_key(here: Installation, told: Manifest) -> None:
    """The numbers would come back and nobody could read them: told now, while the old machine may still live."""
    lacking = fieldkeys.lacking(here.home, told.keys)
    if not lacking:
        return
    place = fieldkeys.where(here.home)
    raise BackupError(
        f"{sum(told.keys[name] for name in lacking)} numbers in this backup are sealed with key {', '.join(lacking)}, "
        f"which is not in {place}. Put the copy of the old installation's secrets/{fieldkeys.FILE} there "
        f"(chmod 600), then restore. If that key is lost for good: kexie restore --without-key FILE brings everything "
        "else back"
    )


def _refuse_occupied(here: Installation) -> None:
    with installations.connect(here.admin()) as admin:
        occupied = False
        with contextlib.suppress(errors.UndefinedTable):
            occupied = bool((admin.execute("select exists (select from people_account)").fetchone() or (False,))[0])
    if occupied or any(path.is_file() for path in here.home.files.rglob("*")):
        raise BackupError(
            f"{here.home.root} is in use (it has accounts or uploads). Restore into an empty installation: "
            "KEXIE_HOME=/another/folder kexie restore FILE"
        )


def _restore_database(here: Installation, archive: tarfile.TarFile, told: Manifest) -> None:
    """In one transaction, over the empty schema a set-up may have made."""
    with installations.connect(here.admin()) as admin:
        admin.execute("drop schema public cascade")
        admin.execute("create schema public authorization pg_database_owner")
        roles.prepare(admin, here.admin().database)  # the default rights went with the dropped schema
    with tempfile.TemporaryFile() as dump:
        shutil.copyfileobj(_open(archive, manifest.DUMP), dump, manifest.CHUNK)
        dump.flush()
        os.lseek(dump.fileno(), 0, os.SEEK_SET)  # the child reads the descriptor, not our buffer
        backup.call(here, "pg_restore", "--single-transaction", "--exit-on-error",
                    f"--dbname={here.admin().database}", stdin=dump)  # fmt: skip
    _compare_rows(here, told)


def _compare_rows(here: Installation, told: Manifest) -> None:
    """As many rows in every table as the manifest says; on the way the planner learns of them."""
    with installations.connect(here.admin()) as admin:
        found = {table: backup.count(admin, table) for table in backup.tables(admin)}
        admin.execute("analyze")
    apart = sorted(name for name in set(found) | set(told.rows) if found.get(name) != told.rows.get(name))
    if apart:
        raise BackupError(f"the restored tables differ from the manifest: {', '.join(apart)}")


def _restore_files(here: Installation, archive: tarfile.TarFile, told: Manifest) -> None:
    for part in told.parts:
        if not part.name.startswith(manifest.FILES):
            continue
        target = here.home.files / part.name.removeprefix(manifest.FILES)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            shutil.copyfileobj(_open(archive, part.name), out, manifest.CHUNK)
            out.flush()
            os.fsync(out.fileno())


def _restore_heads(here: Installation, archive: tarfile.TarFile, told: Manifest) -> None:
    """The published heads come with the journal they belong to; those of the emptied database are laid aside.

    Left where they were, they would accuse the restored journal of a cut tail.
    """
    heads = here.home.journal_heads
    if heads.exists():
        heads.replace(heads.with_name(f"{heads.stem}-before-{int(time.time())}{heads.suffix}"))
    if any(part.name == manifest.HEADS for part in told.parts):
        with open(os.open(heads, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            shutil.copyfileobj(_open(archive, manifest.HEADS), out, manifest.CHUNK)
            out.flush()
            os.fsync(out.fileno())
