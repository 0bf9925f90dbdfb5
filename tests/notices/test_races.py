"""Two at once: one number, one receipt, one answer each; and that the tests would notice a missing lock."""

import threading

import pytest
from django.db import transaction
from django.db.models import QuerySet

from kexie.kit import calendar, clock, ids, numbers
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.messages.models import Message
from kexie.notices import invariants
from kexie.notices.actions import documents, links, originals, phone_calls, receipts, reminders, reminding, telling
from kexie.notices.actions.documents import approval, drafting
from kexie.notices.models import Document, Notice, Numbering, PhoneCall, Receipt, ReceiptLink, Reminder
from kexie.notices.steps import Step
from kexie.organisations.actions import bulk, organisations
from tests.notices import office as town_office
from tests.notices.racing import race
from tests.notices.reminding import reachable

YEAR = clock.today().year
CLIENTS = 8


@pytest.fixture
def committed(fresh_database):
    """The office in a database of its own, committed, for real connections."""
    return town_office.build()


def test_two_officers_numbering_one_document_give_it_one_number(committed):
    document = committed.at("signed")
    outcome = race([lambda: documents.number(document, by=committed["registrar"])] * 4)
    assert outcome == {"ok": 1, "Overtaken": 3}
    assert [str(row) for row in Numbering.objects.all()] == [f"某科协〔{YEAR}〕1号"]
    assert numbers.current(committed.unit("city").pk, "某科协", YEAR) == 1


def test_many_documents_numbered_at_once_get_one_number_each(committed):
    signed = [committed.at("signed") for _ in range(CLIENTS)]
    outcome = race([lambda one=one: documents.number(one, by=committed["registrar"]) for one in signed])
    assert outcome == {"ok": CLIENTS}
    assert sorted(Numbering.objects.values_list("serial", flat=True)) == list(range(1, CLIENTS + 1))
    assert invariants.numbers_without_gap_or_double() == []


def test_canary_without_the_series_lock_two_are_given_the_same_number(committed, monkeypatch):
    committed.at("numbered")  # the series exists
    signed = [committed.at("signed") for _ in range(2)]
    both, real = threading.Barrier(2), numbers._locked

    def unlocked(*series):
        found = real(*series)
        both.wait(timeout=20)  # both have read the last number before either takes the next
        return found

    monkeypatch.setattr(numbers, "_LOCK", numbers._LOCK.replace(" FOR UPDATE", ""))
    monkeypatch.setattr(numbers, "_locked", unlocked)
    outcome = race([lambda one=one: documents.number(one, by=committed["registrar"]) for one in signed])
    # Only the constraint stands between them and one number on two documents; the officer would read an error page.
    assert outcome == {"ok": 1, "IntegrityError": 1}


def test_two_publishing_at_once_get_two_addresses(committed):
    numbered = [committed.at("numbered") for _ in range(CLIENTS)]
    assert race([lambda one=one: documents.issue(one, by=committed["chen"]) for one in numbered]) == {"ok": CLIENTS}
    assert sorted(Notice.objects.values_list("number", flat=True)) == list(range(1, CLIENTS + 1))


def test_issuing_one_document_twice_at_once_addresses_each_unit_once(committed):
    document = committed.at("numbered", classes=committed.classes("各区科协"))
    outcome = race([lambda: documents.issue(document, by=committed["chen"])] * 4)
    assert outcome == {"ok": 1, "Overtaken": 3}
    assert document.addressees.count() == 3


def test_issuing_and_withdrawing_at_once_does_one_of_them(committed):
    document = committed.at("numbered")
    outcome = race(
        [
            lambda: documents.issue(document, by=committed["chen"]),
            lambda: documents.withdraw(document, by=committed["registrar"], note="有误"),
        ]
    )
    assert outcome == {"ok": 1, "Overtaken": 1}
    document.refresh_from_db()
    assert (document.state, Numbering.objects.filter(voided_at=None).count()) in (("issued", 1), ("draft", 0))


