"""The archive list: every number of a series in order, void and missing ones named; terms of keeping; pages at night."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused
from kexie.notices import forms, jobs, queries, rules
from kexie.notices.actions import documents, retention
from kexie.notices.documents import press
from kexie.notices.models import Numbering, PageCount

archive = queries.archive


def year_of(document) -> int:
    return document.number.year


def test_numbers_stand_in_order_with_void_and_missing_ones_named(office):
    first = office.at("issued", title="关于甲的通知", openness="internal")
    gone = office.at("numbered", title="关于乙的通知")
    documents.withdraw(gone, by=office["registrar"], note="重新研究")
    year = year_of(first)
    Numbering(document=gone, issuer=office.unit("city"), code="某科协", year=year, serial=5, given=True).save(
        force_insert=True
    )
    (series,) = archive.series(office["chen"], year)
    told = [(line.serial, line.title, line.term, line.remark) for line in series.lines]
    assert told == [
        (1, "关于甲的通知", "30年", ""),
        (2, "关于乙的通知", "", "作废号：重新研究"),
        (3, "", "", "空号：没有编给任何公文"), (4, "", "", "空号：没有编给任何公文"),
        (5, "关于乙的通知", "30年", "尚未印发"),
    ]  # fmt: skip
    assert (series.code, series.kept, series.void, series.missing) == ("某科协", 2, 1, 2)
    assert archive.years(office["chen"]) == [year]


def test_a_house_sees_its_own_series_only(office):
    document = office.at("issued", openness="internal", classes=office.classes("各区科协"))
    assert archive.series(office["zhao"], year_of(document)) == []
    assert [one.code for one in archive.series(office["leader"], year_of(document))] == ["某科协"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_list(office, count):
    made = [office.at("issued", openness="internal") for _ in range(count)]
    with CaptureQueriesContext(connection) as asked:
        (series,) = archive.series(office["chen"], year_of(made[0]))
    assert (len(series.lines), len(asked)) == (count, 2)


def test_a_house_sets_its_own_terms_and_goes_back_to_the_general_ones(office):
    document = office.at("issued", openness="internal")
    city, by = office.unit("city"), office["registrar"]

    def kept():
        return archive.series(office["chen"], year_of(document))[0].lines[0].term

    retention.set_terms(city, {"notice": "10", "letter": ""}, by=by)
    assert kept() == "10年"
    retention.set_terms(city, {"notice": "10"}, by=by)
    assert Entry.objects.filter(entity="organisation", verb="retention").count() == 1
    retention.set_terms(city, {"notice": "permanent"}, by=by)
    assert kept() == "永久"
    retention.set_terms(city, {"notice": ""}, by=by)
    assert kept() == "30年"
    told = {kind: (term, own) for kind, _, term, own in archive.terms(city)}
    assert (told["notice"], told["decision"]) == (("30", False), ("permanent", False))


def test_only_who_numbers_sets_terms_and_only_who_has_a_hand_in_documents_reads_the_list(office):
    with pytest.raises(Refused, match="只有某市科协的编号人"):
        retention.set_terms(office.unit("city"), {"notice": "10"}, by=office["chen"])
    may = {name: bool(rules.can_read_archive(office[name])) for name in ("chen", "leader", "steel_liaison", "observer")}
    assert may == {"chen": True, "leader": True, "steel_liaison": False, "observer": False}


def test_the_form_offers_the_general_term_and_takes_no_other(office):
    kept = archive.terms(office.unit("city"))
    form = forms.RetentionForm({"notice": "10"}, kept=kept)
    assert form.is_valid()
    assert form.cleaned_data["notice"] == "10"
    assert form.fields["notice"].choices[0] == ("", "按通用的（30年）")
    assert not forms.RetentionForm({"notice": "7"}, kept=kept).is_valid()


def test_pages_are_counted_once_at_night(office, monkeypatch):
    document = office.at("issued", openness="internal")
    monkeypatch.setattr(press, "drawn", lambda one, folder: b"/Type/Pages /Type /Page /Type/Page")
    jobs.count_pages.run()
    assert PageCount.objects.get(document=document).pages == 2
    assert archive.series(office["chen"], year_of(document))[0].lines[0].pages == 2
    assert retention.count_pages(lambda one: b"") == 0


def test_the_pages_of_a_real_paper_are_counted(office):
    office.at("issued", openness="internal")
    assert retention.count_pages(press.drawn) == 1
    assert PageCount.objects.get().pages == 2  # 版记 stands on an even page
