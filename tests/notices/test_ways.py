"""A receipt has a way: at the desk, by signed link, by telephone; and whatever may come between asking and signing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal import Entry
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import invariants, privacy, queries, rules
from kexie.notices.actions import documents, links, phone_calls, receipts
from kexie.notices.models import LinkUse, PhoneCall, Receipt, ReceiptLink
from kexie.organisations.actions import organisations
from kexie.people.actions import accounts

OUTCOME = PhoneCall.Outcome


@pytest.fixture
def issued(office):
    return office.at("issued", classes=office.classes("各区科协", "各企业科协"), openness="internal")


def mine(document, unit):
    return document.addressees.get(organisation=unit)


def told(outcome=OUTCOME.SIGNED, name="龙卫国", **more):
    return phone_calls.Told(at=more.pop("at", clock.now()), outcome=outcome, name=name, **more)


def correct(office, document):
    paper = documents.correct(document, by=office["chen"])
    for step, who in (
        (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
        (documents.number, "registrar"), (documents.issue, "chen"),
    ):  # fmt: skip
        paper = step(paper, by=office[who])
    return paper


def opened(office, name):
    """An account for one of the cast."""
    from kexie.people.models import Person

    person = Person.objects.get(pk=office[name].person_id)
    return accounts.open_for(person, name, "Kexie-2026-words", by=SYSTEM)


def test_a_link_signs_for_its_unit_with_the_name_and_post_typed(office, issued):
    unit = mine(issued, office.unit("motor"))
    made = links.make(unit, by=office["chen"])
    receipt = links.sign(made.link, name="龙卫国", position="办公室主任")
    assert (receipt.way, receipt.by, receipt.post, receipt.signer, receipt.signed_as) == (
        "link", None, None, "龙卫国", "办公室主任",
    )  # fmt: skip
    assert [entry.verb for entry in history("addressee", unit.pk)] == ["sign_by_link"]
    assert [use.what for use in made.link.uses.all()] == ["signed"]
    with pytest.raises(Overtaken, match="光明电机公司科协已签收"):
        links.sign(made.link, name="别人", position="")
    with pytest.raises(Overtaken, match="本单位已签收"):
        receipts.sign(unit, by=office["wang"])
    assert invariants.ways_of_receipts() == invariants.receipts_in_order() == []


def test_a_link_is_told_again_while_it_opens_anew_once_it_does_not_and_never_of_what_was_corrected(office, issued):
    unit = mine(issued, office.unit("motor"))
    token = links.told_again(unit)
    assert (len(token), links.told_again(unit)) == (43, token)
    link = queries.chasing.link_of(token)
    with clock.at(link.expires_at + timedelta(days=1)):
        other = links.told_again(unit)
        assert (other != token, links.told_again(unit)) == (True, other)
    link.refresh_from_db()
    assert link.revoked_at is not None
    links.revoke_of(unit, by=office["chen"])
    correct(office, issued)
    assert links.told_again(unit) == ""


def test_the_table_and_the_journal_keep_no_token(office, issued):
    made = links.make(mine(issued, office.unit("motor")), by=office["chen"])
    entry = Entry.objects.get(entity="receipt_link", entity_id=made.link.pk)
    kept = str(vars(entry)) + str(ReceiptLink.objects.filter(pk=made.link.pk).values())
    assert (len(made.token), made.token in kept) == (43, False)
    assert queries.chasing.link_of(made.token).pk == made.link.pk
    assert queries.chasing.link_of("a" * 43) is None


def test_a_second_link_revokes_the_first_and_a_revoked_one_signs_nothing(office, issued):
    unit = mine(issued, office.unit("motor"))
    first, second = (links.make(unit, by=office["chen"]).link for _ in range(2))
    assert [rules.can_open_link(queries.chasing.links(unit)[n]).rule for n in (1, 0)] == ["revoked", ""]
    with pytest.raises(Refused, match="已经作废"):
        links.sign(first, name="龙卫国", position="")
    links.revoke(second, by=office["chen"])
    with pytest.raises(Overtaken, match="已经作废"):
        links.revoke(second, by=office["chen"])
    assert queries.chasing.link(unit) is None
    assert Receipt.objects.count() == 0


def test_a_link_opens_some_days_beyond_the_due_day_and_no_longer(office, issued):
    unit = mine(issued, office.unit("motor"))
    receipts.set_term(office.unit("city"), 5, 3, by=office["chen"])
    made = links.make(unit, by=office["chen"]).link
    last = issued.due_on + timedelta(days=3)
    assert clock.local(made.expires_at - timedelta(seconds=1)).date() == last
    with clock.at(clock.shanghai(last.year, last.month, last.day, 23, 59)):
        assert rules.can_sign_by_link(made)
    with clock.at(made.expires_at):
        assert rules.can_open_link(made).rule == "expired"
        with pytest.raises(Refused, match="已经过期"):
            links.sign(made, name="龙卫国", position="")
        # Chasing goes on after the due day: a link made now opens from now on.
        assert links.make(unit, by=office["chen"]).link.expires_at == made.expires_at + timedelta(days=4)


def test_the_term_of_links_is_a_row_with_limits(office):
    city = office.unit("city")
    assert queries.link_term(city) == 30
    receipts.set_term(city, 4, by=office["chen"])
    assert (queries.term(city), queries.link_term(city)) == ((4, True), 30)
    receipts.set_term(city, 4, 10, by=office["chen"])
    assert history("organisation", city.pk).last().diff == {"days": ["4", "4"], "link_days": ["30", "10"]}
    for days in (0, 366):
        with pytest.raises(Refused, match="1 到 365 天"):
            receipts.set_term(city, 4, days, by=office["chen"])
    from kexie.notices.models import ReceiptTerm

    ReceiptTerm.objects.all().delete()
    assert (queries.term(city), queries.link_term(city)) == ((5, False), 30)


def test_links_for_all_are_for_units_where_nobody_can_sign_in(office, issued):
    opened(office, "zhao")  # signs for the district
    opened(office, "wang_chair").delete()
    assert queries.chasing.to_link(issued) == (5, 5)
    made = links.make_many(issued, by=office["chen"])
    units = {one.link.addressee.name for one in made}
    assert units == {"光明电机公司科协", "洪水区科协", "东湖高新区科协", "红旗钢铁公司科协", "东湖光电公司科协"}
    assert len({one.token for one in made}) == 5
    assert history("document", issued.pk).last().diff == {"links": ["", "5"]}
    assert Entry.objects.filter(entity="receipt_link").count() == 0
    assert queries.chasing.to_link(issued) == (5, 0)
    with pytest.raises(Overtaken, match="没有需要签收链接的单位"):
        links.make_many(issued, by=office["chen"])


def test_links_for_all_leave_out_signed_and_closed_units_and_open_links(office, issued):
    links.make(mine(issued, office.unit("motor")), by=office["chen"])
    receipts.sign(mine(issued, office.unit("jiang")), by=office["zhao"])
    organisations.close(office.unit("optics"), by=SYSTEM, note="注销")
    made = links.make_many(issued, by=office["chen"])
    assert {one.link.addressee.name for one in made} == {"洪水区科协", "东湖高新区科协", "红旗钢铁公司科协"}


def test_an_account_that_is_stopped_reaches_nobody(office, issued):
    account = opened(office, "wang")
    assert queries.chasing.to_link(issued)[0] == 5
    account.is_active = False
    account.save(update_fields=["is_active"])
    assert queries.chasing.to_link(issued)[0] == 6


@pytest.mark.parametrize("who", ["leader", "observer", "zhao", "wang", "hong_officer"])
def test_only_who_issues_for_the_issuer_makes_and_revokes_links_and_logs_calls(office, issued, who):
    unit = mine(issued, office.unit("motor"))
    made = links.make(unit, by=office["chen"]).link
    by = office[who]
    for act in (
        lambda: links.make(unit, by=by),
        lambda: links.make_many(issued, by=by),
        lambda: links.revoke(made, by=by),
        lambda: phone_calls.log(unit, told(), by=by),
        lambda: phone_calls.log(unit, told(OUTCOME.REACHED), by=by),
    ):
        with pytest.raises(Refused, match="只有某市科协的印发人能催签收"):
            act()


def test_the_system_neither_chases_nor_chases_what_is_not_issued(office, issued):
    assert rules.can_chase(SYSTEM, issued).rule == "post"
    assert rules.can_chase(office["chen"], office.draft()).rule == "state"


def test_a_call_may_stand_alone_or_sign(office, issued):
    unit = mine(issued, office.unit("motor"))
    phone_calls.log(unit, told(OUTCOME.NOT_REACHED, name="", note="无人接听"), by=office["chen"])
    phone_calls.log(unit, told(OUTCOME.WILL_SIGN, position="秘书"), by=office["chen"])
    at = clock.now()
    call = phone_calls.log(unit, told(position="办公室主任", at=at), by=office["chen"])
    assert (call.receipt.way, call.receipt.at, call.receipt.signer, call.receipt.signed_as) == (
        "phone", at, "龙卫国", "办公室主任",
    )  # fmt: skip
    assert (call.logged_by_id, call.post_id) == (office["chen"].person_id, office["chen"].post_id)
    verbs = [entry.verb for entry in history("addressee", unit.pk)]
    assert verbs == ["phone_call", "phone_call", "phone_call", "sign_by_phone"]
    assert {entry.person_id for entry in history("addressee", unit.pk)} == {office["chen"].person_id}
    assert [one.outcome for one in queries.chasing.calls(unit)] == ["signed", "will_sign", "not_reached"]
    with pytest.raises(Overtaken, match="不用再记电话签收"):
        phone_calls.log(unit, told(), by=office["chen"])
    phone_calls.log(unit, told(OUTCOME.REACHED), by=office["chen"])  # a call is a fact, also afterwards
    assert invariants.ways_of_receipts() == invariants.receipts_in_order() == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"at": clock.shanghai(2001, 1, 1)}, "通话时间应在印发以后"),
        ({"at": clock.shanghai(2999, 1, 1)}, "通话时间应在印发以后"),
        ({"name": ""}, "请填写接电话人的姓名"),
        ({"name": "", "outcome": OUTCOME.WILL_SIGN}, "请填写接电话人的姓名"),
    ],
)
def test_a_call_needs_a_time_that_was_and_who_answered(office, issued, values, reason):
    with pytest.raises(Refused, match=reason):
        phone_calls.log(mine(issued, office.unit("motor")), told(**values), by=office["chen"])
    assert PhoneCall.objects.count() == 0


def test_a_name_is_needed_on_a_link_too(office, issued):
    made = links.make(mine(issued, office.unit("motor")), by=office["chen"])
    with pytest.raises(Refused, match="请填写签收人姓名"):
        links.sign(made.link, name="", position="主任")


def test_a_corrected_document_is_chased_no_more_but_may_be_signed_for_at_the_desk(office, issued):
    unit = mine(issued, office.unit("motor"))
    made = links.make(unit, by=office["chen"]).link
    correct(office, issued)
    for act in (
        lambda: links.sign(made, name="龙卫国", position=""),
        lambda: links.make(unit, by=office["chen"]),
        lambda: links.make_many(issued, by=office["chen"]),
        lambda: phone_calls.log(unit, told(), by=office["chen"]),
    ):
        with pytest.raises(Refused, match="已由更正件代替"):
            act()
    assert rules.can_open_link(made).rule == "corrected"
    assert phone_calls.log(unit, told(OUTCOME.REACHED), by=office["chen"]).outcome == "reached"
    assert links.revoke(made, by=office["chen"]).revoked_at is not None
    assert receipts.sign(unit, by=office["wang"]).way == "desk"


def test_a_document_that_is_not_issued_any_more_is_not_opened(office, issued):
    made = links.make(mine(issued, office.unit("motor")), by=office["chen"]).link
    made.addressee.document.state = "void"
    assert rules.can_open_link(made).rule == "withdrawn"


def test_a_unit_closed_after_being_addressed_signs_no_way(office, issued):
    unit = mine(issued, office.unit("optics"))
    made = links.make(unit, by=office["chen"]).link
    organisations.close(office.unit("optics"), by=SYSTEM, note="并入他处")
    for act in (
        lambda: links.sign(made, name="龙卫国", position=""),
        lambda: links.make(unit, by=office["chen"]),
        lambda: phone_calls.log(unit, told(), by=office["chen"]),
    ):
        with pytest.raises(Refused, match="东湖光电公司科协已撤销"):
            act()


def test_a_unit_that_has_signed_needs_no_link(office, issued):
    unit = mine(issued, office.unit("jiang"))
    receipts.sign(unit, by=office["zhao"])
    with pytest.raises(Overtaken, match="江边区科协已签收"):
        links.make(unit, by=office["chen"])


def test_uses_are_put_down_once_a_minute(office, issued):
    made = links.make(mine(issued, office.unit("motor")), by=office["chen"]).link
    for _ in range(3):
        links.note(made)
    links.note(made, "expired")
    with clock.at(clock.now() + timedelta(minutes=2)):
        links.note(made)
    (row,) = queries.chasing.links(made.addressee)
    assert [(use.what, use.reason) for use in row.uses.all()] == [("seen", ""), ("refused", "expired"), ("seen", "")]


def test_the_figures_tell_the_ways_in_one_query_and_the_lists_agree(office, issued):
    receipts.sign(mine(issued, office.unit("jiang")), by=office["zhao"])
    links.sign(links.make(mine(issued, office.unit("motor")), by=office["chen"]).link, name="龙", position="")
    phone_calls.log(mine(issued, office.unit("steel")), told(), by=office["chen"])
    phone_calls.log(mine(issued, office.unit("hong")), told(OUTCOME.NOT_REACHED, name=""), by=office["chen"])
    phone_calls.log(mine(issued, office.unit("hong")), told(OUTCOME.REACHED), by=office["chen"])
    with CaptureQueriesContext(connection) as asked:
        (row,) = queries.by_district(issued)
    assert len(asked) == 1
    assert (row.total, row.signed, row.by_link, row.by_phone, row.open, row.called) == (6, 3, 1, 1, 3, 2)
    counts = {view: queries.addressees(issued, view).count() for view in ("", "signed", "link", "phone", "open")}
    assert counts == {"": 6, "signed": 3, "link": 1, "phone": 1, "open": 3}
    with CaptureQueriesContext(connection) as asked:
        called = {one.name: one.telephoned for one in queries.addressees(issued) if one.telephoned}
    assert (len(asked), called) == (1, {"洪水区科协": 2, "红旗钢铁公司科协": 1})


@pytest.mark.parametrize(
    "fields",
    [
        {"way": "desk"},
        {"way": "desk", "by": True, "post": True, "name": "龙卫国"},
        {"way": "link", "name": "龙卫国"},
        {"way": "link", "link": True},
        {"way": "link", "link": True, "name": "龙卫国", "by": True},
        {"way": "phone", "link": True, "name": "龙卫国"},
        {"way": "fax", "by": True, "post": True},
    ],
)
def test_the_database_wants_of_each_way_what_it_needs(office, issued, fields):
    unit = mine(issued, office.unit("motor"))
    held = {
        "by": {"by_id": office["wang"].person_id},
        "post": {"post_id": office["wang"].post_id},
        "link": {"link": links.make(unit, by=office["chen"]).link},
    }
    values = {key: value for name, one in fields.items() for key, value in (held.get(name) or {name: one}).items()}
    with pytest.raises(IntegrityError, match="receipt_way_whole"), transaction.atomic():
        Receipt(addressee=unit, **values).save(force_insert=True)


def test_links_uses_and_calls_stand(office, issued):
    unit = mine(issued, office.unit("motor"))
    bare = links.make(mine(issued, office.unit("steel")), by=office["chen"]).link
    links.note(links.make(unit, by=office["chen"]).link)
    phone_calls.log(unit, told(OUTCOME.REACHED), by=office["chen"])
    for act in (
        lambda: ReceiptLink.objects.update(expires_at=clock.now() + timedelta(days=900)),
        lambda: ReceiptLink.objects.filter(pk=bare.pk).delete(),
        lambda: LinkUse.objects.update(what="signed"),
        lambda: LinkUse.objects.all().delete(),
        lambda: PhoneCall.objects.update(name="别人"),
        lambda: PhoneCall.objects.all().delete(),
    ):
        with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
            act()


def test_a_persons_export_holds_the_links_made_and_the_calls_logged(office, issued):
    unit = mine(issued, office.unit("motor"))
    links.make(unit, by=office["chen"])
    phone_calls.log(unit, told(OUTCOME.REACHED), by=office["chen"])
    told_ = privacy.export(office["chen"].person_id)
    assert [row["addressee__name"] for row in told_["receipt_links"]] == ["光明电机公司科协"]
    assert [row["outcome"] for row in told_["phone_calls"]] == ["reached"]


def test_another_documents_unit_and_file_are_not_found(office, issued):
    other = office.at("issued", units=[office.unit("motor")])
    unit = mine(issued, office.unit("motor"))
    assert queries.chasing.unit(other, unit.pk) is None
    assert queries.chasing.unit(issued, unit.pk) == unit
    made = links.make(unit, by=office["chen"]).link
    assert queries.chasing.file_of(made, made.pk) is None


def test_the_link_a_unit_holds_is_taken_back_by_who_chases_and_once(office, issued):
    unit = mine(issued, office.unit("motor"))
    made = links.make(unit, by=office["chen"])
    with pytest.raises(Refused):
        links.revoke_of(unit, by=office["wang"])
    assert links.revoke_of(unit, by=office["chen"]) == made.link
    with pytest.raises(Overtaken, match="没有可作废的签收链接"):
        links.revoke_of(unit, by=office["chen"])
    with pytest.raises(Refused):
        links.revoke_of(unit, by=office["wang"])


def test_a_call_is_told_in_the_plain_values_of_a_form():
    at = clock.now()
    assert phone_calls.told(at=at, outcome="signed", name="龙卫国") == told(at=at)
    with pytest.raises(ValueError, match="nothing"):
        phone_calls.told(at=at, outcome="nothing")
