"""Each invariant finds a fault planted by the owner of the schema; without one it finds nothing."""

import pytest

from kexie.kit import clock
from kexie.notices import invariants
from kexie.notices.actions import links, phone_calls, receipts, replies
from kexie.notices.models import PhoneCall
from tests.notices import office as town_office
from tests.notices import test_replies


@pytest.fixture
def lived_in(fresh_database):
    """An office with an issued, partly signed document, committed; the owner may break it."""
    office = town_office.build()
    document = office.at("issued", classes=office.classes("各区科协"))
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    made = links.make(document.addressees.get(organisation=office.unit("hong")), by=office["chen"])
    links.sign(made.link, name="龙卫国", position="")
    told = phone_calls.Told(clock.now(), PhoneCall.Outcome.SIGNED, "龙卫国")
    phone_calls.log(document.addressees.get(organisation=office.unit("lake")), told, by=office["chen"])
    office.at("numbered")
    asked = test_replies.issue(office, test_replies.asking(office))
    unit = asked.addressees.get(organisation=office.unit("motor"))
    replies.answer(unit, replies.Told(test_replies.values()), by=office["wang"])
    replies.answer(unit, replies.Told(test_replies.values("3"), changes=1), by=office["wang"])
    made = links.make(asked.addressees.get(organisation=office.unit("hong")), by=office["chen"])
    replies.answer_by_link(made.link, replies.Told(test_replies.values()), name="龙卫国", position="")
    return office


PLANTED = {
    "reminders_in_order": (
        "INSERT INTO notices_reminder"
        ' (id, addressee_id, about, days, "to", due_on, day, state, reason, unit_id, channels, at)'
        " SELECT gen_random_uuid(), a.id, 'receipt', 1, 'liaison', current_date, current_date, 'sent', '',"
        " a.organisation_id, '{email}', now() - interval '9 days'"
        " FROM notices_addressee a LIMIT 1"
    ),
    "forwards_within_bounds": (
        "INSERT INTO notices_forward (id, document_id, addressee_id, begun_at) SELECT gen_random_uuid(), d.id, a.id,"
        " now() FROM notices_document d, notices_addressee a WHERE d.state = 'numbered' LIMIT 1"
    ),
    "numbers_without_gap_or_double": "UPDATE kit_series SET last = last + 1 WHERE code = '某科协'",
    "issued_with_number_and_date": "UPDATE notices_document SET openness = 'internal' WHERE state = 'issued'",
    "unissued_not_on_the_board": "UPDATE notices_document SET state = 'numbered' WHERE state = 'issued'",
    "board_numbers_without_gap": "UPDATE notices_notice SET number = 7",
    "receipts_in_order": "UPDATE notices_receipt SET at = '2001-01-01T00:00:00Z'",
    "signed_as_kept": "UPDATE notices_addressee SET has_signed = NOT has_signed",
    "ways_of_receipts": "UPDATE notices_receiptlink SET expires_at = made_at + interval '1 microsecond'",
    "replies_in_order": "UPDATE notices_reply SET at = '2001-01-01T00:00:00Z' WHERE way = 'desk' AND round = 1",
    "spans_tile_their_source": (
        "INSERT INTO notices_sourcetext (id, document_id, text, sha256, first_reading, stored_at)"
        " SELECT gen_random_uuid(), id, '甲', '0', '[]', now() FROM notices_document LIMIT 1"
    ),
}
TABLES = (
    "notices_document", "notices_notice", "notices_receipt", "notices_sourcetext", "notices_receiptlink",
    "notices_phonecall", "notices_linkuse", "notices_reply", "notices_replyslip",
)  # fmt: skip
# Further faults of ways_of_receipts.
WAYS = (
    (
        "UPDATE notices_receiptlink SET addressee_id = (SELECT addressee_id FROM notices_receipt WHERE way = 'desk')"
        " WHERE id IN (SELECT link_id FROM notices_receipt)"
    ),
    "UPDATE notices_receiptlink SET revoked_at = made_at",
    "UPDATE notices_phonecall SET outcome = 'reached'",
    "DELETE FROM notices_receipt WHERE way = 'phone'",
    "DELETE FROM notices_receipt WHERE way = 'link'",
)
# Further faults of replies_in_order.
REPLIES = (
    "DELETE FROM notices_replyslip",
    "UPDATE notices_reply SET by_id = (SELECT id FROM people_person WHERE name = 'zhao') WHERE round = 2",
    (
        "UPDATE notices_receiptlink SET expires_at = made_at + interval '1 microsecond'"
        " WHERE id IN (SELECT link_id FROM notices_reply)"
    ),
    (
        "UPDATE notices_receiptlink SET addressee_id = (SELECT addressee_id FROM notices_reply WHERE round = 2)"
        " WHERE id IN (SELECT link_id FROM notices_reply)"
    ),
    "DELETE FROM notices_reply WHERE way = 'link'",
    "UPDATE notices_reply SET round = 4 WHERE round = 2",
    "UPDATE notices_reply SET replaced_at = now() WHERE round = 2",
    (
        "UPDATE notices_reply SET replaced_at = now() WHERE round = 2;"
        " UPDATE notices_reply SET replaced_at = NULL WHERE round = 1 AND way = 'desk'"
    ),
)


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_each_invariant_finds_a_planted_fault_and_nothing_before(lived_in, owner_connection, name):
    check = getattr(invariants, name)
    assert check() == []
    for table in TABLES:
        owner_connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    owner_connection.execute(PLANTED[name])
    assert len(check()) >= 1


def test_every_fault_of_a_way_and_of_a_reply_is_found(lived_in, owner_connection):
    for table in TABLES:
        owner_connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    owner_connection.autocommit = False
    for statement, faults in ((invariants._WAYS, WAYS), (invariants._REPLIES, REPLIES)):
        for fault in faults:
            owner_connection.execute(fault)
            found = owner_connection.execute(statement).fetchall()
            owner_connection.rollback()
            assert len(found) >= 1, fault


def test_every_invariant_is_planted_once():
    assert set(PLANTED) == {check.__name__ for check in invariants.ALL}
