"""Sign-for: by whom, through which post, when; the issuer's view by district; nobody else's business."""

from datetime import timedelta

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import invariants, queries
from kexie.notices.actions import documents, receipts
from kexie.notices.models import Receipt


@pytest.fixture
def issued(office):
    return office.at("issued", classes=office.classes("各区科协", "各企业科协"))


def mine(document, unit):
    return document.addressees.get(organisation=unit)


def test_a_unit_signs_for_itself_with_who_post_and_when(office, issued):
    addressee = mine(issued, office.unit("jiang"))
    receipt = receipts.sign(addressee, by=office["zhao"])
    assert (receipt.by_id, receipt.post_id) == (office["zhao"].person_id, office["zhao"].post_id)
    assert clock.now() - receipt.at < timedelta(minutes=1)
    assert [entry.verb for entry in history("addressee", addressee.pk)] == ["sign"]
    with pytest.raises(Overtaken, match="本单位已签收"):
        receipts.sign(addressee, by=office["zhao"])


@pytest.mark.parametrize("who", ["chen", "hong_officer", "wang", "zhao_leader", "observer"])
def test_nobody_signs_for_another_unit(office, issued, who):
    with pytest.raises(Refused, match="只有江边区科协的人能代表它签收"):
        receipts.sign(mine(issued, office.unit("jiang")), by=office[who])


def test_a_district_does_not_sign_for_an_enterprise_below_it(office, issued):
    with pytest.raises(Refused, match="只有光明电机公司科协"):
        receipts.sign(mine(issued, office.unit("motor")), by=office["zhao"])


def test_the_system_does_not_sign(office, issued):
    with pytest.raises(Refused, match="系统不能代签"):
        receipts.sign(mine(issued, office.unit("motor")), by=SYSTEM)


def test_the_issuer_sees_signed_late_and_open_by_district_in_one_query(office, issued):
    receipts.sign(mine(issued, office.unit("jiang")), by=office["zhao"])
    with clock.at(clock.now() + timedelta(days=60)):
        receipts.sign(mine(issued, office.unit("motor")), by=office["wang"])
        with CaptureQueriesContext(connection) as asked:
            rows = queries.by_district(issued)
    assert len(asked) == 1
    (row,) = rows
    assert (row.code, row.label) == ("", "市直")
    assert (row.total, row.signed, row.late, row.open, row.overdue) == (6, 2, 1, 4, 4)
    total = queries.summed(rows)
    assert (total.label, total.total, total.signed, total.late, total.open, total.overdue) == ("合计", 6, 2, 1, 4, 4)
    assert queries.by_district(issued)[0].overdue == 0


def test_the_lists_behind_the_figures_agree_with_them(office, issued):
    receipts.sign(mine(issued, office.unit("jiang")), by=office["zhao"])
    with clock.at(clock.now() + timedelta(days=60)):
        receipts.sign(mine(issued, office.unit("motor")), by=office["wang"])
    counts = {view: queries.addressees(issued, view).count() for view in ("", "signed", "late", "open")}
    assert counts == {"": 6, "signed": 2, "late": 1, "open": 4}
    assert [row.is_late for row in queries.addressees(issued, "signed").order_by("name")] == [True, False]
    assert queries.addressees(issued, district="-").count() == 6
    assert queries.addressees(issued, district="420102").count() == 0
    assert [row.name for row in queries.addressees(issued, q="光明")] == ["光明电机公司科协"]
    with pytest.raises(KeyError):
        queries.addressees(issued, "nothing")


def test_signing_until_midnight_of_the_due_day_is_in_time(office, issued):
    due = issued.due_on
    last = clock.shanghai(due.year, due.month, due.day, 23, 59, 59)
    for unit, who, at in (("jiang", "zhao", last), ("motor", "wang", last + timedelta(seconds=2))):
        with clock.at(at):
            receipts.sign(mine(issued, office.unit(unit)), by=office[who])
    assert [row.name for row in queries.addressees(issued, "late")] == ["光明电机公司科协"]


def test_the_inbox_shows_a_unit_its_own_and_nothing_of_others(office, issued):
    rows = list(queries.inbox(office["zhao"]))
    assert [(row.name, row.document_id) for row in rows] == [("江边区科协", issued.pk)]
    assert queries.inbox_counts(office["zhao"], 9) == {"": 1, "signed": 0, "open": 1}
    receipts.sign(rows[0], by=office["zhao"])
    assert queries.inbox_counts(office["zhao"], 9) == {"": 1, "signed": 1, "open": 0}
    assert [queries.inbox(office["zhao"], view).count() for view in ("", "open", "signed")] == [1, 0, 1]
    assert queries.inbox(office["zhao"], q="座谈会").count() == 1
    assert queries.inbox(office["zhao"], q="没有").count() == 0
    assert queries.addressee(office["zhao"], issued.ref).organisation_id == office.unit("jiang").pk
    assert queries.addressee(office["chen"], issued.ref) is None
    assert queries.inbox(SYSTEM).count() == 6


