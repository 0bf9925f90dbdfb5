"""Consent, one's own data, requests, duplicates, leaving: as whole requests."""

import io
import json
import sys
import zipfile
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.associations.actions import profiles
from kexie.associations.told import Facts
from kexie.custody.actions import finding
from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.organisations.actions import members, numbers, organisations, roll
from kexie.organisations.models import Affiliation, Member, Organisation, Post
from kexie.people.actions import persons
from kexie.people.models import Account, Person
from tests import city_custody
from tests.city import City
from tests.desk.conftest import SignIn
from tests.notices.documents import words

DAY = timedelta(days=1)


def key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def text(answer: Any) -> str:
    told: str = answer.content.decode()
    return told


def li(city: City) -> Person:
    return Person.objects.get(pk=city.facts.people["li"])


def park(city: City) -> Organisation:
    return Organisation.objects.get(number=city.facts.number(city_custody.PARK))


# Consent and the roll


def test_consent_is_given_on_one_s_own_page_and_withdrawn_in_two_clicks(city: City, sign_in: SignIn) -> None:
    client = sign_in("li")
    assert [one["state"] for one in client.get("/desk/me/").context["consents"]] == ["未同意"] * 3
    page = client.get("/desk/me/consents/membership/")
    assert ('name="give"' in text(page), 'name="withdraw"' in text(page)) == (True, False)
    assert client.post("/desk/me/consents/membership/", {**key(), "give": "1"}).headers["Location"] == "/desk/me/"
    url = client.get("/desk/me/").context["consents"][0]["url"]  # the first click
    assert "会员身份当天终止" in text(client.get(url))
    answer = client.post(url, {**key(), "withdraw": "1"}, follow=True)  # the second
    assert ("已撤回会员登记的同意" in text(answer), answer.context["consents"][0]["state"]) == (True, "未同意")
    again = client.post(url, {**key(), "withdraw": "1"})
    assert (again.status_code, "没有有效的同意" in text(again)) == (409, True)
    assert client.get("/desk/me/consents/nothing/").status_code == 404


def test_other_words_are_asked_anew_and_the_words_of_before_are_not_agreed_to(city: City, sign_in: SignIn) -> None:
    client, chen = sign_in("li"), sign_in("chen")
    client.post("/desk/me/consents/sensitive/", {**key(), "give": "1"})
    assert "民族和政治面貌" in text(chen.get("/desk/settings/consents/"))
    assert "/desk/settings/consents/" in text(chen.get("/desk/settings/"))
    url = "/desk/settings/consents/sensitive/"
    assert chen.get(url).context["form"].initial["text"].startswith("本人同意")
    assert chen.post(url, {**key(), "text": ""}).status_code == 422
    assert chen.post(url, {**key(), "text": "新的文字"}).status_code == 302
    assert client.get("/desk/me/").context["consents"][1]["state"] == "有新版"
    late = client.post("/desk/me/consents/sensitive/", {**key(), "give": "1"})
    assert (late.status_code, "刚发布了新版" in text(late)) == (409, True)
    client.post("/desk/me/consents/sensitive/", {**key(), "give": "2"})
    assert client.get("/desk/me/").context["consents"][1]["state"] == "已同意"
    assert sign_in("zhao").get(url).status_code == 403


