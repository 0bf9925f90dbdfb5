"""Whatever is done to sealed rows with the owner's own rights is found, and the first broken row is named."""

import json
import random
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import transaction

from kexie.kit import clock, ids, journal
from kexie.kit.actor import Actor
from kexie.machine.testing import Clone

# Alone on their server: a snapshot sees the open transactions of every database of the cluster, and the sealer waits
# for them, as it must.
pytestmark = pytest.mark.machine

Owner = psycopg.Connection[Any]


def world(seals: int = 4, rows: int = 6) -> None:
    """Some sealed rows with every field filled, notes and Chinese included."""
    for number in range(seals):
        with transaction.atomic():
            for row in range(rows):
                by = Actor(ids.uuid7(), ids.uuid7(), ids.uuid7(), "author", ids.uuid7(), request_id=ids.uuid7())
                journal.write(
                    "thing", ids.uuid7(), "act", by=by, source="草稿", target="done",
                    note=f"意见 {number}·{row} 𠮷" if row % 2 else "", diff={"name": ("旧", "\u001f\"新\"")},
                )  # fmt: skip
        journal.sealing.seal()


def test_an_untouched_journal_is_whole(fresh_database: Clone) -> None:
    world()
    report = journal.verifying.verify()
    assert (report.broken, report.rows, report.seals, report.heads, report.unsealed) == (None, 24, 4, 4, 0)


def test_rows_not_yet_sealed_are_counted_with_their_seconds(fresh_database: Clone) -> None:
    world(1, 2)
    with clock.at(clock.now() - clock.timedelta(seconds=90)), transaction.atomic():
        journal.write("thing", ids.uuid7(), "act", by=Actor())
    report = journal.verifying.verify()
    assert (report.whole, report.rows, report.unsealed) == (True, 3, 1)
    assert 89 < report.unsealed_seconds < 600


def test_an_empty_journal_is_whole(db: None) -> None:
    report = journal.verifying.verify()
    assert (report.whole, report.rows, report.seals, report.unsealed_seconds) == (True, 0, 0, 0.0)


@pytest.mark.parametrize(
    ("statement", "kind", "row"),
    [
        ("UPDATE kit_journal_entry SET verb = 'undo' WHERE id = 9", "edit", 9),
        ("UPDATE kit_journal_entry SET at = at + interval '1 microsecond' WHERE id = 9", "edit", 9),
        ("UPDATE kit_journal_entry SET person_id = NULL WHERE id = 9", "edit", 9),
        ("UPDATE kit_journal_entry SET part = '', entity = part || entity WHERE id = 9", "edit", 9),
        ("UPDATE kit_journal_entry SET note_hash = '' WHERE id = 8", "edit", 8),
        ("DELETE FROM kit_journal_entry WHERE id = 7", "deletion", 7),
        ("DELETE FROM kit_journal_entry WHERE id = 24", "deletion", 24),
        ("DELETE FROM kit_journal_entry WHERE id > 18", "deletion", 19),
        ("UPDATE kit_journal_entry SET id = 0 WHERE id = 13", "insertion", 0),
        ("UPDATE kit_seal SET hash = repeat('a', 64) WHERE number = 2", "seal", None),
        ("UPDATE kit_seal SET previous = repeat('a', 64) WHERE number = 3", "seal", None),
        ("UPDATE kit_seal SET rows = ''::bytea WHERE number = 3", "seal", None),
        ("UPDATE kit_seal SET count = count + 1 WHERE number = 3", "seal", None),
        ("UPDATE kit_seal SET first = first + 1 WHERE number = 3", "seal", None),
        ("DELETE FROM kit_seal WHERE number = 2", "seal", None),
        ("DELETE FROM kit_seal WHERE number = 4", "tail", 24),
        ("DELETE FROM kit_seal", "tail", 6),
        ("UPDATE kit_journal_note SET text = '同意' WHERE entry_id = 10", "note", 10),
        ("INSERT INTO kit_journal_note (entry_id, text) VALUES (9, '同意')", "note", 9),
    ],
)
def test_a_tampering_is_found_and_named(
    fresh_database: Clone, owner_connection: Owner, statement: str, kind: str, row: int | None
) -> None:
    world()
    if "DELETE FROM kit_journal_entry" in statement:
        owner_connection.execute("DELETE FROM kit_journal_note")
    owner_connection.execute(statement)
    broken = journal.verifying.verify().broken
    assert broken is not None
    assert (broken.kind, broken.row) == (kind, row)


def test_a_cut_tail_resealed_is_found_by_the_published_head(fresh_database: Clone, owner_connection: Owner) -> None:
    world()
    owner_connection.execute("DELETE FROM kit_journal_note WHERE entry_id > 18")
    owner_connection.execute("DELETE FROM kit_journal_entry WHERE id > 18")
    owner_connection.execute("DELETE FROM kit_seal WHERE number = 4")
    assert journal.verifying.verify(heads=[]).whole, "canary: without the published head the chain looks whole"
    broken = journal.verifying.verify().broken
    assert broken is not None
    assert (broken.kind, broken.seal) == ("tail", 4)


