"""The restore drill: one file, an empty machine, every table and every upload the same; and damage is found."""

import datetime
import hashlib
import io
import json
import re
import subprocess
import tarfile

import psycopg
import pytest
from psycopg import sql

from kexie.config import env
from kexie.kit.journal import sealing
from kexie.machine import backup, doctor, fieldkeys, manifest, postgres, restore, roles
from kexie.machine import installation as installations
from kexie.machine.home import Home
from kexie.machine.installation import Installation
from kexie.machine.manifest import BackupError
from kexie.machine.postgres import ADMIN
from tests.machine import installed

pytestmark = pytest.mark.machine
HEAD = f"1 {'ab' * 32} 20 2026-05-12T10:00:00+00:00\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """An installation in use: rows, acts in the journal, uploads in folders with Chinese names."""
    root = tmp_path_factory.mktemp("source") / "home"
    here = installed.make(root)
    (root / "files" / "01" / "9a").mkdir(parents=True)
    for number in range(5):
        (root / "files" / "01" / "9a" / f"附件{number}.pdf").write_bytes(b"%PDF-1.7 " + bytes([number]) * 100_000)
    (root / "files" / "empty").write_bytes(b"")
    (root / "files" / "half.part").write_bytes(b"being written")
    (root / "journal-heads.txt").write_text(HEAD)
    with here.database(), psycopg.connect(str(here.address(roles.APP)), autocommit=True) as app:
        for number in range(20):
            app.execute(
                "insert into kit_journal_entry (at, part, entity, entity_id, verb, source, target, diff, note_hash) "
                "values (now(), '', 'document', gen_random_uuid(), 'issue', '', '', %s, '')",
                [json.dumps({"标题": [None, f"第{number}号"]})],
            )
    with here.database(), psycopg.connect(str(here.address(roles.OWNER)), autocommit=True) as owner:
        owner.execute("insert into kit_day_override values (gen_random_uuid(), '2027-01-01', false, '元旦')")
    return here


@pytest.fixture(scope="module")
def archive(source, tmp_path_factory):
    path = tmp_path_factory.mktemp("backups") / "kexie.tar"
    with source.database():
        backup.write(source, path)
    return path


@pytest.fixture
def empty(tmp_path):
    """A new machine: its own passwords, nothing set up."""
    home = Home(tmp_path / "new").ensure()
    return Installation(home, None, postgres.Cluster(home.database, home.secrets))


def tables(here):
    """Each table's rows and checksum, independent of the order they lie in."""
    told = {}
    with here.database(), psycopg.connect(str(here.address(ADMIN)), autocommit=True) as admin:
        for table in backup.tables(admin):
            query = sql.SQL("select count(*), md5(string_agg(t::text, '|' order by t::text)) from {} t")
            told[table] = admin.execute(query.format(sql.Identifier(table))).fetchone()
    return told


def rights(here):
    """Who may do what with each table, sequence, column and function; owners; what runs with the owner's rights."""
    with here.database(), psycopg.connect(str(here.address(ADMIN)), autocommit=True) as admin:
        return [admin.execute(query).fetchall() for query in (TABLE_RIGHTS, COLUMN_RIGHTS, FUNCTION_RIGHTS)]


TABLE_RIGHTS = """
select relname, pg_get_userbyid(relowner), array(
    select format('%s %s', pg_get_userbyid(grantee), privilege_type) from aclexplode(
        coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) order by 1)
from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S', 'v') order by 1
"""
COLUMN_RIGHTS = """
select relname, attname, array(
    select format('%s %s', pg_get_userbyid(grantee), privilege_type) from aclexplode(attacl) order by 1)
from pg_attribute join pg_class c on c.oid = attrelid
where attacl is not null and relnamespace = 'public'::regnamespace order by 1, 2
"""
FUNCTION_RIGHTS = """
select oid::regprocedure::text, pg_get_userbyid(proowner), prosecdef, array(
    select case grantee when 0 then 'everybody' else pg_get_userbyid(grantee) end
    from aclexplode(coalesce(proacl, acldefault('f', proowner))) order by 1)
from pg_proc where pronamespace = 'public'::regnamespace order by 1
"""