def test_members_enter_the_roll_with_consent_and_leave_it(city: City, sign_in: SignIn) -> None:
    wang, unit = sign_in("wang"), city.facts.number("dianji")
    url = f"/desk/organisations/{unit}/roll/"
    assert url in text(wang.get(f"/desk/organisations/{unit}/"))
    found = wang.get(url, {"q": li(city).name})
    assert str(li(city).pk) in text(found)
    sent = {"person": str(li(city).pk), "on": clock.today().isoformat(), "society": "市电机学会"}
    refused = wang.post(url, {**sent, **key()})
    assert (refused.status_code, "本人还没有同意会员登记" in text(refused)) == (403, True)
    assert wang.post(url, {**sent, **key(), "person": ""}).status_code == 422
    assert wang.post(url, {**sent, **key(), "on": "2099-01-01"}).status_code == 422
    assert wang.post(url, {**sent, **key(), "signed": "on"}).status_code == 302
    assert [row["society"] for row in wang.get(url).context["rows"]] == ["市电机学会"]
    paper = f"/desk/people/{li(city).pk}/consents/membership/"
    assert "本人签字的纸面" in text(wang.get(paper))
    end = f"{url}{Member.objects.get(person=li(city)).pk}/end/"
    assert wang.post(end, {**key(), "last_day": "2099-01-01"}).status_code == 422
    assert (wang.get(end).status_code, wang.post(end, {**key(), "last_day": clock.today().isoformat()}).status_code) == (
        200, 302,
    )  # fmt: skip
    assert "已终止" not in text(wang.post(paper, {**key(), "withdraw": "1"}, follow=True))
    assert sign_in("sun").get(paper).status_code == 404
    assert "退会" in text(sign_in("li").get("/desk/me/"))


def test_who_keeps_the_roll_prints_the_cards_of_its_members(city: City, sign_in: SignIn) -> None:
    unit, chen = park(city), sign_in("chen")
    here = f"/desk/organisations/{unit.number}/roll/"
    (offered,) = chen.get(here).context["cards"]
    member = Member.objects.get(organisation=unit)
    assert [row["number"] for row in chen.get(here).context["rows"]] == [f"{member.number:06}"]
    for form in ("docx", "pdf"):
        told = words.of(chen.get(offered[form]).getvalue())
        assert ("会员证" in told, member.person.name in told, f"编号：{member.number:06}" in told) == (
            True,
            True,
            True,
        ), form
    taken = Entry.objects.filter(verb="print_cards", entity_id=unit.pk).values_list("person_id", flat=True)
    assert list(taken) == [UUID(city.facts.people["chen"])] * 2
    reader = sign_in("chen", post="chen:registrar")  # who reads the roll and keeps it not
    assert reader.get(here).context["cards"] == []
    refused = reader.get(offered["pdf"])
    assert (refused.status_code, "没有维护该组织会员的职责" in text(refused)) == (403, True)
    empty = city.facts.number("dianji")
    wang = sign_in("wang")
    assert wang.get(f"/desk/organisations/{empty}/roll/").context["cards"] == []
    assert wang.get(f"/desk/organisations/{empty}/roll/cards.pdf").status_code == 404


def test_the_roll_takes_the_same_statements_at_one_and_at_three(city: City, sign_in: SignIn) -> None:
    client, unit, counts = sign_in("chen"), park(city), []
    for names in ((), ("甲会员", "乙会员")):
        for name in names:
            one = members.register(persons.Particulars(name=name), unit, by=SYSTEM)
            roll.admit(one, unit, by=SYSTEM, signed=True)
        with CaptureQueriesContext(connection) as seen:
            assert len(client.get(f"/desk/organisations/{unit.number}/roll/").context["rows"]) == 1 + len(names)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 20


