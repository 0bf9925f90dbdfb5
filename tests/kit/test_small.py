"""The clock, identifiers, actors, diffs, invariants."""

import uuid
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from time import time_ns

import pytest
from django.core.management import call_command

from kexie.config import plugs
from kexie.kit import clock, ids, invariants, journal
from kexie.kit.actor import STRANGER, SYSTEM, Actor


def test_the_clock_is_aware_and_rules_in_shanghai() -> None:
    with clock.at(datetime(2013, 4, 30, 16, 30, tzinfo=UTC)):
        assert clock.now().tzinfo is UTC
        assert clock.today() == date(2013, 5, 1)
        assert clock.local(clock.now()).hour == 0
        first = clock.now()
        assert clock.now() >= first
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert clock.shanghai(2013, 5, 1) == datetime(2013, 4, 30, 16, tzinfo=UTC)


def test_a_shifted_clock_ends_with_its_block_even_on_a_fault() -> None:
    with pytest.raises(RuntimeError), clock.at(clock.shanghai(2013, 1, 1)):
        raise RuntimeError
    assert clock.today().year > 2013


def test_identifiers_are_version_seven_unique_and_grow_with_time() -> None:
    made = [ids.uuid7() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert {(one.version, one.variant) for one in made} == {(7, uuid.RFC_4122)}
    assert abs((made[0].int >> 80) - time_ns() // 1_000_000) < 60_000
    assert [one.int >> 80 for one in made] == sorted(one.int >> 80 for one in made)


def test_the_system_is_known_from_strangers_and_people() -> None:
    assert SYSTEM.is_system
    assert not STRANGER.is_system
    assert not Actor(person_id=ids.uuid7(), part="system").is_system


def test_changes_hold_what_differs_masked_where_personal_and_cut_where_long() -> None:
    before = {"name": "李工", "title": "x" * 100, "same": 1, "note": None}
    after = {"name": "李总工", "title": "y", "same": 1, "note": "", "new": True}
    assert journal.changes(before, after, personal=["name"]) == {
        "name": ("（2 字）", "（3 字）"),
        "title": ("x" * 60 + "…（100 字）", "y"),
        "note": ("", ""),
        "new": ("", "True"),
    }
    assert journal.masked(None) == ""


def test_the_journal_answers_for_its_model_and_nothing_else() -> None:
    from kexie.kit.journal.models import Entry

    assert journal.Entry is Entry
    with pytest.raises(AttributeError):
        journal.Nothing  # noqa: B018


def test_reads_of_the_journal_by_person_and_request(db: None) -> None:
    by = Actor(person_id=ids.uuid7(), request_id=ids.uuid7())
    one = journal.write("a", ids.uuid7(), "x", by=by)
    two = journal.write("b", ids.uuid7(), "y", by=by)
    journal.write("c", ids.uuid7(), "z", by=SYSTEM)
    assert by.person_id
    assert by.request_id
    assert list(journal.queries.acts_of(by.person_id)) == [two, one]
    assert list(journal.queries.of_request(by.request_id)) == [one, two]


def broken() -> list[tuple[str, str]]:
    """Something impossible."""
    return [("7", "没有编号却已印发")]


def test_invariants_tell_what_is_broken_and_the_command_fails(db: None) -> None:
    known = invariants.known()
    assert known == plugs.INVARIANTS
    invariants.connect([broken, list])
    try:
        out = StringIO()
        with pytest.raises(SystemExit) as stop:
            call_command("check_invariants", stdout=out)
        assert stop.value.code == 1
        assert out.getvalue() == (f"{invariants.name_of(broken)}: 7: 没有编号却已印发\n2 invariants, 1 breaches\n")
        assert list(invariants.breaches([list])) == []
    finally:
        invariants.connect(known)


def test_an_empty_database_breaks_no_invariant(db: None) -> None:
    out = StringIO()
    call_command("check_invariants", stdout=out)
    assert out.getvalue() == f"{len(plugs.INVARIANTS)} invariants, 0 breaches\n"


def test_the_log_never_holds_the_secret_of_a_bearer_link():
    from kexie.kit.web import headers

    assert headers.told("/claim/" + "a1_-" * 11 + "/") == "/claim/…/"
    assert headers.told("/desk/people/01890000-0000-7000-8000-000000000000/") == (
        "/desk/people/01890000-0000-7000-8000-000000000000/"
    )