def files(here):
    return {
        str(path.relative_to(here.home.files)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in here.home.files.rglob("*")
        if path.is_file() and path.suffix != ".part"
    }


def bring_back(here, path):
    with here.database():
        return restore.read(here, path)


def test_a_restore_into_an_empty_machine_gives_every_table_and_file_back(source, archive, empty):
    told = bring_back(empty, archive)
    assert tables(empty) == tables(source)
    assert files(empty) == files(source)
    assert len(files(empty)) == 6
    # The archive's own line of the trace was written after its dump, and is written again after a restore.
    assert {table: facts[0] for table, facts in tables(empty).items()} == told.rows | {"kit_backup": 1}


def test_every_file_is_opened_through_its_row_after_a_restore(tmp_path):
    here = installed.make(tmp_path / "home")
    keep = """
from django.core.files.base import ContentFile
from kexie.kit import files
from kexie.kit.actor import SYSTEM
for number in range(3):
    files.keep(ContentFile(f"第{number}号附件".encode(), name=f"附件{number}.txt"), "attachment", by=SYSTEM)
"""
    look = """
import hashlib
from kexie.kit.files import keeping
from kexie.kit.files.models import StoredFile
for one in StoredFile.objects.order_by("name"):
    content = keeping.path_of(one.pk).read_bytes()
    print(one.name, content.decode(), (len(content), hashlib.sha256(content).hexdigest()) == (one.size, one.sha256))
"""
    archive, there = str(tmp_path / "b.tar"), tmp_path / "there"
    for root, command in (
        (here.home.root, ("manage", "shell", "--verbosity=0", "-c", keep)),
        (here.home.root, ("backup", archive)), (there, ("restore", archive)),
    ):  # fmt: skip
        done = installed.kexie(root, *command)
        assert done.returncode == 0, done.stderr
    found = installed.kexie(there, "manage", "shell", "--verbosity=0", "-c", look).stdout.splitlines()
    assert found == [f"附件{number}.txt 第{number}号附件 True" for number in range(3)]


def test_what_the_application_may_not_do_it_may_not_do_after_a_restore(source, archive, empty):
    bring_back(empty, archive)
    for restored, original in zip(rights(empty), rights(source), strict=True):
        assert restored == original
    with empty.database(), psycopg.connect(str(empty.address(roles.APP)), autocommit=True) as app:
        for statement in ("update kit_journal_entry set verb = 'x'", "truncate kit_day_override", "create table t ()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(statement)


def trace(here):
    with here.database(), psycopg.connect(str(here.address(roles.APP)), autocommit=True) as app:
        return app.execute("select made_at, file_name, size, rows from kit_backup order by made_at").fetchall()


@pytest.mark.full
def test_a_backup_leaves_its_moment_name_size_and_rows_and_a_restore_keeps_them(source, archive, empty):
    with tarfile.open(archive) as tar:
        told = manifest.parse(tar.extractfile(manifest.NAME).read().decode())
    made_at = datetime.datetime.fromisoformat(told.made_at)
    expected = [(made_at, "kexie.tar", archive.stat().st_size, sum(told.rows.values()))]
    assert trace(source) == expected
    bring_back(empty, archive)
    assert trace(empty) == expected


def test_the_application_cannot_write_the_trace(source):
    with source.database(), psycopg.connect(str(source.address(roles.APP)), autocommit=True) as app:
        for statement in ("insert into kit_backup values (now(), '', 1, 1)", "delete from kit_backup"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(statement)


@pytest.mark.full
def test_a_schema_from_before_the_trace_is_backed_up_without_it(archive, empty, tmp_path):
    bring_back(empty, archive)
    with empty.database():
        with psycopg.connect(str(empty.address(roles.OWNER)), autocommit=True) as owner:
            owner.execute("drop table kit_backup")
        assert "kit_backup" not in backup.write(empty, tmp_path / "before.tar").rows
    assert (tmp_path / "before.tar").stat().st_size > 0


def test_new_acts_can_be_written_and_sealed_after_a_restore(archive, empty):
    bring_back(empty, archive)
    with empty.database(), psycopg.connect(str(empty.address(roles.APP)), autocommit=True) as app:
        app.execute(
            "insert into kit_journal_entry (at, part, entity, entity_id, verb, source, target, diff, note_hash) "
            "values (now(), '', 'document', gen_random_uuid(), 'issue', '', '', '{}', '')"
        )
        sealed = [app.execute("select kit_seal_next()").fetchone()[0] for _ in range(4)]
    assert sum(sealed) == 21


def test_the_manifest_names_version_schema_rows_and_a_hash_for_every_part(source, archive):
    with tarfile.open(archive) as tar:
        told = json.loads(tar.extractfile(manifest.NAME).read())
        assert tar.getnames()[-1] == manifest.NAME
    assert told["rows"]["kit_journal_entry"] == 20
    assert told["parts"][0]["name"] == "database.dump"
    uploads = [part for part in told["parts"] if part["name"].startswith("files/")]
    assert {part["name"].removeprefix("files/"): part["sha256"] for part in uploads} == files(source)
    assert {part["name"] for part in told["parts"]} - {part["name"] for part in uploads} == {
        "database.dump", "journal-heads.txt",
    }  # fmt: skip
    assert archive.stat().st_mode & 0o777 == 0o600


@pytest.mark.full
def test_the_published_heads_come_with_their_journal_and_older_ones_are_laid_aside(source, archive, empty):
    assert empty.home.journal_heads.name == sealing.HEADS
    empty.home.journal_heads.write_text(HEAD.replace("ab", "cd"))
    bring_back(empty, archive)
    assert empty.home.journal_heads.read_text() == HEAD
    (aside,) = empty.home.root.glob("journal-heads-before-*.txt")
    assert aside.read_text() == HEAD.replace("ab", "cd")


def altered(archive, target, change):
    """A copy of the archive in which `change(name, content)` gave new content, or None to leave the entry out."""
    with tarfile.open(archive) as old, tarfile.open(target, "w") as new:
        for entry in old.getmembers():
            content = change(entry.name, old.extractfile(entry).read())
            if content is not None:
                entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))
    return target


def flip(name, content):
    return content[:-1] + bytes([content[-1] ^ 1]) if name.endswith("附件3.pdf") else content


def drop(name, content):
    return None if name.endswith("附件3.pdf") else content


def damage_dump(name, content):
    return content[:5000] + b"\0" + content[5001:] if name == "database.dump" else content


def no_manifest(name, content):
    return None if name == manifest.NAME else content


def other_format(name, content):
    return content.replace(b'"format": 2', b'"format": 99') if name == manifest.NAME else content


def from_the_future(name, content):
    return content.replace(b'"kit.0001_', b'"kit.9999_') if name == manifest.NAME else content


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (flip, "附件3.pdf in the backup is damaged"),
        pytest.param(drop, "does not hold what its manifest says: files/01/9a/附件3.pdf", marks=pytest.mark.full),
        pytest.param(damage_dump, "database.dump in the backup is damaged", marks=pytest.mark.full),
        pytest.param(no_manifest, "not a backup of Kexie", marks=pytest.mark.full),
        pytest.param(other_format, "format 99, this program reads 2", marks=pytest.mark.full),
        (from_the_future, r"made by a newer Kexie .*kit\.9999_"),
    ],
)
def test_a_damaged_or_foreign_backup_is_refused_before_anything_is_touched(archive, empty, tmp_path, change, told):
    broken = altered(archive, tmp_path / "broken.tar", change)
    with pytest.raises(manifest.BackupError, match=told):
        bring_back(empty, broken)
    assert files(empty) == {}
    with empty.database(), psycopg.connect(str(empty.embedded.address(ADMIN, "postgres"))) as admin:
        assert admin.execute("select datname from pg_database where datname = 'kexie'").fetchall() == []


