"""A statement written once for a shape gives each reader his own rows, at his own time."""

from datetime import timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.test.utils import CaptureQueriesContext

from kexie.blanks.models import Blank
from kexie.kit import clock, journal, prepared
from kexie.kit.actor import Actor
from kexie.kit.ids import uuid7
from kexie.kit.journal.models import Entry

WHO = uuid5(NAMESPACE_OID, "a stand-in of these tests")


@pytest.fixture(autouse=True)
def afresh():
    prepared.forget()
    yield
    prepared.forget()


@pytest.fixture
def entries(db: None) -> dict[str, UUID]:
    """One act each of two people today, one of the first a year and a half ago."""
    people = {"li": uuid7(), "wang": uuid7()}
    with transaction.atomic():
        for who in ("li", "wang"):
            journal.write("thing", uuid7(), "make", by=Actor(person_id=people[who]))
        with clock.at(clock.now() - timedelta(days=500)):
            journal.write("thing", uuid7(), "make", by=Actor(person_id=people["li"]))
    return people


def recent(who: UUID):
    """Acts of one person in the year up to now, oldest first."""
    return Entry.objects.filter(person_id=who, at__gte=clock.now() - timedelta(days=365)).order_by("id")


def test_rows_are_those_of_the_plain_query_for_each_reader(entries):
    for real in (*entries.values(), uuid7()):
        found = prepared.fetch("recent", lambda: recent(WHO), {WHO: real})
        assert [(row.pk, row.person_id, row.at) for row in found] == [
            (row.pk, row.person_id, row.at) for row in recent(real)
        ]
    assert len(prepared.fetch("recent", lambda: recent(WHO), {WHO: entries["li"]})) == 1


def test_rows_are_counted_as_they_would_be_fetched_in_all_and_by_the_first_column(entries):
    def marked():
        return recent(WHO).order_by().values_list("verb", "entity")

    for real in (*entries.values(), uuid7()):
        rows = prepared.fetch("marked", marked, {WHO: real})
        assert prepared.counts("marked by verb", marked, {WHO: real}) == ({"make": len(rows)} if rows else {})
        assert prepared.count("marked in all", marked, {WHO: real}) == len(rows)
        one = prepared.one("marked one", marked, {WHO: real})
        assert one == (("make", "thing") if rows else None)


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_within_a_transaction_and_nowhere_else():
    def locked():
        return Blank.objects.filter(pk=WHO).select_for_update()

    with transaction.atomic():
        assert prepared.one("locked", locked, {WHO: uuid7()}) is None
    with pytest.raises(transaction.TransactionManagementError):
        prepared.one("locked", locked, {WHO: uuid7()})


def test_times_reckoned_from_now_move_with_the_clock(entries):
    swaps = {WHO: entries["li"]}
    prepared.fetch("recent", lambda: recent(WHO), swaps)
    with clock.at(clock.now() - timedelta(days=400)):
        assert len(prepared.fetch("recent", lambda: recent(WHO), swaps)) == 2
    with clock.at(clock.now() + timedelta(days=400)):
        assert prepared.fetch("recent", lambda: recent(WHO), swaps) == []


def test_days_reckoned_from_today_move_and_days_of_the_past_stay(entries):
    def days(first, last):
        return Entry.objects.filter(at__date__lte=last, at__date__gte=first).order_by("id")

    begun = clock.shanghai(2013, 4, 25).date()
    for shift in (0, -300, -499, -501):
        with clock.at(clock.now() + timedelta(days=shift)):
            found = prepared.fetch("days", lambda: days(begun, clock.today()), {})
            assert [row.pk for row in found] == [row.pk for row in days(begun, clock.today())]


def test_values_related_rows_and_marks_come_as_from_the_plain_query(entries):
    from kexie.kit.journal.models import Note

    with transaction.atomic():
        made = journal.write("thing", uuid7(), "tell", by=Actor(person_id=entries["wang"]), note="说明")

    def told(who):
        noted = Note.objects.filter(entry=OuterRef("pk"))
        return Entry.objects.filter(person_id=who).annotate(noted=Exists(noted), word=F("verb")).order_by("id")

    def listed(who):
        return told(who).values_list("pk", "word", "noted")

    def notes(who):
        return Note.objects.filter(entry__person_id=who).select_related("entry")

    real = {WHO: entries["wang"]}
    assert [(row.pk, row.word, row.noted) for row in prepared.fetch("told", lambda: told(WHO), real)] == list(
        listed(entries["wang"])
    )
    assert prepared.fetch("listed", lambda: listed(WHO), real) == list(listed(entries["wang"]))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        (note,) = prepared.fetch("notes", lambda: notes(WHO), real)
        assert (note.text, note.entry.pk) == ("说明", made.pk)
    assert len(asked) == 1


def test_ids_inside_lists_are_put_in_too(entries):
    found = prepared.fetch("lists", lambda: Entry.objects.filter(Q(person_id__in=[WHO])), {WHO: entries["wang"]})
    assert [row.person_id for row in found] == [entries["wang"]]
    moved = prepared._Moving(clock.now(), timedelta(0), timedelta(0), {WHO: entries["li"]})
    assert moved.put([WHO, (WHO, 1)]) == [entries["li"], (entries["li"], 1)]


def test_the_statement_is_written_once_for_a_key(entries):
    written = []

    def write():
        written.append(1)
        return recent(WHO)

    for real in entries.values():
        prepared.fetch("once", write, {WHO: real})
    assert written == [1]
    prepared.fetch("another key", write, {WHO: entries["li"]})
    assert written == [1, 1]


def test_what_nobody_of_a_shape_has_asks_nothing(entries, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert prepared.fetch("none", lambda: None, {}) == []
        assert prepared.fetch("empty", lambda: Entry.objects.none(), {}) == []
        assert prepared.fetch("empty", lambda: Entry.objects.none(), {}) == []


def test_writing_may_not_ask_the_database(entries):
    with pytest.raises(prepared.AskedError):
        prepared.fetch("asks", lambda: recent(Entry.objects.earliest("id").person_id), {})


def test_the_shapes_kept_are_bounded(entries, monkeypatch):
    monkeypatch.setattr(prepared, "_MOST", 3)
    for place in range(10):
        prepared.fetch(place, lambda: recent(WHO), {WHO: entries["li"]})
    assert len(prepared._held) <= 3
