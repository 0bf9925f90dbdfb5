"""Document numbers: gapless per issuer, code and year; never double, never given again; old ones kept as they were."""

from datetime import date

import pytest

from kexie.kit import clock, numbers
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import invariants
from kexie.notices.actions import documents, series
from kexie.notices.actions.documents import approval, issuing
from kexie.notices.models import Numbering, SeriesCode

YEAR = clock.today().year


def given(code="某科协", year=YEAR, serial=2):
    return {"given_code": code, "given_year": year, "given_serial": serial}


def serials():
    return [str(row) for row in Numbering.objects.order_by("year", "code", "serial")]


def test_each_issuer_counts_for_itself(office):
    for _ in range(2):
        office.at("numbered")
    own = documents.draft(office.unit("jiang"), {"title": "区里的通知", "body": [{"text": "一"}]}, by=office["zhao"])
    secretary = office.city.actor("jiang_secretary", "secretary_general", "jiang")
    for by, step in ((office["zhao"], documents.submit), (secretary, documents.review)):
        own = step(own, by=by)
    own = documents.sign_off(own, by=office["zhao_leader"])
    own = documents.number(own, by=secretary)
    assert str(own.number) == f"江科协〔{YEAR}〕1号"
    assert serials() == [f"某科协〔{YEAR}〕1号", f"某科协〔{YEAR}〕2号", f"江科协〔{YEAR}〕1号"]


def test_the_year_is_that_of_the_date_of_the_document(office):
    assert str(office.at("numbered", written_on=date(2013, 4, 25)).number) == "某科协〔2013〕1号"


def test_a_code_is_chosen_by_the_kind_or_by_hand(office):
    series.set_code(office.unit("city"), "某科协函", by=SYSTEM, kinds=["letter"])
    assert office.at("numbered", kind="letter").number.code == "某科协函"
    assert office.at("numbered").number.code == "某科协"
    signed = office.at("signed")
    assert documents.number(signed, by=office["registrar"], code="某科协函").number.serial == 2


def test_a_code_of_nobody_or_of_another_issuer_is_refused(office):
    with pytest.raises(Refused, match="没有机关代字“江科协”"):
        documents.number(office.at("signed"), by=office["registrar"], code="江科协")


def test_without_a_usual_code_the_first_in_use_serves(office):
    SeriesCode.objects.filter(code="某科协").update(is_default=False)
    assert office.at("numbered").number.code == "某科协"


def test_the_code_on_the_organisations_card_becomes_its_first_series(office):
    unit = office.unit("city")
    SeriesCode.objects.filter(issuer=unit).delete()
    type(unit).objects.filter(pk=unit.pk).update(document_code="某协")
    document = office.at("numbered")
    assert (document.number.code, SeriesCode.objects.get(issuer=unit).is_default) == ("某协", True)


def test_a_code_on_two_cards_belongs_to_who_uses_it_first(office):
    unit = office.unit("city")
    SeriesCode.objects.filter(issuer=unit).delete()
    type(unit).objects.filter(pk=unit.pk).update(document_code="江科协")
    with pytest.raises(Refused, match="“江科协”不能用"):
        documents.number(office.at("signed"), by=office["registrar"])


def test_an_issuer_without_a_code_is_told_to_set_one(office):
    SeriesCode.objects.filter(issuer=office.unit("city")).delete()
    with pytest.raises(Refused, match="还没有机关代字，请先设置"):
        documents.number(office.at("signed"), by=office["registrar"])


def test_an_old_number_is_kept_and_nothing_is_drawn(office):
    document = office.at("numbered", **given("武科协", 2011, 15))
    assert (str(document.number), document.number.given) == ("武科协〔2011〕15号", True)
    assert numbers.current(office.unit("city").pk, "武科协", 2011) == 0


def test_an_old_number_stands_on_one_document_only(office):
    office.at("numbered", **given("武科协", 2011, 15))
    with pytest.raises(Refused, match="武科协〔2011〕15号已用于另一件公文"):
        documents.number(office.at("signed", **given("武科协", 2011, 15)), by=office["registrar"])


def test_drawing_steps_over_old_numbers_without_a_gap(office):
    for serial in (2, 3):
        office.at("numbered", **given(serial=serial))
    assert [office.at("numbered").number.serial for _ in range(2)] == [1, 4]
    assert numbers.current(office.unit("city").pk, "某科协", YEAR) == 4
    assert invariants.numbers_without_gap_or_double() == []


