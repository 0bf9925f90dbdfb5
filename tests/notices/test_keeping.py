"""Impossible rows are found, a person's rows are told, figures count what is there."""

from datetime import date, timedelta

import pytest

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.notices import figures, invariants, privacy
from kexie.notices.actions import documents, receipts
from tests.notices import office as town_office


@pytest.fixture
def lived_in(fresh_database):
    """An office with an issued, partly signed document, committed; the owner may break it."""
    office = town_office.build()
    document = office.at("issued", classes=office.classes("各区科协"))
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    office.at("numbered")
    return office


PLANTED = {
    "numbers_without_gap_or_double": "UPDATE kit_series SET last = last + 1 WHERE code = '某科协'",
    "issued_with_number_and_date": "UPDATE notices_document SET openness = 'internal' WHERE state = 'issued'",
    "unissued_not_on_the_board": "UPDATE notices_document SET state = 'numbered' WHERE state = 'issued'",
    "board_numbers_without_gap": "UPDATE notices_notice SET number = 7",
    "receipts_in_order": "UPDATE notices_receipt SET at = '2001-01-01T00:00:00Z'",
    "spans_tile_their_source": (
        "INSERT INTO notices_sourcetext (id, document_id, text, sha256, first_reading, stored_at)"
        " SELECT gen_random_uuid(), id, '甲', '0', '[]', now() FROM notices_document LIMIT 1"
    ),
}


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_each_invariant_finds_a_planted_fault_and_nothing_before(lived_in, owner_connection, name):
    check = getattr(invariants, name)
    assert check() == []
    for table in ("notices_document", "notices_notice", "notices_receipt", "notices_sourcetext"):
        owner_connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    owner_connection.execute(PLANTED[name])
    assert len(check()) >= 1


def test_every_invariant_is_planted_once():
    assert set(PLANTED) == {check.__name__ for check in invariants.ALL}


def test_a_person_s_rows_are_told_by_table(office):
    document = office.at("issued", classes=office.classes("各区科协"), co_issuers=("hong",))
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    told = {name: privacy.export(office[name].person_id) for name in ("chen", "registrar", "zhao", "hong_leader")}
    assert [row["ref"] for row in told["chen"]["documents"]] == [document.ref]
    assert [row["serial"] for row in told["registrar"]["numberings"]] == [1]
    assert [row["addressee__name"] for row in told["zhao"]["receipts"]] == ["江边区科协"]
    assert len(told["hong_leader"]["countersignatures"]) == 1
    assert told["zhao"]["sources"] == []


def test_erasing_empties_free_words_of_open_documents_only(office):
    document = office.at("countersign", co_issuers=("jiang",))
    documents.object(document, by=office["zhao_leader"], note="某某不同意")
    assert privacy.erase(office["zhao_leader"].person_id, by=SYSTEM) == 1
    assert document.co_issues.get().note == ""
    assert privacy.erase(office["zhao_leader"].person_id, by=SYSTEM) == 0


def test_figures_count_the_days_told(office):
    document = office.at("issued", classes=office.classes("各区科协"))
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    city, today = office.unit("city"), clock.today()
    assert (figures.issued(city, today, today), figures.addressed(city, today, today)) == (1, 3)
    assert (figures.signed(city, today, today), figures.signed_by_district(city, today, today)) == (1, {"": (1, 3)})
    yesterday = today - timedelta(days=1)
    assert figures.issued(city, date(2001, 1, 1), yesterday) == figures.addressed(city, yesterday, yesterday) == 0