def test_the_two_last_joint_issuers_agreeing_at_once_move_the_document_on(committed):
    document = committed.at("countersign", co_issuers=("jiang", "hong"))
    outcome = race(
        [
            lambda: documents.countersign(document, by=committed["zhao_leader"]),
            lambda: documents.countersign(document, by=committed["hong_leader"]),
        ]
    )
    assert outcome == {"ok": 2}
    document.refresh_from_db()
    assert document.state == "sign_off"


def test_canary_without_the_lock_both_last_joint_issuers_leave_the_document_waiting(committed, monkeypatch):
    document = committed.at("countersign", co_issuers=("jiang", "hong"))
    written, counted = threading.Barrier(2), threading.Barrier(2)
    real_answered, real_step = approval._answered, approval.step

    def answered(row, by, note):
        real_answered(row, by, note)
        written.wait(timeout=20)  # both have signed before either counts who is missing

    def step(*args, **kwargs):
        counted.wait(timeout=20)  # and both have counted before either commits
        real_step(*args, **kwargs)

    monkeypatch.setattr(approval, "locked", approval.seen)
    monkeypatch.setattr(approval, "_answered", answered)
    monkeypatch.setattr(approval, "step", step)
    race(
        [
            lambda: documents.countersign(document, by=committed["zhao_leader"]),
            lambda: documents.countersign(document, by=committed["hong_leader"]),
        ]
    )
    document.refresh_from_db()
    assert document.state == "countersign"


def test_a_unit_that_signs_32_times_at_once_has_signed_once(committed):
    document = committed.at("issued", classes=committed.classes("各区科协"))
    mine = document.addressees.get(organisation=committed.unit("jiang"))
    assert race([lambda: receipts.sign(mine, by=committed["zhao"])] * 32) == {"ok": 1, "Overtaken": 31}
    assert Receipt.objects.count() == 1


def test_thirty_two_units_signing_at_once_have_each_signed_once(committed):
    lines = [
        bulk.Line(organisations.Particulars(name=f"第{place}厂科协"), "enterprise", committed.unit("jiang"))
        for place in range(32)
    ]
    units = bulk.register_many(lines, by=SYSTEM)
    committed.city.units.update({unit.name: unit for unit in units})
    actors = {unit.pk: committed.city.actor(f"联络员{unit.name}", "liaison", unit.name) for unit in units}
    document = committed.at("issued", units=units)
    rows = list(document.addressees.all())
    outcome = race([lambda row=row: receipts.sign(row, by=actors[row.organisation_id]) for row in rows])
    assert (outcome, Receipt.objects.count()) == ({"ok": 32}, 32)
    assert invariants.receipts_in_order() == []


def test_the_same_form_sent_twice_at_once_begins_one_document(committed, monkeypatch):
    key, both, looked = ids.uuid7(), threading.Barrier(2), drafting._made_with

    def together(*asked):
        found = looked(*asked)
        if found is None:
            both.wait(timeout=20)  # neither has found the other's before either writes
        return found

    monkeypatch.setattr(drafting, "_made_with", together)
    act = [lambda: documents.draft(committed.unit("city"), {"title": "甲"}, by=committed["chen"], key=key)] * 2
    assert race(act) == {"ok": 2}
    assert Document.objects.count() == 1


def test_an_old_number_claimed_by_two_documents_at_once_goes_to_one(committed):
    old = {"given_code": "武科协", "given_year": 2011, "given_serial": 15}
    signed = [committed.at("signed", **old) for _ in range(2)]
    outcome = race([lambda one=one: documents.number(one, by=committed["registrar"]) for one in signed])
    assert outcome == {"ok": 1, "Refused": 1}
    assert Numbering.objects.count() == 1


def test_two_at_once_on_one_link_sign_once_and_so_does_the_telephone_beside_it(committed):
    document = committed.at("issued", classes=committed.classes("各企业科协"))
    unit = document.addressees.get(organisation=committed.unit("motor"))
    made = links.make(unit, by=committed["chen"])
    told = phone_calls.Told(clock.now(), PhoneCall.Outcome.SIGNED, "龙卫国")
    posts = [lambda n=n: links.sign(made.link, name=f"第{n}人", position="") for n in range(4)]
    outcome = race([
        *posts,
        lambda: phone_calls.log(unit, told, by=committed["chen"]),
        lambda: receipts.sign(unit, by=committed["wang"]),
    ])  # fmt: skip
    assert outcome == {"ok": 1, "Overtaken": 5}
    assert Receipt.objects.filter(addressee=unit).count() == 1
    assert invariants.ways_of_receipts() == invariants.receipts_in_order() == []


