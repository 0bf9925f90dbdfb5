"""Issuing: classes become a dated list of units, the due day, the board, and what then never changes."""

from datetime import date, timedelta

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.kit import calendar, clock
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.notices import queries
from kexie.notices.actions import attachments, documents, receipts, series
from kexie.notices.actions.documents import issuing
from kexie.notices.models import Addressee, Document, Kind
from kexie.organisations.actions import bulk, organisations
from tests.notices.office import BODY


def names(document):
    return sorted(document.addressees.values_list("name", flat=True))


def test_the_classes_of_the_founding_notice_expand_to_every_unit_they_mean(office):
    classes = office.classes("各企事业科协", "各区科协", "相关学会")
    document = office.at("issued", classes=classes, units=[office.unit("physics")])
    basic = ["光明电机公司科协", "红旗钢铁公司科协", "东湖光电公司科协", "某大学科协", "某医院科协"]
    assert names(document) == sorted([*basic, "江边区科协", "洪水区科协", "东湖高新区科协", "市物理学会"])
    by_class = {row.name: row.addressee_class.name for row in document.addressees.select_related("addressee_class")}
    assert (by_class["市物理学会"], by_class["江边区科协"]) == ("相关学会", "各区科协")


def test_a_unit_named_twice_is_addressed_once_and_the_issuers_never(office):
    classes = office.classes("各区科协", "各有关单位", "各企业科协")
    units = [office.unit(key) for key in ("jiang", "motor", "city", "hong")]
    document = office.at("issued", classes=classes, units=units, co_issuers=("hong",))
    enterprises = ["光明电机公司科协", "红旗钢铁公司科协", "东湖光电公司科协"]
    assert names(document) == sorted([*enterprises, "江边区科协", "东湖高新区科协"])


def test_departments_are_the_issuers_own(office):
    assert names(office.at("issued", classes=office.classes("机关各部室"))) == ["企事业部", "办公室"]


def test_a_district_issues_to_its_own_subtree_with_the_same_tools(office):
    classes = list(queries.classes_named(office.unit("jiang"), ["各企事业科协"]).values())
    document = documents.draft(
        office.unit("jiang"), {"title": "区里的通知", "body": BODY, "classes": classes}, by=office["zhao"]
    )
    secretary = office.city.actor("jiang_secretary", "secretary_general", "jiang")
    document = documents.review(documents.submit(document, by=office["zhao"]), by=secretary)
    document = documents.sign_off(document, by=office["zhao_leader"])
    document = documents.issue(documents.number(document, by=secretary), by=office["zhao"])
    assert names(document) == ["光明电机公司科协"]


def test_an_enterprise_association_issues_its_own_notice(office):
    series.set_code(office.unit("motor"), "光科协", by=SYSTEM)
    secretary = office.city.actor("motor_secretary", "secretary_general", "motor")
    document = documents.draft(office.unit("motor"), {"title": "厂里的通知", "body": BODY}, by=office["wang"])
    document = documents.review(documents.submit(document, by=office["wang"]), by=secretary)
    document = documents.sign_off(document, by=office["wang_chair"])
    document = documents.issue(documents.number(document, by=secretary), by=office["wang"])
    assert (document.state, document.number.code, names(document)) == ("issued", "光科协", [])


def test_a_letter_goes_up_or_across_to_units_outside_the_subtree(office):
    document = documents.draft(
        office.unit("jiang"), {"title": "请示", "kind": Kind.REQUEST, "body": BODY, "units": [office.unit("city")]},
        by=office["zhao"],
    )  # fmt: skip
    assert [(row.label, row.count) for row in queries.preview(document)] == [("", 1)]


def test_the_list_is_of_the_day_and_later_changes_do_not_touch_it(office):
    document = office.at("issued", classes=office.classes("各企业科协"))
    organisations.close(office.unit("motor"), by=SYSTEM, note="合并")
    organisations.edit(office.unit("steel"), organisations.Particulars(name="新名钢铁公司科协"), by=SYSTEM)
    assert names(document) == sorted(["光明电机公司科协", "红旗钢铁公司科协", "东湖光电公司科协"])
    later = office.at("issued", classes=office.classes("各企业科协"))
    assert names(later) == sorted(["新名钢铁公司科协", "东湖光电公司科协"])


def test_the_preview_counts_what_the_issue_will_address(office):
    classes = office.classes("各企业科协", "各区科协", "相关学会")
    document = office.at("numbered", classes=classes, units=[office.unit("physics")])
    told = [(row.label, row.count) for row in queries.preview(document)]
    assert told == [("各企业科协", 3), ("各区科协", 3), ("相关学会", 1)]
    assert documents.issue(document, by=office["chen"]).addressees.count() == 7


def test_classes_that_mean_nobody_now_stop_the_issue(office):
    document = office.at("numbered", classes=office.classes("各街道科协"))
    with pytest.raises(Refused, match="没有一家单位"):
        documents.issue(document, by=office["chen"])
    document.refresh_from_db()
    assert document.state == "numbered"