def test_the_roll_stands_by_pinyin_or_by_strokes_on_the_page_and_in_its_table(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, unit, names = sign_in("chen"), park(city), ["安平", "丁一", "欧阳海", "丁晓明", "丁一一", "马力"]
    monkeypatch.setattr(sys.modules["kexie.organisations.queries.roll"], "_CHUNK", 2)
    Member.objects.filter(organisation=unit).delete()
    for name in names:
        told = persons.Particulars(
            name=name, born_on=date(1980, 5, 2), education="21", major="机械", discipline="46020"
        )
        one = members.register(told, unit, by=SYSTEM)
        numbers.put(one, {"mobile": "13711112222"}, by=SYSTEM)
        roll.admit(one, unit, by=SYSTEM, society="市学会", signed=True)
    url, pinyin = f"/desk/organisations/{unit.number}/roll/", ["安平", "丁晓明", "丁一", "丁一一", "马力", "欧阳海"]
    strokes = ["丁一", "丁一一", "丁晓明", "马力", "安平", "欧阳海"]
    for asked, order, word in (("", pinyin, "姓名拼音"), ("?order=strokes", strokes, "姓氏笔画")):
        with CaptureQueriesContext(connection) as seen:
            page = client.get(f"{url}{asked}")
        assert ([row["person"].name for row in page.context["rows"]], len(seen) <= 20) == (order, True)
        assert [one["current"] for one in page.context["orders"]] == [not asked, bool(asked)]
        answer = client.get(f"{url}{page.context['table_url'].rpartition('/')[2]}")
        rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
        at = next(place for place, row in enumerate(rows) if row[0] == "序号")
        assert [row[:2] for row in rows[at + 1 :]] == list(enumerate(order, start=1))
        assert any(f"按{word}为序" in str(row[0]) for row in rows[:at])
        member = dict(zip(rows[at], rows[at + 1], strict=True))
        shown = ("学历", "所学专业", "学科", "所属学会", "手机号")
        assert [member[name] for name in shown] == ["大学本科毕业", "机械", "46020 机械设计", "市学会", "137****2222"]
    assert Entry.objects.filter(verb="export_roll").count() == 2
    second = client.get(f"{url}?order=strokes&page=2")
    assert (len(second.context["rows"]), second.context["page"].number) == (6, 1)
    without = city.facts.number("jiangan")
    assert client.get(f"/desk/organisations/{without}/roll/table.xlsx").status_code == 404


def test_who_left_the_unit_stands_in_the_table_of_its_roll_by_name_only(city: City, sign_in: SignIn) -> None:
    unit = Organisation.objects.get(number=city.facts.number("dianji"))
    for name in ("丁在", "王去"):
        one = members.register(persons.Particulars(name=name, gender="male", title="工程师"), unit, by=SYSTEM)
        roll.admit(one, unit, by=SYSTEM, society="市学会", signed=True)
    Affiliation.objects.filter(person=one).update(starts_on=clock.today() - 9 * DAY, ends_on=clock.today() - DAY)
    for asked in ("", "?order=strokes"):
        answer = sign_in("wang").get(f"/desk/organisations/{unit.number}/roll/table.xlsx{asked}")
        rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
        here, gone = [row for row in rows if row[1] in ("丁在", "王去")]
        told = [(row[0], row[1], row[2], row[8], row[11]) for row in (here, gone)]
        assert told == [(1, "丁在", "男", "工程师", "市学会"), (2, "王去", "", "", "市学会")]


# One's own data


def test_one_sees_and_takes_everything_that_is_kept_of_oneself(city: City, sign_in: SignIn) -> None:
    client = sign_in("li")
    numbers.put(li(city), {"mobile": "13711112222"}, by=SYSTEM)
    page = client.get("/desk/me/data/")
    assert ("13711112222" in text(page), "长江电机" in text(page)) == (True, False)
    told = dict(page.context["leaving"])
    assert (told["证件号码"], told["照片"], "您离开后保存多久" in text(page)) == (
        "1095 天后删去", "1095 天后连同文件删去", True,
    )  # fmt: skip
    other = text(client.get("/desk/me/data/?of=organisations"))
    assert ("长江电机" in other, "您离开后保存多久" in other) == (True, False)
    answer = client.post("/desk/me/data/")
    assert answer.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as held:
        told = json.loads(held.read("data.json"))["tables"]
    assert (told["person"][0]["mobile"], len(told["affiliations"])) == ("13711112222", 1)
    assert "13711112222" not in text(client.get("/desk/me/"))
    with clock.at(clock.now() + timedelta(minutes=20)):
        assert "/accounts/reauthenticate/" in client.get("/desk/me/data/").headers["Location"]


def test_a_correction_is_asked_for_answered_by_the_unit_and_read_by_the_person(city: City, sign_in: SignIn) -> None:
    client, wang = sign_in("li"), sign_in("wang")
    assert client.post("/desk/me/corrections/", {**key(), "about": "post", "words": ""}).status_code == 422
    for about in ("post", "other"):
        assert client.post("/desk/me/corrections/", {**key(), "about": about, "words": "应为总工"}).status_code == 302
    rows = client.get("/desk/me/corrections/").context["rows"]
    assert len(rows) == 2
    url = f"/desk/corrections/{rows[0]['pk']}/"
    assert url in text(wang.get("/desk/"))
    assert "应为总工" in text(wang.get(url))
    assert (client.post(url, {**key(), "accept": "1"}).status_code, sign_in("sun").get(url).status_code) == (403, 404)
    assert wang.post(url, {**key(), "note": "字" * 301}).status_code == 422
    assert wang.post(url, {**key(), "refuse": "1", "note": ""}).status_code == 403
    assert wang.post(url, {**key(), "accept": "1", "note": "已改"}).status_code == 302
    assert "已改" in text(client.get("/desk/me/corrections/"))
    assert "已更正" in text(client.get("/desk/messages/"))
    back = f"/desk/me/corrections/{rows[1]['pk']}/withdrawal/"
    assert client.post(back, key()).status_code == 302
    assert sign_in("sun").post(back, key()).status_code == 404


def test_two_officers_erase_somebody_who_asked_and_the_account_opens_nothing(city: City, sign_in: SignIn) -> None:
    client, wang, chen, who = sign_in("li"), sign_in("wang"), sign_in("chen"), li(city)
    Affiliation.objects.filter(person=who).update(position="植入的职务")
    page = client.get("/desk/me/erasure/")
    assert ("档案法" in text(page), "申请删除" in text(page)) == (True, True)
    url = client.post("/desk/me/erasure/", {**key(), "reason": "退休"}).headers["Location"]
    assert "正在办理" in text(client.get("/desk/me/erasure/"))
    assert (url in text(wang.get("/desk/")), "退休" in text(wang.get(url))) == (True, True)
    assert wang.post(url, {**key(), "check": "1", "note": "字" * 301}).status_code == 422
    assert wang.post(url, {**key(), "check": "1", "note": "本人到场"}).status_code == 302
    assert "核查人不能自己确认" in text(wang.get(url))
    assert wang.post(url, {**key(), "confirm": "1"}).status_code == 403
    assert chen.post(url, {**key(), "confirm": "1"}).headers["Location"] == "/desk/erasures/"
    assert "已删除人员" in text(chen.get("/desk/erasures/"))
    assert client.get("/desk/me/").status_code == 302
    assert not Account.objects.get(person=who).is_active
    assert "植入的职务" not in text(chen.get(f"/desk/people/{who.pk}/"))


def test_an_officer_brings_what_somebody_asked_on_paper_and_takes_it_back(city: City, sign_in: SignIn) -> None:
    chen, one = sign_in("chen"), city.facts.ties["custody.one"]
    url = f"/desk/people/{one}/erasure/"
    assert url in text(chen.get(f"/desk/people/{one}/"))
    assert chen.post(url, {**key(), "reason": "字" * 301}).status_code == 422
    at = chen.post(url, {**key(), "reason": "书面申请"}).headers["Location"]
    assert "本人签字的纸面" in text(chen.get(at))
    assert chen.post(at, {**key(), "withdraw": "1"}).status_code == 302
    held = f"/desk/people/{city.facts.people['zhao']}/erasure/"
    assert "还有没有结束的任职" in text(chen.get(held))
    assert sign_in("zhao").get(f"/desk/people/{city.facts.people['li']}/erasure/").status_code in (403, 404)


def test_periods_are_set_and_the_page_tells_what_this_night_will_do(city: City, sign_in: SignIn) -> None:
    admin = sign_in("admin")
    page = admin.get("/desk/settings/keeping/")
    assert ("今晚将删去" in text(page), page.context["due"][0]["count"]) == (True, 0)
    sent = {name: str(page.context["form"].initial[name]) for name in page.context["form"].fields}
    assert ("离开人员指没有所在单位" in text(page), sent["left_attributes"]) == (True, "1825")
    for wrong in ({"messages": "1"}, {"left_papers": "179"}, {"left_careers": "7301"}):
        assert admin.post("/desk/settings/keeping/", {**sent, **key(), **wrong}).status_code == 422
    assert (
        admin.post("/desk/settings/keeping/", {**sent, **key(), "messages": "400", "left_papers": "730"}).status_code
        == 302
    )
    initial = admin.get("/desk/settings/keeping/").context["form"].initial
    assert (initial["messages"], initial["left_papers"]) == (400, 730)
    assert sign_in("chen").get("/desk/settings/keeping/").status_code == 403


# Duplicates


def twins(city: City) -> tuple[Person, Person]:
    made = [members.register(persons.Particulars(name=name), park(city), by=SYSTEM) for name in ("双明", "双铭")]
    for one in made:
        numbers.put(one, {"mobile": "13722223333"}, by=SYSTEM)
    return made[0], made[1]


def test_two_records_are_looked_at_side_by_side_merged_and_parted_again(city: City, sign_in: SignIn) -> None:
    chen, (one, other) = sign_in("chen"), twins(city)
    Person.objects.filter(pk=other.pk).update(title="高工")
    finding.find()
    rows = chen.get("/desk/duplicates/").context["rows"]
    found = next(row for row in rows if row["names"] == ["双明", "双铭"])
    assert found["reasons"] == ["手机号相同", "姓名读音相同，在同一单位"]
    page = chen.get(found["url"])
    assert {line["name"]: line["fills"] for line in page.context["fields"] if line["differ"]} == {
        "name": False, "title": True,
    }  # fmt: skip
    answer = chen.post(found["url"], {**key(), "merge": "1", "take": ["title"]})
    at = answer.headers["Location"]
    assert "取自并入记录的项" in text(chen.get(at))
    assert [Person.objects.get(pk=pk.pk).title for pk in (one, other)] == ["高工", ""]
    assert chen.get(f"/desk/people/{other.pk}/").status_code == 404
    assert sign_in("zhao").get(at).status_code == 404
    assert "恢复原样" in text(chen.post(at, key(), follow=True))
    assert "已撤销" in text(chen.get(at))
    assert chen.post(found["url"], {**key(), "apart": "1"}).headers["Location"] == "/desk/duplicates/"
    assert [row for row in chen.get("/desk/duplicates/").context["rows"] if row["names"] == ["双明", "双铭"]] == []
    assert sign_in("li").get("/desk/duplicates/").status_code == 403


def twice(city: City) -> tuple[Organisation, Organisation]:
    """One unit that two districts have registered."""
    units = []
    for house, name, address in (
        ("jiangan", "武汉双胞仪表有限公司科协", ""),
        ("wuchang", "双胞仪表公司科协", "沿江大道 9 号"),
    ):
        above = Organisation.objects.get(number=city.facts.number(house))
        told = organisations.Particulars(name=name, address=address, contact=f"{name[:2]}联系人")
        units.append(organisations.register(told, kind="enterprise", superior=above, by=SYSTEM))
    profiles.edit(units[1], Facts(industry="C40", has_union=True), by=SYSTEM)
    return units[0], units[1]


def test_units_are_proposed_and_said_to_be_two(city: City, sign_in: SignIn) -> None:
    chen, units = sign_in("chen"), twice(city)
    finding.find()
    rows = chen.get("/desk/duplicates/?kind=units").context["rows"]
    found = next(row for row in rows if units[0].name in row["names"])
    assert chen.post(found["url"], {**key(), "apart": "1"}).status_code == 302
    rows = chen.get("/desk/duplicates/?kind=units").context["rows"]
    assert not [row for row in rows if units[0].name in row["names"]]
    assert chen.get(f"/desk/duplicates/units/{units[0].number}/{units[0].number}/").status_code == 404


def test_two_units_are_looked_at_side_by_side_merged_field_by_field_and_parted_again(
    city: City, sign_in: SignIn
) -> None:
    chen, (kept, gone) = sign_in("chen"), twice(city)
    here = f"/desk/duplicates/units/{kept.number}/{gone.number}/"
    with CaptureQueriesContext(connection) as seen:
        page = chen.get(here)
    assert len(seen) <= 20
    lines = {
        line["label"]: (line["mine"], line["theirs"], line["differ"], line["fills"]) for line in page.context["fields"]
    }
    assert lines == {
        "名称": (kept.name, gone.name, True, False), "联系人": ("武汉联系人", "双胞联系人", True, False),
        "地址": ("", "沿江大道 9 号", True, True), "行业": ("", "C40 仪器仪表制造业", True, True),
        "已有工会": ("", "是", True, True), "每届年数": ("", "5", False, False),
    }  # fmt: skip
    told = text(page)
    assert f"/desk/organisations/{gone.number}/merger/" in told
    assert f"/desk/duplicates/units/{gone.number}/{kept.number}/" in told
    assert [name in told for name in ('id="take-address" name="take" value="address" checked', 'id="take-term_years"')] == [
        True, False,
    ]  # fmt: skip
    wrong = chen.post(here, {**key(), "merge": "1", "take": ["level"]})
    assert (wrong.status_code, "没有这一项：level" in text(wrong)) == (403, True)
    sent = {**key(), "merge": "1", "take": ["address", "name", "industry"]}
    answer = chen.post(here, sent, follow=True)
    assert answer.request["PATH_INFO"] == f"/desk/organisations/{kept.number}/"
    kept.refresh_from_db()
    assert (kept.name, kept.address, kept.contact) == ("双胞仪表公司科协", "沿江大道 9 号", "武汉联系人")
    assert ("C40 仪器仪表制造业" in text(answer), Organisation.objects.get(pk=gone.pk).successor_id) == (True, kept.pk)
    part = f"/desk/organisations/{gone.number}/merger/withdrawal/"
    assert chen.post(part, {**key(), "note": "是两个单位"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.name, kept.address) == ("武汉双胞仪表有限公司科协", "")


def test_societies_are_told_apart_and_who_keeps_one_of_two_may_neither(city: City, sign_in: SignIn) -> None:
    above = Organisation.objects.get(number=city.facts.number("city"))
    one, other = (
        organisations.register(organisations.Particulars(name=name), kind="society", superior=above, by=SYSTEM)
        for name in ("武汉双胞学会", "双胞（学会）")
    )
    page = sign_in("chen").get(f"/desk/duplicates/units/{one.number}/{other.number}/")
    told = text(page)
    assert ("不能在这里合并" in told, 'name="merge"' in told, 'name="apart"' in told) == (True, False, True)
    refused = sign_in("chen").post(f"/desk/duplicates/units/{one.number}/{other.number}/", {**key(), "merge": "1"})
    assert refused.status_code == 403
    units = twice(city)
    looked = text(sign_in("he").get(f"/desk/duplicates/units/{units[0].number}/{units[1].number}/"))
    assert ("您不负责这两个单位" in looked, 'name="apart"' in looked, 'name="merge"' in looked) == (True, False, False)


# Leaving


def test_a_leaver_s_very_next_request_is_refused(city: City, sign_in: SignIn) -> None:
    wang, chen, who = sign_in("wang"), sign_in("chen"), UUID(city.facts.people["wang"])
    affiliation = Affiliation.objects.get(person=who, ends_on=None)
    for rows in (Affiliation.objects.filter(pk=affiliation.pk), Post.objects.filter(person=who)):
        rows.update(starts_on=clock.today() - 9 * DAY)
    assert wang.get("/desk/people/").context["page"].total > 0
    url = f"/desk/people/{who}/affiliations/{affiliation.pk}/end/"
    assert "同时结束任职：长江电机科协秘书长" in text(chen.get(url))
    assert chen.post(url, {**key(), "last_day": (clock.today() - DAY).isoformat()}).status_code == 302
    assert wang.get("/desk/people/").headers["Location"].startswith("/accounts/login/")
    again = Client()
    again.force_login(Account.objects.get(person=who), "kexie.people.sign_in.backend.Backend")
    assert again.get("/desk/people/").context["page"].total <= 1  # themselves, through no post


@pytest.mark.parametrize("path", ["/desk/me/consents/membership/", "/desk/me/data/", "/desk/me/erasure/"])
def test_an_account_without_a_person_has_no_data_of_its_own(city: City, sign_in: SignIn, path: str) -> None:
    client = sign_in("li")
    Account.objects.filter(person=city.facts.people["li"]).update(person=None)
    assert client.get(path).status_code == 404