def test_canary_without_the_lock_two_at_once_on_one_link_reach_the_table(committed, monkeypatch):
    document = committed.at("issued", classes=committed.classes("各企业科协"))
    made = links.make(document.addressees.get(organisation=committed.unit("motor")), by=committed["chen"])
    both = threading.Barrier(2)
    monkeypatch.setattr(receipts, "locked", lambda unit: unit)

    def unlocked(link):
        return ReceiptLink.objects.select_related("addressee__document", "addressee__organisation").get(pk=link.pk)

    asked = links.rules.can_sign_by_link

    def allowed(link):
        verdict = asked(link)
        both.wait(timeout=20)  # both have been told that nobody has signed before either writes
        return verdict

    monkeypatch.setattr(links, "_locked", unlocked)
    monkeypatch.setattr(links.rules, "can_sign_by_link", allowed)
    outcome = race([lambda: links.sign(made.link, name="龙卫国", position="")] * 2)
    assert outcome == {"ok": 1, "IntegrityError": 1}


def test_a_link_used_while_it_is_revoked_signs_or_is_refused_and_never_both(committed):
    document = committed.at("issued", classes=committed.classes("各企业科协"))
    for unit in document.addressees.all():
        made = links.make(unit, by=committed["chen"])
        outcome = race([
            lambda made=made: links.sign(made.link, name="龙卫国", position=""),
            lambda made=made: links.revoke(made.link, by=committed["chen"]),
        ])  # fmt: skip
        signed = Receipt.objects.filter(addressee=unit).count()
        assert outcome == ({"ok": 2} if signed else {"ok": 1, "Refused": 1})
    assert invariants.ways_of_receipts() == []


