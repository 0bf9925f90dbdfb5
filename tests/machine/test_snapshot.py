"""The script of an empty database leaves what the migrations leave, rights and all, and gives way where it is old."""

import difflib
import re
from pathlib import Path

import psycopg
import pytest

from kexie.machine import preparing, snapshot, testing

pytestmark = pytest.mark.machine
MOMENT = re.compile(r"'20\d\d-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00'")
UUID = re.compile(r"'[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}'")


@pytest.fixture(scope="module")
def migrated() -> tuple[str, str]:
    """As all migrations leave it."""
    return testing.dumped(by_migrations=True)


def numbered(text: str) -> str:
    """Made ids by the order in which they come."""
    ids: dict[str, str] = {}
    return UUID.sub(lambda one: ids.setdefault(one[0], f"'id {len(ids)}'"), text)


def plain(line: str) -> str:
    """A condition as it is read again differs in brackets and casts; which it is, the script says word for word."""
    if not re.search(r" (CHECK|WHERE|WHEN) \(|^END ", line):
        return line
    return re.sub(r"[()]|::text(\[\])?|::character varying", "", line)


def lines_of(dump: str) -> list[str]:
    """Moments and made ids aside, and the tables of the queue: the script of its package has their columns in another
    order than its migrations."""
    text = re.sub(r"^\\(un)?restrict .*$", "", MOMENT.sub("a moment", numbered(dump)), flags=re.MULTILINE)
    text = re.sub(r"CREATE TABLE public\.procrastinate_.*?\);", "", text, flags=re.DOTALL)
    return [plain(line) for line in text.splitlines()]


def test_the_script_is_of_the_schema_of_today() -> None:
    assert snapshot.fits(preparing.schema_key()), "a migration or a version was changed: run `make schema`"


@pytest.mark.full
def test_the_script_is_what_the_migrations_leave_word_for_word(migrated: tuple[str, str]) -> None:
    assert numbered(migrated[1]) == numbered(snapshot.SCRIPT.read_text("utf-8"))


@pytest.mark.full
def test_the_script_leaves_what_all_migrations_leave(migrated: tuple[str, str]) -> None:
    before, after = lines_of(migrated[0]), lines_of(testing.dumped(by_migrations=False)[0])
    differences = list(difflib.unified_diff(before, after, "migrated", "loaded", lineterm="", n=0))
    assert differences == [], "\n".join(differences[:300])
    assert sum(line.startswith("CREATE TABLE") for line in before) > 100


def test_a_script_of_another_schema_is_left_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "schema.sql"
    old.write_text("-- 0123456789abcdef\n", "utf-8")
    monkeypatch.setattr(snapshot, "SCRIPT", old)
    assert (snapshot.fits("0123456789abcdef"), snapshot.fits(preparing.schema_key())) == (True, False)
    monkeypatch.setattr(snapshot, "SCRIPT", tmp_path / "none.sql")
    assert snapshot.fits("0123456789abcdef") is False


def test_a_database_that_has_tables_is_not_bare(database_server: testing.Server) -> None:
    clone = database_server.clone("snapshot_bare")
    try:
        with psycopg.connect(clone.owner_dsn) as connection:
            assert snapshot.is_bare(connection) is False
            connection.execute("create schema other")
    finally:
        clone.drop()
    with psycopg.connect(database_server.admin_dsn) as connection:
        assert snapshot.is_bare(connection) is True
