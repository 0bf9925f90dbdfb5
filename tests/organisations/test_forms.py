"""Forms: every mistake gets its sentence, every good entry the arguments of its action."""

from datetime import date, timedelta

import pytest

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.organisations import forms, queries, rules
from kexie.organisations.actions import calendar, organisations, posts, tree
from kexie.organisations.forms import organisation as registering
from kexie.organisations.models import Installation
from tests.organisations.city import City


def test_a_whole_registration_goes_from_form_to_tree(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    typed = {
        "superior": str(city["jiang"].number), "kind": "enterprise",
        "name": " 新光公司科学技术协会 ", "short_name": "新光公司科协",
        "credit_code": "9111 0000 600037341l", "street_code": "420111080", "admin_division": "420111",
        "founded_on": "2013-04-25", "telephone": "(027)65692271", "postcode": "430010",
    }  # fmt: skip
    form = forms.RegisterForm(typed, by=chen)
    assert form.errors == {}
    made = organisations.register(by=chen, **form.values())
    assert (made.name, made.credit_code, made.founded_on, made.superior) == (
        "新光公司科学技术协会", "91110000600037341L", date(2013, 4, 25), city["jiang"],
    )  # fmt: skip
    assert (made.jurisdiction_id, made.admin_division) == ("WH-DHXJS", "420111")
    again = forms.EditForm(organisation=made)
    assert (again["credit_code"].value(), again["jurisdiction"].value()) == ("91110000600037341L", "WH-DHXJS")


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        (
            {},
            {"superior": ["请选择业务指导单位"], "kind": ["请选择类别"], "name": ["请填写全称"]},
        ),
        (
            {
                "superior": "1", "kind": "king", "level": "moon", "name": "长" * 121, "credit_code": "123",
                "jurisdiction": "x", "admin_division": "42", "street_code": "1", "document_code": "WKX",
                "founded_on": "昨天",
                "telephone": "call me", "fax": "x", "email": "x", "postcode": "1", "website": "javascript:1",
            },
            {
                "superior": ["您不负责该单位，或它已撤销；请在列表中选择"],
                "kind": ["请在列表中选择类别"],
                "level": ["请在列表中选择级别"],
                "name": ["全称不超过 120 个字"],
                "credit_code": ["统一社会信用代码应为 18 位，现为 3 位"],
                "jurisdiction": ["请在列表中选择所属区域"],
                "admin_division": ["行政区划代码为 6 位数字，例如 420111"],
                "street_code": ["街道代码为 9 位数字，例如 420111080"],
                "document_code": ["机关代字只能用汉字，例如 武科协"],
                "founded_on": ["成立日期请写成 2026-05-09 的样子"],
                "telephone": ["电话只能包含数字、括号、短横线和“转”，例如 (027)65692271"],
                "fax": ["电话只能包含数字、括号、短横线和“转”，例如 (027)65692271"],
                "email": ["请填写正确的电子邮箱，例如 name@example.cn"],
                "postcode": ["邮编为 6 位数字"],
                "website": ["请填写正确的网址，例如 https://www.example.cn"],
            },
        ),
    ],
)  # fmt: skip
def test_every_mistake_has_its_sentence(city: City, typed: dict[str, str], errors: dict[str, list[str]]) -> None:
    form = forms.RegisterForm(typed, by=city.actor("赵", "officer", "jiang"))
    assert form.errors == errors


def test_level_goes_with_associations_only(city: City) -> None:
    base = {"superior": str(city["city"].number), "name": "甲"}
    chen = city.actor("陈", "officer", "city")
    assert forms.RegisterForm({**base, "kind": "association"}, by=chen).errors == {"level": ["请选择科协的级别"]}
    assert forms.RegisterForm({**base, "kind": "society", "level": "city"}, by=chen).errors == {
        "level": ["只有科协才填写级别"]
    }


def test_a_day_to_come_and_a_street_elsewhere_are_refused(city: City) -> None:
    tomorrow = str(clock.today() + timedelta(days=1))
    form = forms.EditForm(
        {"name": "甲", "founded_on": tomorrow, "admin_division": "420102", "street_code": "420111080"}
    )
    assert form.errors == {"founded_on": ["成立日期不能晚于今天"], "street_code": ["街道代码应以行政区划代码开头"]}


def test_what_is_odd_but_possible_is_warned_of(db: None) -> None:
    form = forms.EditForm(
        {"name": "甲", "credit_code": "91420100300000000X", "street_code": "420111080", "jurisdiction": "420111"}
    )
    assert form.is_valid()
    assert form.values()["particulars"].jurisdiction == "420111"
    assert form.warnings == [
        "统一社会信用代码中的组织机构代码校验位不符，请与证照核对",
        "按街道代码应属东湖高新区，所选为洪山区，请核对",
    ]


