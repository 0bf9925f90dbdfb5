"""The chain: who may write it, what is settled, and that a late row never falls outside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from kexie.kit import ids, journal
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry, Note, Seal
from kexie.machine.testing import Clone

# Alone on their server: a snapshot sees the open transactions of every database of the cluster, and the sealer waits
# for them, as it must.
pytestmark = pytest.mark.machine

INSERT = (
    "INSERT INTO kit_journal_entry (at, part, entity, entity_id, verb, source, target, diff, note_hash)"
    " VALUES (now(), '', 'thing', gen_random_uuid(), 'act', '', '', '{}', '') RETURNING id, xid"
)


def write(n: int = 1, note: str = "") -> list[Entry]:
    with transaction.atomic():
        return [journal.write("thing", ids.uuid7(), "act", by=SYSTEM, note=note) for _ in range(n)]


@contextmanager
def another(clone: Clone) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(clone.app_dsn) as other:
        yield other


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kit_journal_entry SET verb = 'x'",
        "DELETE FROM kit_journal_entry",
        "TRUNCATE kit_journal_entry CASCADE",
        "INSERT INTO kit_journal_entry (id) VALUES (1)",
        "SELECT setval('kit_entry_number', 1)",
        "SELECT nextval('kit_entry_number')",
        "UPDATE kit_journal_note SET text = 'x'",
        "DELETE FROM kit_journal_note",
        "INSERT INTO kit_seal (number) VALUES (1)",
        "UPDATE kit_seal SET hash = 'x'",
        "DELETE FROM kit_seal",
        "UPDATE kit_seal_mark SET last = 0",
        "ALTER TABLE kit_journal_entry DISABLE TRIGGER ALL",
        "DROP FUNCTION kit_seal_next()",
    ],
)
def test_the_application_may_only_add_to_the_journal(db: None, statement: str) -> None:
    write(note="因为")
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_sealing_closes_all_finished_rows_and_links_the_seals(fresh_database: Clone) -> None:
    first = write(3)
    assert journal.sealing.seal() == 3
    second = write(2)
    assert journal.sealing.seal() == 2
    assert journal.sealing.seal() == 0
    one, two = Seal.objects.order_by("number")
    assert (one.number, one.first, one.last, one.count, one.previous) == (1, first[0].id, first[-1].id, 3, "0" * 64)
    assert (two.number, two.first, two.last, two.count, two.previous) == (2, second[0].id, second[-1].id, 2, one.hash)
    assert journal.verifying.verify().whole


def test_a_lower_id_that_commits_late_is_sealed_later_and_the_chain_stays_whole(fresh_database: Clone) -> None:
    with another(fresh_database) as slow:
        late = slow.execute(INSERT).fetchone()
        assert late is not None
        early = write()[0]
        assert late[0] < early.id
        assert journal.sealing.seal() == 0, "nothing above a row that may still come is settled"
        slow.commit()
    assert journal.sealing.seal() == 2
    assert journal.verifying.verify().whole


def test_a_lower_id_of_a_younger_transaction_is_not_passed_over(fresh_database: Clone) -> None:
    """The trap in the plain rule "xid below xmin": row 1 belongs to the younger transaction and is still open when
    row 2 of the older one has ended, so the plain rule seals 2 and then meets 1 behind its back."""
    with another(fresh_database) as older, another(fresh_database) as younger:
        older.execute("SELECT pg_current_xact_id()")
        young = younger.execute(INSERT).fetchone()
        old = older.execute(INSERT).fetchone()
        assert young is not None
        assert old is not None
        assert young[0] < old[0]
        assert old[1] < young[1]
        older.commit()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM kit_journal_entry WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
            )
            assert cursor.fetchall() == [(old[0],)], "canary: the plain rule would take the higher id now"
        assert journal.sealing.seal() == 0
        younger.commit()
    assert journal.sealing.seal() == 2
    assert journal.verifying.verify().whole


def test_a_long_transaction_holds_up_sealing_but_what_was_settled_before_it_is_sealed(fresh_database: Clone) -> None:
    """Writers follow each other without a pause: the noted horizon is reached, a fresh one would run away."""
    with another(fresh_database) as first, another(fresh_database) as second:
        first.execute(INSERT)
        write()
        assert journal.sealing.seal() == 0
        second.execute(INSERT)
        first.commit()
        assert journal.sealing.seal() == 2, "rows up to the first mark; the open one is above it"
        assert journal.sealing.seal() == 0
        second.commit()
    assert journal.sealing.seal() == 1
    assert journal.verifying.verify().whole


def test_a_rolled_back_row_leaves_a_gap_and_no_break(fresh_database: Clone) -> None:
    write()
    with another(fresh_database) as other:
        other.execute(INSERT)
        other.rollback()
    write()
    assert journal.sealing.seal() == 2
    assert journal.sealing.seal() == 0
    assert journal.verifying.verify().whole


def test_two_sealers_at_once_make_one_chain(fresh_database: Clone) -> None:
    write(5)
    with another(fresh_database) as other:
        taken = other.execute("SELECT kit_seal_next()").fetchone()
        assert taken == (5,)
        assert journal.sealing.seal() == 0, "the other one holds the lock"
        other.commit()
    write()
    assert journal.sealing.seal() == 1
    assert journal.verifying.verify().whole


def test_sealing_inside_a_transaction_that_has_written_is_refused(db: None) -> None:
    write()
    with pytest.raises(DatabaseError, match="a transaction of its own"), connection.cursor() as cursor:
        cursor.execute("SELECT kit_seal_next()")


def test_a_copy_restored_into_a_younger_cluster_goes_on_sealing(
    fresh_database: Clone, owner_connection: psycopg.Connection[Any]
) -> None:
    """Transaction numbers start anew there: a horizon from the old cluster would otherwise be waited for for ever."""
    owner_connection.execute("INSERT INTO kit_seal_mark (id, last, horizon) VALUES (1, 1, 1000000000)")
    with another(fresh_database) as slow:
        slow.execute(INSERT)
        write()
        assert journal.sealing.seal() == 0
        slow.commit()
    assert journal.sealing.seal() == 2
    assert journal.verifying.verify().whole


def test_more_rows_than_one_seal_holds_make_several(fresh_database: Clone) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            INSERT.replace("VALUES (", "SELECT ").replace(") RETURNING id, xid", " FROM generate_series(1, 10001)")
        )
    assert journal.sealing.seal() == 10_001
    assert list(Seal.objects.order_by("number").values_list("count", flat=True)) == [10_000, 1]
    report = journal.verifying.verify()
    assert (report.whole, report.rows, report.seals) == (True, 10_001, 2)


def test_the_number_of_the_transaction_is_the_databases_own(db: None) -> None:
    entry = write()[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        assert cursor.fetchone() == (entry.xid,)


def test_writing_outside_a_transaction_is_a_fault(fresh_database: Clone) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        journal.write("thing", ids.uuid7(), "act", by=SYSTEM)


def test_writing_costs_one_query_and_one_more_for_a_note(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        journal.write("thing", ids.uuid7(), "act", by=SYSTEM)
    with django_assert_num_queries(2):
        journal.write("thing", ids.uuid7(), "act", by=SYSTEM, note="因为")


def test_history_tells_a_record_with_its_notes_in_one_query(db: None, django_assert_num_queries: Any) -> None:
    thing = ids.uuid7()
    for verb, note in (("draft", ""), ("return", "缺附件"), ("submit", "")):
        journal.write("thing", thing, verb, by=SYSTEM, note=note)
    journal.write("other", thing, "draft", by=SYSTEM)
    with django_assert_num_queries(1):
        told = [(e.verb, e.note.text if hasattr(e, "note") else "") for e in journal.queries.history("thing", thing)]
    assert told == [("draft", ""), ("return", "缺附件"), ("submit", "")]


def test_subscribers_hear_in_the_acting_transaction(db: None) -> None:
    heard: list[int] = []
    known = dict(journal.writing._subscribers)
    journal.connect({("thing", "act"): (heard.append,)})
    try:
        entry = write()[0]
        journal.write("thing", ids.uuid7(), "other", by=SYSTEM)
    finally:
        journal.connect(known)
    assert heard == [entry.id]


def test_the_words_of_an_act_can_be_forgotten_and_the_chain_stays_whole(fresh_database: Clone) -> None:
    entry = write(note="李某的电话是…")[0]
    journal.sealing.seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT kit_forget_note(%s), kit_forget_note(%s)", [entry.id, entry.id + 1])
        assert cursor.fetchone() == (True, False)
    assert not Note.objects.exists()
    assert journal.verifying.verify().whole