def test_an_old_number_survives_a_withdrawal(office):
    document = documents.withdraw(office.at("numbered", **given()), by=office["registrar"], note="改附注")
    assert (document.number, Numbering.objects.get().voided_at) == (None, None)
    document = documents.submit(document, by=office["chen"])
    document = documents.sign_off(documents.review(document, by=office["reviewer"]), by=office["leader"])
    document = documents.number(document, by=office["registrar"])
    assert (str(document.number), Numbering.objects.count()) == (f"某科协〔{YEAR}〕2号", 1)


def test_an_old_number_read_wrongly_becomes_void_when_it_is_put_right(office):
    document = documents.withdraw(office.at("numbered", **given()), by=office["registrar"], note="文号看错")
    document = documents.edit(document, given(serial=5), by=office["chen"])
    document = documents.submit(document, by=office["chen"])
    document = documents.sign_off(documents.review(document, by=office["reviewer"]), by=office["leader"])
    document = documents.number(document, by=office["registrar"])
    rows = Numbering.objects.order_by("serial").values_list("serial", "void_reason")
    assert list(rows) == [(2, "原文发文字号更正"), (5, "")]
    assert [office.at("numbered").number.serial for _ in range(4)] == [1, 3, 4, 6]
    assert invariants.numbers_without_gap_or_double() == []


def test_a_document_changed_while_its_number_was_drawn_is_not_numbered(office, monkeypatch):
    document = office.at("signed")
    real = issuing.locked

    def changed(one):
        found = real(one)
        found.written_on = date(2001, 1, 1)
        return found

    monkeypatch.setattr(issuing, "locked", changed)
    with pytest.raises(Overtaken, match="刚刚改动过"):
        documents.number(document, by=office["registrar"])
    assert numbers.current(office.unit("city").pk, "某科协", YEAR) == 0


def test_a_number_changed_while_it_was_withdrawn_is_told(office, monkeypatch):
    document = office.at("signed")
    real = approval.locked
    monkeypatch.setattr(approval, "locked", lambda one: real(documents.number(one, by=office["registrar"])))
    with pytest.raises(Overtaken, match="刚刚编号或换号"):
        documents.withdraw(document, by=office["registrar"], note="重来")


def test_the_first_code_is_the_usual_one_and_another_may_take_its_place(office):
    unit = office.unit("hong")
    first = series.set_code(unit, "洪科协", by=SYSTEM)
    second = series.set_code(unit, "洪科协发", by=SYSTEM, default=True)
    first.refresh_from_db()
    assert (first.is_default, second.is_default) == (False, True)
    series.set_code(unit, "洪科协发", by=SYSTEM, active=False)
    second.refresh_from_db()
    assert (second.is_default, second.is_active) == (False, False)
    assert history("series_code", second.pk).count() == 2


@pytest.mark.parametrize(
    ("code", "kinds", "message"),
    [
        ("武科协2", (), "机关代字只能是文字"),
        ("洪", ("poem",), "没有这种文种：poem"),
        ("江科协", (), "已是别的单位的机关代字"),
    ],
)
def test_a_wrong_code_is_refused(office, code, kinds, message):
    with pytest.raises(Refused, match=message):
        series.set_code(office.unit("hong"), code, by=SYSTEM, kinds=kinds)


def test_only_who_numbers_sets_codes(office):
    series.set_code(office.unit("city"), "某科协函", by=office["registrar"])
    with pytest.raises(Refused, match="只有某市科协的编号人能设置机关代字"):
        series.set_code(office.unit("city"), "某科协办", by=office["chen"])


def test_a_number_that_was_never_its_own_is_not_drawn_for_the_same_document(office):
    document = documents.withdraw(office.at("numbered", **given(serial=1)), by=office["registrar"], note="文号看错")
    none = {"given_code": "", "given_year": None, "given_serial": None}
    document = documents.submit(documents.edit(document, none, by=office["chen"]), by=office["chen"])
    document = documents.sign_off(documents.review(document, by=office["reviewer"]), by=office["leader"])
    document = documents.number(document, by=office["registrar"])
    assert (document.number.serial, document.number.given) == (2, False)
    assert invariants.numbers_without_gap_or_double() == []
