"""Reading the journal and the calendar for pages; how much is not sealed yet."""

from datetime import date

from django.db import connection

from kexie.kit import calendar, clock, ids, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.calendar import years
from kexie.kit.jobs.models import Delivery
from kexie.kit.journal.models import Entry, Note, Seal, SealMark
from kexie.kit.numbers.models import DrawnNumber, Series
from kexie.kit.search.models import Corpus, Posting, SearchDocument, Term
from kexie.kit.web.models import SentForm

LI = Actor(person_id=ids.uuid7(), organisation_id=ids.uuid7())


def test_the_journal_is_narrowed_by_what_is_given(db: None) -> None:
    with clock.at(clock.shanghai(2013, 5, 1, 0, 0, 5)):
        early = journal.write("a", ids.uuid7(), "x", by=SYSTEM)
    late = journal.write("b", ids.uuid7(), "y", by=LI, note="因为")
    entries = journal.queries.entries
    assert LI.person_id
    assert list(entries()) == [late, early]
    assert list(entries(entity="a")) == [early]
    assert list(entries(entity_id=late.entity_id)) == [late]
    assert list(entries(person_ids=[LI.person_id])) == [late]
    assert list(entries(person_ids=[])) == []
    assert list(entries(organisations=[LI.organisation_id])) == [late]
    assert list(entries(day=date(2013, 5, 1))) == [early]
    assert list(entries(day=date(2013, 4, 30))) == []


def test_rows_after_the_last_seal_are_counted(db: None) -> None:
    assert journal.sealing.pending() == (0, 0.0)
    with clock.at(clock.now() - clock.timedelta(seconds=60)):
        journal.write("a", ids.uuid7(), "x", by=SYSTEM)
    rows, seconds = journal.sealing.pending()
    assert rows == 1
    assert 59 < seconds < 600


def test_nothing_is_published_before_the_first_seal(db: None) -> None:
    journal.sealing.publish()
    assert journal.sealing.published() == []
    assert journal.sealing.head() is None


def test_a_year_names_its_holidays_make_up_days_and_rulings(db: None) -> None:
    names = years.holiday_names(2026)
    assert names[date(2026, 10, 1)] == "国庆节"
    assert names[date(2026, 5, 9)] == years.MAKE_UP
    assert date(2026, 6, 10) not in names
    assert years.holiday_names(2040) == {}
    calendar.override(date(2026, 6, 10), working=False, by=LI)
    assert [row.day for row in years.rulings(2026)] == [date(2026, 6, 10)]
    assert years.rulings(2025) == []


def test_rows_name_themselves_for_the_shell() -> None:
    key = ids.uuid7()
    assert [
        str(row)
        for row in (
            Entry(id=1, entity="a", verb="x"),
            Note(text="因为"),
            Seal(number=1, first=1, last=2),
            SealMark(last=1, horizon=2),
            Delivery(entry_id=1, subscriber="s"),
            Series(code="武科协", year=2013, last=4),
            DrawnNumber(series_id=key, serial=4),
            Posting(term="工作", weight=1.234),
            SearchDocument(kind="notice", document_id=key),
            Term(term="工作", documents=3),
            Corpus(kind="notice", documents=3),
            SentForm(key=key, path="/x/"),
        )
    ] == [
        "1 a.x", "因为", "1: 1-2", "1 below 2", "1 -> s", "武科协 2013: 4", f"{key} 4", "工作 1.23", f"notice {key}",
        "工作 3", "notice: 3", f"/x/ {key}",
    ]  # fmt: skip


def test_the_applications_role_is_the_one_the_tests_use(db: None) -> None:
    """Canary: run as the owner, every test of rights in this folder would prove nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, has_table_privilege('kit_journal_entry', 'UPDATE')")
        assert cursor.fetchone() == ("kexie_app", False)