def test_a_name_that_leaves_the_folder_is_refused(archive, empty, tmp_path):
    evil = tmp_path / "evil.tar"
    with tarfile.open(archive) as old, tarfile.open(evil, "w") as new:
        told = json.loads(old.extractfile(manifest.NAME).read())
        told["parts"].append({"name": "files/../../escaped", "size": 1, "sha256": hashlib.sha256(b"x").hexdigest()})
        for entry in old.getmembers()[:-1]:
            new.addfile(entry, old.extractfile(entry))
        for name, content in (("files/../../escaped", b"x"), (manifest.NAME, json.dumps(told).encode())):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))
    with pytest.raises(manifest.BackupError, match="escaped"):
        bring_back(empty, evil)
    assert not (tmp_path / "escaped").exists()


def test_a_file_that_is_no_archive_is_refused(empty, tmp_path):
    (tmp_path / "no.tar").write_text("hello")
    with pytest.raises(manifest.BackupError, match="cannot be read as a backup"):
        bring_back(empty, tmp_path / "no.tar")


def test_an_installation_in_use_is_never_overwritten(source, archive, empty, tmp_path):
    before = files(source)
    with pytest.raises(manifest.BackupError, match="is in use"):
        bring_back(source, archive)
    assert files(source) == before
    (empty.home.files / "kept.pdf").write_bytes(b"x")
    with pytest.raises(manifest.BackupError, match="is in use"):
        bring_back(empty, archive)


@pytest.mark.full
def test_a_set_up_installation_without_accounts_counts_as_empty(archive, source, tmp_path):
    here = installed.make(tmp_path / "home")
    bring_back(here, archive)
    assert tables(here) == tables(source)