def test_a_chain_made_anew_over_changed_rows_is_found_by_the_published_head(
    fresh_database: Clone, owner_connection: Owner
) -> None:
    world()
    owner_connection.execute("UPDATE kit_journal_entry SET verb = 'undo' WHERE id = 3")
    owner_connection.execute("DELETE FROM kit_seal")
    for _ in range(2):
        owner_connection.execute("SELECT kit_seal_next()")
    assert journal.verifying.verify(heads=[]).whole, "canary: the new chain is whole in itself"
    broken = journal.verifying.verify().broken
    assert broken is not None
    assert broken.kind == "tail"


def test_a_torn_line_of_the_published_heads_is_passed_over(fresh_database: Clone, tmp_path: Path) -> None:
    world(2, 1)
    path = journal.sealing.heads_path()
    path.write_text(path.read_text() + "3 abc")
    report = journal.verifying.verify()
    assert (report.whole, report.heads) == (True, 2)


def _edit(owner: Owner, random: random.Random, last: int) -> tuple[str, int]:
    row = random.randint(1, last)
    field = random.choice(["verb", "entity", "source", "target", "part"])
    owner.execute(f"UPDATE kit_journal_entry SET {field} = {field} || 'x' WHERE id = %s", [row])
    return "edit", row


def _delete(owner: Owner, random: random.Random, last: int) -> tuple[str, int]:
    row = random.randint(1, last)
    owner.execute("DELETE FROM kit_journal_note WHERE entry_id = %s", [row])
    owner.execute("DELETE FROM kit_journal_entry WHERE id = %s", [row])
    return "deletion", row


def _insert(owner: Owner, random: random.Random, last: int) -> tuple[str, int]:
    gap = random.choice([0, -1, -random.randint(2, 10**6)])
    owner.execute(
        "INSERT INTO kit_journal_entry SELECT (e).* FROM (SELECT jsonb_populate_record(e, jsonb_build_object('id', %s))"
        " AS e FROM kit_journal_entry e WHERE id = %s) t",
        [gap, random.randint(1, last)],
    )
    return "insertion", gap


def _swap(owner: Owner, random: random.Random, last: int) -> tuple[str, int]:
    one, two = sorted(random.sample(range(1, last + 1), 2))
    owner.execute("DELETE FROM kit_journal_note WHERE entry_id IN (%s, %s)", [one, two])
    for old, new in ((one, -7), (two, one), (-7, two)):
        owner.execute("UPDATE kit_journal_entry SET id = %s WHERE id = %s", [new, old])
    return "swap", one


TAMPERS: list[Callable[[Owner, random.Random, int], tuple[str, int]]] = [_edit, _delete, _insert, _swap]


def run_tampers(dsn: str, rounds: int, seed: int) -> list[str]:
    """The rounds in which the wrong row was named. Each tampering is rolled back after the check."""
    from kexie.kit.journal.verifying import verify

    chance, wrong = random.Random(seed), []
    for number in range(rounds):
        tamper = chance.choice(TAMPERS)
        with psycopg.connect(dsn, autocommit=True) as owner:
            owner.execute("CREATE TEMP TABLE kept_entry AS TABLE kit_journal_entry")
            owner.execute("CREATE TEMP TABLE kept_note AS TABLE kit_journal_note")
            kind, row = tamper(owner, chance, 24)
            broken = verify().broken
            if broken is None or broken.row != row or (kind != "swap" and broken.kind != kind):
                wrong.append(f"{number}: {kind} of {row} was called {broken}")
            owner.execute("DELETE FROM kit_journal_note; DELETE FROM kit_journal_entry")
            owner.execute("INSERT INTO kit_journal_entry TABLE kept_entry")
            owner.execute("INSERT INTO kit_journal_note TABLE kept_note")
    return wrong


def test_sixty_random_tampers_are_all_found_and_named(fresh_database: Clone) -> None:
    world()
    assert run_tampers(fresh_database.owner_dsn, 60, seed=20131) == []
    assert journal.verifying.verify().whole


@pytest.mark.full
def test_a_thousand_random_tampers_are_all_found_and_named(fresh_database: Clone) -> None:
    world()
    assert run_tampers(fresh_database.owner_dsn, 1000, seed=15) == []


def test_the_command_says_what_it_checked_and_fails_on_a_break(fresh_database: Clone, owner_connection: Owner) -> None:
    world(2, 3)
    out = StringIO()
    call_command("journal_verify", stdout=out)
    assert out.getvalue() == "日志 6 行，封条 2 个，已公布的链头 2 个\n尚未封存 0 行，最早的已等 0 秒\n日志完整\n"
    owner_connection.execute("UPDATE kit_journal_entry SET verb = 'undo' WHERE id = 5")
    out = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("journal_verify", stdout=out)
    assert stop.value.code == 1
    assert out.getvalue().splitlines()[-1] == "日志已破坏（edit）：第 5 行被改动"


def test_python_and_the_database_compute_the_same_digest(fresh_database: Clone, owner_connection: Owner) -> None:
    world(1, 5)
    stored = owner_connection.execute("SELECT id, kit_entry_digest(e) FROM kit_journal_entry e ORDER BY id").fetchall()
    assert stored == list(journal.verifying._rows())
    assert json.dumps([len(value) for _, value in stored]) == "[32, 32, 32, 32, 32]"
