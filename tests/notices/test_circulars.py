"""Words to many units: chosen by class, area or what they have not signed; filled for each; each gets them once."""

import pytest

from kexie.kit.journal.queries import history
from kexie.kit.verdict import Refused
from kexie.messages.models import Message
from kexie.notices import forms
from kexie.notices.actions import circulars, receipts
from kexie.notices.queries.circulars import Chosen, Letter, units, unsigned
from kexie.organisations.models import Organisation
from tests.notices import reminding as play
from tests.notices.test_ways import mine

LETTER = Letter("请{单位}核对", "{收件人}：\n请核对{单位}的电话。{发件单位}", "liaison", ("in_app", "email"))


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


def names(found):
    return [one.name for one in found]


def test_units_are_chosen_by_class_and_by_what_they_have_not_signed(office):
    city, document = office.unit("city"), play.issued(office)
    assert names(units(city, Chosen(office.classes("各区科协")))) == ["东湖高新区科协", "洪水区科协", "江边区科协"]
    with play.at(play.ISSUED_ON):
        receipts.sign(mine(document, office.unit("motor")), by=office["wang"])
        assert list(unsigned(city)) == [document]
    open_ = Chosen(office.classes("各企业科协"), unsigned=document)
    assert names(units(city, open_)) == ["东湖光电公司科协", "红旗钢铁公司科协"]
    Organisation.objects.filter(pk=office.unit("steel").pk).update(jurisdiction="420102")
    assert names(units(city, Chosen(area="420102"))) == ["红旗钢铁公司科协"]
    assert unsigned(office.unit("jiang")).count() == 0


def test_each_gets_its_own_words_once_and_the_rest_is_told(office):
    play.reachable(office, "wang", "zhao")
    Organisation.objects.filter(pk=office.unit("steel").pk).update(email="steel@kexie.invalid")
    with play.at(play.ISSUED_ON):
        sent = circulars.send(
            office.unit("city"), Chosen(office.classes("各企业科协")), LETTER, by=office["chen"]
        )  # fmt: skip
    assert sent == (2, 1)
    told = Message.objects.filter(kind="notices.circular")
    assert sorted(told.values_list("channel", "subject", "text")) == [
        ("email", "请红旗钢铁公司科协核对", "红旗钢铁公司科协：\n请核对红旗钢铁公司科协的电话。某市科协\n\n某市科协\n"),
        ("in_app", "请光明电机公司科协核对", "wang：\n请核对光明电机公司科协的电话。某市科协"),
    ]
    assert {one.about_id for one in told} == {office.unit("steel").pk, office.unit("motor").pk}
    diff = {"subject": ["", LETTER.subject], "messages": ["", "2"]}
    assert history("organisation", office.unit("city").pk).last().diff == diff


def test_a_document_lends_its_words(office):
    play.reachable(office, "wang")
    document = play.issued(office)
    letter = Letter("{文件}", "{文号} {期限} {单位}", "liaison", ("in_app",))
    found = circulars.lines(office.unit("city"), Chosen(office.classes("各企业科协"), unsigned=document), letter)
    told = {one.unit.name: (one.subject, one.text) for one in found}
    assert told["光明电机公司科协"] == (document.title, f"{document.number} 2026年5月20日 光明电机公司科协")
    document.due_on = None
    bare = circulars.lines(office.unit("city"), Chosen(unsigned=document), letter)
    assert bare[0].text == f"{document.number}  {bare[0].unit.name}"


def test_nobody_too_many_unreachable_and_a_foreign_house_are_refused(office, monkeypatch):
    city, classes = office.unit("city"), office.classes("各企业科协")
    for chosen, letter, words in (
        (Chosen(area="420117"), LETTER, "没有单位"),
        (Chosen(classes), Letter("甲", "乙", "liaison", ("sms",)), "换渠道"),
    ):
        with pytest.raises(Refused, match=words):
            circulars.send(city, chosen, letter, by=office["chen"])
    monkeypatch.setattr(circulars, "MOST", 2)
    with pytest.raises(Refused, match="有 3 个单位，一次最多 2 个"):
        circulars.send(city, Chosen(classes), LETTER, by=office["chen"])
    with pytest.raises(Refused, match="某市科协的经办人"):
        circulars.send(city, Chosen(classes), LETTER, by=office["zhao"])
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"text": "请看{文件}"}, "text", "没有“文件”这个占位词"),
        ({"subject": "{姓名}"}, "subject", "没有“姓名”这个占位词"),
        ({"channels": ["sms"], "text": "长" * 301}, "text", "不超过 300 字"),
        ({"channels": []}, "channels", "至少选一个渠道"),
        ({"unsigned": "99999"}, "unsigned", "已经签齐，或不是本单位的"),
        ({"area": "nowhere"}, "area", "没有这个区域"),
    ],
)
def test_the_form_says_what_is_wrong_at_the_field(office, change, field, words):
    told = {"to": "liaison", "channels": ["in_app"], "subject": "请核对", "text": "请{单位}核对"} | change
    form = forms.CircularForm(told, house=office.unit("city"))
    assert words in form.errors[field][0]


def test_what_the_form_took_is_what_is_sent(office):
    with play.at(play.ISSUED_ON):
        document = play.issued(office)
        told = {
            "classes": [one.pk for one in office.classes("各区科协")], "unsigned": document.ref, "to": "secretary",
            "channels": ["in_app", "sms"], "subject": "{文号}", "text": "请{单位}签收",
        }  # fmt: skip
        form = forms.CircularForm(told, house=office.unit("city"))
        assert form.is_valid(), form.errors
    assert form.chosen() == Chosen(office.classes("各区科协"), "", document)
    assert form.letter() == Letter("{文号}", "请{单位}签收", "secretary", ["in_app", "sms"])