def test_a_correction_issued_while_a_unit_signs_by_link_leaves_its_signature_or_refuses_it(committed):
    for _ in range(4):
        document = committed.at("issued", classes=committed.classes("各企业科协"))
        unit = document.addressees.get(organisation=committed.unit("motor"))
        link = links.make(unit, by=committed["chen"]).link
        paper = documents.correct(document, by=committed["chen"])
        for step, who in (
            (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
            (documents.number, "registrar"),
        ):  # fmt: skip
            paper = step(paper, by=committed[who])
        outcome = race([
            lambda link=link: links.sign(link, name="龙卫国", position=""),
            lambda paper=paper: documents.issue(paper, by=committed["chen"]),
        ])  # fmt: skip
        signed = Receipt.objects.filter(addressee=unit).first()
        assert outcome == ({"ok": 2} if signed else {"ok": 1, "Refused": 1})
        # Whichever came first: from now on the link signs nothing, and the ladder has nobody to ask.
        with pytest.raises((Overtaken, Refused), match=r"已签收|已由更正件代替"):
            links.sign(link, name="龙卫国", position="")
        assert reminding.sweep() >= 0
        assert not Reminder.objects.filter(addressee__document=document, state="sent").exists()
    assert invariants.ways_of_receipts() == invariants.receipts_in_order() == []


@pytest.mark.parametrize("way", ["desk", "phone"])
def test_a_correction_issued_while_a_unit_signs_at_its_desk_or_by_telephone_leaves_one_true_state(committed, way):
    """Whichever comes first: a signature that stands is whole, one that is refused says why; nobody is asked after."""
    told = phone_calls.Told(clock.now(), PhoneCall.Outcome.SIGNED, "龙卫国")
    for _ in range(3):
        document = committed.at("issued", classes=committed.classes("各企业科协"))
        unit = document.addressees.get(organisation=committed.unit("motor"))
        paper = documents.correct(document, by=committed["chen"])
        for step, who in (
            (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
            (documents.number, "registrar"),
        ):  # fmt: skip
            paper = step(paper, by=committed[who])
        sign = {
            "desk": lambda unit=unit: receipts.sign(unit, by=committed["wang"]),
            "phone": lambda unit=unit: phone_calls.log(unit, told, by=committed["chen"]),
        }[way]
        outcome = race([sign, lambda paper=paper: documents.issue(paper, by=committed["chen"])])
        signed = Receipt.objects.filter(addressee=unit).count()
        assert outcome == ({"ok": 2} if signed else {"ok": 1, "Refused": 1})
        reminding.sweep()
        assert not Reminder.objects.filter(addressee__document=document, state="sent").exists()
    assert invariants.ways_of_receipts() == invariants.receipts_in_order() == []


def test_canary_without_the_ladders_lock_two_sweeps_meet_at_the_constraint(committed, monkeypatch):
    document = committed.at("numbered", classes=committed.classes("各企业科协"), openness="internal")
    reminders.set_of(document, (Step("receipt", 0, "liaison", ("in_app",)),), is_on=True, by=committed["chen"])
    due = calendar.add_working_days(clock.today(), 1)
    documents.issue(document, by=committed["chen"], due_on=due)
    both, tell = threading.Barrier(2), telling.tell

    def told(*asked):
        both.wait(timeout=20)  # both have seen that nothing is settled yet
        return tell(*asked)

    def unlocked(rows, **named):
        return rows.all()

    monkeypatch.setattr(telling, "tell", told)
    monkeypatch.setattr(QuerySet, "select_for_update", unlocked)

    def swept():
        with clock.at(clock.shanghai(due.year, due.month, due.day, 10)):
            reminding.sweep()

    assert race([swept] * 2) == {"ok": 1, "IntegrityError": 1}


def test_sweeps_at_once_ask_every_unit_once(committed):
    document = committed.at("numbered", classes=committed.classes("各企业科协", "各区科协"), openness="internal")
    with transaction.atomic():
        reachable(committed, "wang", "zhao", "steel_liaison")
    reminders.set_of(document, (Step("receipt", 0, "liaison", ("in_app",)),), is_on=True, by=committed["chen"])
    due = calendar.add_working_days(clock.today(), 1)
    documents.issue(document, by=committed["chen"], due_on=due)

    def swept():
        with clock.at(clock.shanghai(due.year, due.month, due.day, 10)):
            reminding.sweep()

    assert race([swept] * 4) == {"ok": 4}
    rows = Reminder.objects.filter(addressee__document=document)
    assert (rows.count(), rows.filter(state="sent").count()) == (document.addressees.count(), 3)
    assert Message.objects.filter(about_entity="addressee").count() == 3


def test_two_batches_of_links_at_once_leave_every_unit_one_link_that_was_handed_out(committed):
    document = committed.at("issued", classes=committed.classes("各企业科协", "各区科协"))
    outcome = race([lambda: links.make_many(document, by=committed["chen"])] * 3)
    assert outcome == {"ok": 1, "Overtaken": 2}
    assert ReceiptLink.objects.filter(revoked_at=None).count() == ReceiptLink.objects.count() == 6


def test_a_copy_on_paper_sent_by_many_at_once_goes_out_once(committed):
    document = committed.at("issued", openness="internal")
    (copy,) = originals.make(document, 1, by=committed["chen"])
    originals.stamp_all(document, by=committed["chen"])
    receivers = ("江边区科协", "洪水区科协", "档案室", "办公室")
    outcome = race([lambda who=who: originals.send(copy, who, by=committed["chen"]) for who in receivers])
    assert outcome == {"ok": 1, "Overtaken": 3}
    assert Entry.objects.filter(entity="original", verb="send").count() == 1


def test_copies_registered_by_many_at_once_are_counted_on_without_a_double(committed):
    document = committed.at("issued", openness="internal")
    assert race([lambda: originals.make(document, 3, by=committed["chen"])] * 4) == {"ok": 4}
    assert list(document.originals.values_list("serial", flat=True)) == list(range(1, 13))