def test_an_existing_backup_is_not_overwritten_and_a_failed_one_leaves_nothing(source, archive, tmp_path, monkeypatch):
    with pytest.raises(manifest.BackupError, match="exists already"):
        backup.write(source, archive)

    def fail(*arguments, **streams):
        raise manifest.BackupError("pg_dump failed")

    monkeypatch.setattr(backup, "call", fail)
    with source.database(), pytest.raises(manifest.BackupError):
        backup.write(source, tmp_path / "new.tar")
    assert list(tmp_path.iterdir()) == []


def test_the_two_commands_work_from_the_terminal(source, tmp_path):
    done = installed.kexie(source.home.root, "backup", str(tmp_path / "b.tar"))
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r".*b\.tar: \d+ rows, 6 files, [\d.]+ MB, [\d.]+ s\n", done.stdout)
    done = installed.kexie(tmp_path / "there", "restore", str(tmp_path / "b.tar"))
    assert done.returncode == 0, done.stderr
    again = installed.kexie(tmp_path / "there", "restore", str(tmp_path / "b.tar"))
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith("kexie restore: ")


PERSON = """
insert into people_person (id, name, name_key, initials, stroke_key, gender, title, title_level, discipline, degree, email, note,
    ethnic_group, political_status, education, occupation, native_place, graduated_from, major, administrative_rank,
    career, public_offices, id_kind, created_at, updated_at, mobile, mobile_index, mobile_tail)
    values (gen_random_uuid(), '李', 'li', 'l', 'l', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '',
    now(), now(), %s, 'x', 'x')
"""


@pytest.mark.full
def test_a_backup_says_which_key_its_numbers_need_and_nothing_is_restored_without_it(tmp_path, empty):
    here, path = installed.make(tmp_path / "home"), tmp_path / "b.tar"
    place = fieldkeys.told(here.home)["KEXIE_FIELD_KEYS_FILE"]
    key = fieldkeys.at_hand(here.home).current
    with here.database():
        with psycopg.connect(str(here.address(roles.APP)), autocommit=True) as app:
            app.execute(PERSON, [b"\x01" + key.id + bytes(28)])
        told = backup.write(here, path)
    assert (told.keys, key.line in path.read_bytes().decode(errors="replace")) == ({key.name: 1}, False)
    with pytest.raises(BackupError, match=f"1 numbers in this backup are sealed with key {key.name}, which is not in"):
        bring_back(empty, path)
    with empty.database(), pytest.raises(installations.DatabaseError):
        installations.connect(empty.admin())  # not even made
    with empty.database():
        restore.read(empty, path, without_key=True)
    (lost,) = [one for one in doctor.examine(doctor.make_case(empty)) if one.name == "keys"]
    assert lost.problem == f"1 numbers of people are sealed with key {key.name}, not in {fieldkeys.where(empty.home)}"
    command = lost.mend.split(";  ")[0].replace("COPY-OF-THE-DATA-HOME/secrets/field-keys", place).rpartition(";")[0]
    subprocess.run(["bash", "-c", command], check=True)
    assert [one for one in doctor.examine(doctor.make_case(empty)) if one.name in ("keys", "secrets")] == []


def test_a_backup_from_before_the_keys_is_read_and_one_of_later_is_not():
    told = {"format": 1, "version": "", "made_at": "", "postgres": "", "schema": "", "migrations": [], "rows": {}}
    assert manifest.parse(json.dumps(told | {"parts": []})).keys == {}
    with pytest.raises(BackupError, match="format 3"):
        manifest.parse(json.dumps(told | {"parts": [], "format": 3}))


def test_keys_told_by_the_environment_or_a_file_of_its_own_are_left_where_they_are(tmp_path, monkeypatch):
    home = Home(tmp_path).ensure()
    assert fieldkeys.lacking(home, {"0" * 8: 1}) == ["0" * 8]
    monkeypatch.setenv("KEXIE_FIELD_KEYS", "ab" * 32)
    assert (fieldkeys.told(home), fieldkeys.where(home)) == ({}, "KEXIE_FIELD_KEYS")
    assert fieldkeys.lacking(home, {fieldkeys.at_hand(home).current.name: 1}) == []
    monkeypatch.delenv("KEXIE_FIELD_KEYS")
    monkeypatch.setenv("KEXIE_FIELD_KEYS_FILE", str(tmp_path / "none"))
    assert (fieldkeys.told(home), fieldkeys.where(home)) == ({}, str(tmp_path / "none"))
    with pytest.raises(env.EnvironmentFault):
        fieldkeys.at_hand(home)
    assert list(home.secrets.iterdir()) == []