def test_the_inbox_is_the_same_read_only_so_far_as_a_page_needs_and_counted_so_far(office):
    made = [office.at("issued", classes=office.classes("各区科协")) for _ in range(4)]
    for document in made[1:3]:
        receipts.sign(mine(document, office.unit("jiang")), by=office["zhao"])
    for actor in (office["zhao"], office["zhao_leader"], SYSTEM, STRANGER):
        for view in ("", "open", "signed"):
            rows = list(queries.inbox(actor, view))
            for first, last in ((0, 1), (0, 9), (1, 3), (3, 4), (8, 9)):
                with CaptureQueriesContext(connection) as asked:
                    assert list(queries.inbox_window(actor, view, slice(first, last))) == rows[first:last], view
                assert len(asked) <= 2
    assert queries.inbox_counts(office["zhao"], 4) == {"": 4, "open": 2, "signed": 2}
    assert queries.inbox_counts(office["zhao"], 1) == {"": 2, "open": 2, "signed": 2}
    assert queries.inbox_counts(STRANGER, 1) == {"": 0, "open": 0, "signed": 0}


def test_only_the_issuers_side_reads_the_receipts(office, issued):
    from kexie.notices import rules

    allowed = {name: bool(rules.can_read_receipts(office[name], issued)) for name in ("chen", "leader", "zhao", "wang")}
    assert allowed == {"chen": True, "leader": True, "zhao": False, "wang": False}
    assert rules.can_read_receipts(office["chen"], office.draft()).reason == "尚未印发，还没有签收情况"


def signing(office, document, unit, who, at=None, post=None):
    actor = office[who]
    return receipts.Signing(
        mine(document, office.unit(unit)).pk, actor.person_id, post or actor.post_id, at or clock.now()
    )


def test_a_batch_of_signatures_is_one_act(office, issued):
    batch = [signing(office, issued, "jiang", "zhao"), signing(office, issued, "motor", "wang")]
    assert receipts.sign_many(issued, batch, by=SYSTEM) == 2
    assert receipts.sign_many(issued, [], by=SYSTEM) == 0
    assert history("document", issued.pk).last().diff == {"receipts": ["", "2"]}
    assert queries.by_district(issued)[0].signed == 2
    assert invariants.receipts_in_order() == []


@pytest.mark.parametrize(
    "fault",
    [
        lambda office, one: [signing(office, one, "jiang", "hong_officer")],  # another unit's officer
        lambda office, one: [signing(office, one, "jiang", "zhao_leader")],  # a post without the right
        lambda office, one: [signing(office, one, "jiang", "zhao", post=office["wang"].post_id)],  # another's post
        lambda office, one: [signing(office, one, "jiang", "zhao", at=clock.shanghai(2001, 1, 1))],  # before the term
        lambda office, one: [signing(office, one, "jiang", "zhao")] * 2,
    ],
)
def test_a_batch_with_one_false_signature_enters_none(office, issued, fault):
    with pytest.raises(Refused):
        receipts.sign_many(issued, [signing(office, issued, "motor", "wang"), *fault(office, issued)], by=SYSTEM)
    assert Receipt.objects.count() == 0


def test_only_the_system_enters_batches(office, issued):
    with pytest.raises(Refused, match="成批签收只供系统"):
        receipts.sign_many(issued, [signing(office, issued, "jiang", "zhao")], by=office["chen"])


def test_a_receipt_stands(office, issued):
    receipts.sign(mine(issued, office.unit("jiang")), by=office["zhao"])
    for act in (
        lambda: Receipt.objects.update(at=clock.now()),
        lambda: Receipt.objects.all().delete(),
        lambda: issued.addressees.update(name="别的"),
    ):
        with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
            act()


def test_the_lists_cost_the_same_at_one_row_and_at_six(office, issued):
    one = office.at("issued", units=[office.unit("jiang")])
    costs = []
    for document in (one, issued):
        with CaptureQueriesContext(connection) as asked:
            rows = list(queries.addressees(document))
            assert [str(row.organisation) + str(row.jurisdiction) for row in rows]
        costs.append(len(asked))
    assert costs == [1, 1]
    assert documents.set_due(issued, None, by=office["chen"]).due_on is None