def test_a_move_goes_from_form_to_tree(city: City) -> None:
    chen = city.actor("陈", "officer", "city")
    form = forms.MoveForm({"superior": str(city["hong"].number), "on": str(clock.today()), "note": "属地调整"}, by=chen)
    assert form.is_valid()
    assert tree.change_superior(city["motor"], by=chen, **form.values()).superior_id == city["hong"].pk
    late = forms.MoveForm({"superior": "x", "on": str(clock.today() + timedelta(days=1))}, by=chen)
    assert late.errors == {
        "superior": ["您不负责该单位，或它已撤销；请在列表中选择"], "on": ["不能晚于今天"], "note": ["请填写理由"],
    }  # fmt: skip


def test_superiors_are_offered_where_few_and_levels_only_where_many(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    chen = city.actor("陈", "officer", "city")
    offered = [value for value, _ in registering.superior_field(chen).widget.choices]
    assert set(offered) == {"", *[unit.number for unit in city.units.values()]}
    monkeypatch.setattr(registering, "_MOST_OFFERED", 5)
    offered = [value for value, _ in registering.superior_field(chen, city["motor"].number).widget.choices]
    assert set(offered) == {"", *[city[key].number for key in ("city", "jiang", "hong", "lake", "motor")]}
    assert len(registering.superior_field(chen, "x").widget.choices) == 5


def test_an_appointment_goes_from_form_to_post(city: City) -> None:
    admin = city.actor("管", "system_admin", "city")
    city.actor("王", "liaison", "motor")
    chen = city.actor("陈", "officer", "city")
    typed = {"person": str(city.people["王"].pk), "kind": "chair", "starts_on": "2026-01-01", "ends_on": "2030-12-31"}
    form = forms.AppointForm(typed, by=chen)
    assert form.errors == {}
    post = posts.appoint(organisation=city["motor"], by=admin, **form.cleaned_data)
    assert (post.kind, post.ends_on) == ("chair", date(2030, 12, 31))
    wrong = forms.AppointForm(
        {"person": "x", "kind": "king", "starts_on": "2026-01-02", "ends_on": "2026-01-01"}, by=chen
    )
    assert wrong.errors == {
        "person": ["没有这个人，请重新查找"], "kind": ["请在列表中选择职务"], "ends_on": ["任期结束不能早于开始"],
    }  # fmt: skip
    end = forms.EndPostForm({"last_day": "2026-06-30", "note": "换届"})
    assert end.is_valid()
    assert end.cleaned_data == {"last_day": date(2026, 6, 30), "note": "换届"}


def test_days_of_the_calendar_are_ruled_by_the_installations_own_association(city: City) -> None:
    registrar, local = city.actor("编", "registrar", "city"), city.actor("编二", "registrar", "jiang")
    assert not rules.can_edit_calendar(registrar)
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    assert rules.can_edit_calendar(registrar)
    form = forms.DayForm({"day": "2027-01-01", "working": "rest", "name": "元旦"})
    assert form.is_valid()
    assert form.cleaned_data == {"day": date(2027, 1, 1), "working": False, "name": "元旦"}
    with pytest.raises(Refused) as refusal:
        calendar.override(**form.cleaned_data, by=local)
    assert refusal.value.reason == "只有本系统所属科协的编号员或系统管理员可以维护工作日历"
    calendar.override(**form.cleaned_data, by=registrar)
    with pytest.raises(Refused):
        calendar.clear(date(2027, 1, 1), by=local)
    calendar.clear(date(2027, 1, 1), by=registrar)
    assert forms.DayForm({"day": "1900-01-01", "working": "x"}).errors == {
        "day": ["日期应在 2004 年至 2099 年之间"], "working": ["请在列表中选择当天"], "name": ["请填写名称"],
    }  # fmt: skip


def test_the_journal_is_read_where_a_post_says_so(city: City) -> None:
    zhao, wang = city.actor("赵", "chair", "jiang"), city.actor("王", "liaison", "motor")
    assert rules.can_read_journal(zhao)
    assert rules.can_read_journal(wang).reason == "您的职务不能查阅操作日志"
    assert {one.pk for one in queries.journal_scope(zhao)} == {
        city[key].pk for key in ("jiang", "jiang_office", "motor", "federation")
    }
    assert queries.journal_scope(wang).count() == 0
    assert rules.can_read_journal(SYSTEM)