def test_the_due_day_is_the_usual_number_of_working_days_or_the_one_given(office):
    classes = office.classes("各区科协")
    assert office.at("issued", classes=classes).due_on == calendar.add_working_days(clock.today(), 5)
    receipts.set_term(office.unit("city"), 3, by=office["chen"])
    assert office.at("issued", classes=classes).due_on == calendar.add_working_days(clock.today(), 3)
    given = clock.today() + timedelta(days=30)
    assert office.at("issued", classes=classes, due_on=given).due_on == given
    other = clock.today() + timedelta(days=31)
    assert documents.issue(office.at("numbered", classes=classes), by=office["chen"], due_on=other).due_on == other
    assert office.at("issued").due_on is None


def test_a_calendar_that_does_not_know_the_days_is_loud(office, monkeypatch):
    def unknown(day, n):
        raise calendar.UnknownYear(2099)

    monkeypatch.setattr(issuing.calendar, "add_working_days", unknown)
    with pytest.raises(Refused, match="2099 年的放假安排还没有录入"):
        documents.issue(office.at("numbered", classes=office.classes("各区科协")), by=office["chen"])


def test_the_term_has_its_limits(office):
    for days in (0, 61):
        with pytest.raises(Refused, match="1 到 60"):
            receipts.set_term(office.unit("city"), days, by=office["chen"])
    with pytest.raises(Refused, match="只有某市科协的印发人"):
        receipts.set_term(office.unit("city"), 5, by=office["zhao"])


def test_only_a_public_document_goes_on_the_board(office):
    internal = office.at("issued", openness="internal")
    assert not hasattr(internal, "notice")
    assert queries.board.listing().count() == 0


def test_the_board_counts_by_the_year_of_web_publication(office):
    old = office.at("issued", published_at=clock.shanghai(2013, 12, 31, 23, 59, 59), written_on=date(2013, 4, 25))
    new = office.at("issued", published_at=clock.shanghai(2014, 1, 1))
    again = office.at("issued", published_at=clock.shanghai(2013, 1, 2))
    assert [str(one.notice) for one in (old, new, again)] == ["2013/1", "2014/1", "2013/2"]
    assert (old.notice.published_at, old.written_on) == (clock.shanghai(2013, 12, 31, 23, 59, 59), date(2013, 4, 25))


def test_the_due_day_may_change_after_the_issue_and_nothing_else(office):
    document = office.at("issued", classes=office.classes("各区科协"))
    later = document.due_on + timedelta(days=3)
    assert documents.set_due(document, later, by=office["chen"]).due_on == later
    documents.set_due(document, later, by=office["chen"])
    with pytest.raises(Refused, match="拟稿人或印发人"):
        documents.set_due(document, None, by=office["leader"])
    with pytest.raises(Refused, match="已印发的公文不能改动"):
        documents.edit(document, {"title": "别的"}, by=office["chen"])
    with pytest.raises(Refused, match="现在是“已作废”"):
        documents.set_due(office.at("void"), None, by=office["chen"])


@pytest.mark.parametrize(
    "change",
    [
        {"title": "别的"},
        {"state": "draft"},
        {"number": None},
        {"written_on": date(2000, 1, 1)},
        {"issued_by": None},
        {"body": []},
    ],
)
def test_the_database_refuses_to_change_an_issued_document(office, change):
    document = office.at("issued")
    with pytest.raises((InternalError, ProgrammingError), match=r"pgtrigger|Invalid"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**change)


@pytest.mark.parametrize("state", ["review", "sign_off", "signed", "numbered"])
def test_the_database_keeps_the_text_as_it_was_sent_to_review(office, state):
    document = office.at(state)
    with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(title="别的")


def test_the_database_knows_the_ladder(office):
    document = office.draft()
    with pytest.raises((InternalError, ProgrammingError), match=r"[Ii]nvalid"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(state="signed")


def test_the_database_closes_the_parts_of_an_issued_document(office):
    draft = office.draft(co_issuers=[office.unit("jiang")])
    attachments.add(draft, "名单", by=office["chen"], body=BODY)
    for by, step in (
        ("chen", documents.submit), ("reviewer", documents.review), ("zhao_leader", documents.countersign),
        ("leader", documents.sign_off), ("registrar", documents.number), ("chen", documents.issue),
    ):  # fmt: skip
        draft = step(draft, by=office[by])
    for act in (
        lambda: draft.attachments.update(title="别的"),
        lambda: draft.attachments.all().delete(),
        lambda: draft.co_issues.update(note="别的"),
        lambda: Addressee.objects.create(document=draft, organisation=office.unit("jiang"), name="甲").delete(),
        lambda: draft.numberings.update(serial=99),
        lambda: draft.numberings.all()._raw_delete("default"),
        lambda: Document.objects.filter(pk=draft.pk)._raw_delete("default"),
    ):
        with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
            act()


def test_a_thousand_units_are_addressed_in_the_same_few_statements(office):
    rows = [
        bulk.Line(organisations.Particulars(name=f"第{place}厂科协"), "enterprise", office.unit("jiang"))
        for place in range(1000)
    ]
    few, many = (office.at("numbered", classes=office.classes("各企业科协")) for _ in range(2))
    with CaptureQueriesContext(connection) as before:
        documents.issue(few, by=office["chen"])
    bulk.register_many(rows, by=SYSTEM)
    with CaptureQueriesContext(connection) as after:
        documents.issue(many, by=office["chen"])
    assert many.addressees.count() == 1003
    assert len(after) == len(before)
