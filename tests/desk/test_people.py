"""Somebody's particulars, sealed numbers and where they work, kept by who keeps the people of their unit."""

import io
from datetime import timedelta
from uuid import UUID

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.custody import labels
from kexie.custody.actions import merging
from kexie.desk import duplicate_facts, journal_words
from kexie.intake.actions import amending_people as imported
from kexie.intake.fields import people as fields
from kexie.kit import clock, ids
from kexie.kit.journal import Entry
from kexie.organisations import queries
from kexie.organisations.models import Affiliation
from kexie.people import strokes
from kexie.people.actions import persons
from kexie.people.models import Person
from tests.city import City
from tests.desk.conftest import SignIn

_DAY = timedelta(days=1)


def _key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def _at(city: City, who: str) -> str:
    return f"/desk/people/{city.facts.people[who]}/"


def _form(client: Client, url: str) -> dict[str, str]:
    form = client.get(url).context["form"]
    return {name: "" if form[name].value() is None else str(form[name].value()) for name in form.fields}


def _where(city: City, who: str) -> Affiliation:
    return Affiliation.objects.get(person=city.facts.people[who], ends_on=None)


def test_an_officer_corrects_particulars_and_the_journal_keeps_lengths_only(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("chen"), f"{_at(city, 'li')}edit/"
    assert url in client.get(_at(city, "li")).content.decode()
    sent = {**_form(client, url), **_key(), "title": "正高级工程师", "email": "li@example.cn"}
    assert client.post(url, sent).status_code == 302
    assert dict(client.get(_at(city, "li")).context["elements"])["职称"] == "正高级工程师"
    entry = Entry.objects.filter(entity="person", verb="edit").latest("id")
    assert (entry.entity_id, entry.diff["email"][1]) == (UUID(city.facts.people["li"]), "（13 字）")
    assert "example" not in str(entry.diff)


def test_wrong_particulars_are_told_and_nothing_is_kept(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("chen"), f"{_at(city, 'li')}edit/"
    sent = {**_form(client, url), **_key(), "birth_year": "3000", "title": "院士"}
    answer = client.post(url, sent)
    assert (answer.status_code, "出生年份不能晚于" in answer.content.decode()) == (422, True)
    assert dict(client.get(_at(city, "li")).context["elements"])["职称"] != "院士"


def test_who_only_reads_sees_no_button_and_is_refused_and_who_sees_nobody_gets_404(city: City, sign_in: SignIn) -> None:
    zhao = sign_in("zhao")
    page = zhao.get(_at(city, "li"))
    assert (page.context["can_edit"], page.context["endable"], page.context["affiliate_url"]) == (False, set(), "")
    answers = [zhao.get(f"{_at(city, 'li')}edit/"), zhao.post(f"{_at(city, 'li')}edit/", {**_key(), "name": "改"})]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert sign_in("sun").get(f"{_at(city, 'li')}edit/").status_code == 404


def test_a_move_to_another_unit_ends_the_old_one_the_day_before(city: City, sign_in: SignIn) -> None:
    client, old, today = sign_in("chen"), _where(city, "li"), clock.today()
    Affiliation.objects.filter(pk=old.pk).update(starts_on=today - 400 * _DAY)
    url = f"{_at(city, 'li')}affiliations/{old.pk}/transfer/"
    assert [unit["name"] for unit in client.get(f"{url}?q=ggxp").context["units"]] == ["光谷芯片公司科学技术协会"]
    sent = {**_key(), "organisation": city.facts.number("xinpian"), "position": "总工", "on": today.isoformat()}
    assert client.post(url, sent).status_code == 302
    rows = [(one.organisation.short_name, one.ends_on) for one in client.get(_at(city, "li")).context["affiliations"]]
    assert rows == [("光谷芯片科协", None), ("长江电机科协", today - _DAY)]
    assert sign_in("wang").get(_at(city, "li")).status_code == 404


def test_a_move_to_the_same_unit_or_before_it_began_or_to_a_foreign_unit_is_told(city: City, sign_in: SignIn) -> None:
    client, old = sign_in("chen"), _where(city, "li")
    url = f"{_at(city, 'li')}affiliations/{old.pk}/transfer/"
    right = {"organisation": str(city.facts.number("xinpian")), "position": "", "on": clock.today().isoformat()}
    for wrong, told in (
        ({"organisation": str(city.facts.number("dianji"))}, "调入单位与现在的单位相同"),
        ({"on": old.starts_on.isoformat()}, "应晚于到长江电机科协的日期"),
        ({"on": "2099-01-01"}, "不能晚于今天"),
        ({"organisation": "999999"}, "您不维护该单位的人员"),
        ({"organisation": ""}, "请先找到并选择一个单位"),
    ):
        answer = client.post(url, {**right, **wrong, **_key()})
        assert (answer.status_code, told in answer.content.decode()) == (422, True), told


def test_somebody_works_at_a_second_unit_and_leaves_the_first(city: City, sign_in: SignIn) -> None:
    client, first = sign_in("chen"), _where(city, "li")
    sent = {**_key(), "organisation": city.facts.number("jixie"), "position": "理事", "on": clock.today().isoformat()}
    assert client.post(f"{_at(city, 'li')}affiliations/", sent).status_code == 302
    again = client.post(f"{_at(city, 'li')}affiliations/", {**sent, **_key()})
    assert (again.status_code, "已登记" in again.content.decode()) == (409, True)
    assert sign_in("sun").get(_at(city, "li")).status_code == 200
    url = f"{_at(city, 'li')}affiliations/{first.pk}/end/"
    assert client.post(url, {**_key(), "last_day": "2001-01-01"}).status_code == 422
    assert client.post(url, {**_key(), "last_day": clock.today().isoformat()}).status_code == 302
    first.refresh_from_db()
    assert first.ends_on == clock.today()


def test_who_has_left_one_s_unit_is_out_of_sight_and_the_list_comes_instead(city: City, sign_in: SignIn) -> None:
    wang, present = sign_in("wang"), _where(city, "li")
    Affiliation.objects.filter(pk=present.pk).update(starts_on=clock.today() - 9 * _DAY)
    yesterday = (clock.today() - _DAY).isoformat()
    answer = wang.post(f"{_at(city, 'li')}affiliations/{present.pk}/end/", {**_key(), "last_day": yesterday})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/people/")
    assert wang.get(_at(city, "li")).status_code == 404


def test_another_person_s_affiliation_under_this_person_is_not_there(city: City, sign_in: SignIn) -> None:
    client, foreign = sign_in("chen"), _where(city, "zhou")
    for act in ("end", "transfer"):
        assert client.get(f"{_at(city, 'li')}affiliations/{foreign.pk}/{act}/").status_code == 404


def test_with_few_units_all_are_offered_without_a_search(city: City, sign_in: SignIn) -> None:
    client = sign_in("wang")
    page = client.get(f"{_at(city, 'li')}affiliations/")
    assert [unit["name"] for unit in page.context["units"]] == ["长江电机制造公司科学技术协会"]
    assert sign_in("zhao").get(f"{_at(city, 'li')}affiliations/").status_code == 403


ID, MOBILE = "11010519491231002X", "13812345678"


def test_a_number_is_typed_in_shown_masked_and_found_by_its_tail(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("chen"), f"{_at(city, 'li')}numbers/"
    sent = {**_key(), "id_kind": "resident", "mobile": "138 1234 5678", "id_number": ID}
    assert client.post(url, sent).headers["Location"] == _at(city, "li")
    page = client.get(_at(city, "li")).content.decode()
    assert ("138****5678" in page, "110105********002X" in page, MOBILE in page, ID in page) == (
        True,
        True,
        False,
        False,
    )
    form = client.get(url).content.decode()
    assert ("现登记 138****5678，不改请留空" in form, MOBILE in form) == (True, False)
    rows = client.get("/desk/people/", {"q": "5678"}).context["rows"]
    assert [str(row["pk"]) for row in rows] == [city.facts.people["li"]]
    wrong = client.post(url, {**sent, **_key(), "id_number": "110105194912310021"})
    assert (wrong.status_code, "校验位不对" in wrong.content.decode()) == (422, True)
    entry = Entry.objects.filter(entity="person", verb="numbers").latest("id")
    assert entry.diff["mobile"] == ["", "（11 字）"]


def test_a_number_is_seen_once_by_post_with_a_reason_and_the_person_reads_who_saw_it(
    city: City, sign_in: SignIn
) -> None:
    li, wang = sign_in("li"), sign_in("wang")
    mine = {**_key(), "id_kind": "resident", "mobile": MOBILE}
    assert li.post(f"{_at(city, 'li')}numbers/", mine).headers["Location"] == "/desk/me/"
    url = f"{_at(city, 'li')}disclosure/"
    asked = wang.get(url)
    assert (asked.status_code, MOBILE in asked.content.decode()) == (200, False)
    without = wang.post(url, {**_key(), "code": "mobile", "reason": " "})
    assert (without.status_code, MOBILE in without.content.decode()) == (422, False)
    sent = {**_key(), "code": "mobile", "reason": "通知领奖"}
    shown = wang.post(url, sent)
    assert (shown.status_code, MOBILE in shown.content.decode()) == (200, True)
    assert "no-store" in shown.headers["Cache-Control"]
    again = wang.post(url, sent)
    assert (again.status_code, MOBILE in again.content.decode()) == (409, False)
    seen = li.get("/desk/me/")
    (told,) = seen.context["reveals"]
    assert (told["what"], told["reason"], "秘书长" in told["post"]) == ("手机号", "通知领奖", True)
    assert (MOBILE in seen.content.decode(), "138****5678" in seen.content.decode()) == (False, True)
    own = li.post(url, {**_key(), "code": "mobile", "reason": "核对"})
    assert (own.status_code, li.get("/desk/me/").context["reveals"][0]["who"]) == (200, "本人")
    assert wang.get(_at(city, "li")).context["can_reveal"]


def test_the_plain_fields_are_chosen_from_the_standards_and_the_day_of_birth_tells_the_year(
    city: City, sign_in: SignIn
) -> None:
    client, url = sign_in("chen"), f"{_at(city, 'li')}edit/"
    chosen = {"ethnic_group": "15", "political_status": "10", "education": "14", "occupation": "研发"}
    sent = {**_form(client, url), **_key(), **chosen, "born_on": "1971-05-01"}
    unsigned = client.post(url, sent)
    assert (unsigned.status_code, list(unsigned.context["form"].errors)) == (422, ["signed"])
    assert client.post(url, {**sent, **_key(), "signed": "on"}).status_code == 302
    assert "signed" not in client.get(url).context["form"].fields
    told = dict(client.get(_at(city, "li")).context["elements"])
    assert [told[name] for name in ("出生日期", "民族", "政治面貌", "学历", "岗位")] == [
        "1971年5月1日", "土家族", "九三学社社员", "硕士研究生毕业", "研发",
    ]  # fmt: skip
    for wrong, why in (
        ({"born_on": "2999-01-01"}, "出生日期不可能"),
        ({"born_on": "1971-05-01", "birth_year": "1980"}, "与出生日期不一致"),
        ({"ethnic_group": "99"}, "没有这种民族"),
    ):
        answer = client.post(url, {**sent, **_key(), **wrong})
        assert (answer.status_code, why in answer.content.decode()) == (422, True), wrong


def test_what_a_nomination_asks_of_the_past_is_kept_shown_and_taken_along(city: City, sign_in: SignIn) -> None:
    li, url = sign_in("li"), "/desk/me/"
    career = "2001—2005 武汉大学\n2005— 现单位"
    past = {
        "birth_year": "1983", "native_place": "湖北孝感", "graduated_from": "武汉大学", "major": "电子信息工程",
        "began_work_on": "2005-07", "administrative_rank": "none", "public_offices": "学会会员\n市青年联合会委员", "career": career,
    }  # fmt: skip
    sent = {**_form(li, url), **_key(), **past}
    assert li.post(url, sent).status_code == 302
    shown, offices = sign_in("chen").get(_at(city, "li")), "学会会员；市青年联合会委员"
    told = dict(shown.context["elements"])
    names = ("籍贯", "毕业院校", "所学专业", "参加工作时间", "行政级别", "社会兼职")
    assert [told[name] for name in names] == ["湖北孝感", "武汉大学", "电子信息工程", "2005年7月", "无", offices]
    assert f'<p class="pre">{career}</p>' in shown.content.decode()
    assert 'value="2005-07"' in li.get(url).content.decode()
    entry = Entry.objects.filter(entity="person", verb="edit").latest("id")
    assert (sorted(entry.diff), entry.diff["career"][1]) == (sorted(past), f"（{len(career)} 字）")
    table = openpyxl.load_workbook(
        io.BytesIO(sign_in("chen").get(f"/desk/people/table.xlsx?q={sent['name']}").content)
    ).active
    rows = [[cell.value for cell in line] for line in table.iter_rows()]
    heads = next(line for line in rows if line[0] == "姓名")
    (row,) = (dict(zip(heads, line, strict=True)) for line in rows if line[0] == sent["name"])
    assert [row[name] for name in (*names, "学习工作简历")] == [
        "湖北孝感", "武汉大学", "电子信息工程", "2005-07", "无", past["public_offices"], career,
    ]  # fmt: skip
    for wrong, why in (
        ({"began_work_on": "2999-01"}, "参加工作时间不可能"),
        ({"began_work_on": "1983-07"}, "参加工作时间早于出生"),
        ({"began_work_on": "七月"}, "参加工作时间请按“1998-07”的样子填写"),
        ({"administrative_rank": "king"}, "没有这种行政级别"),
        ({"career": "历" * 2001}, "学习工作简历不超过 2000 字，现有 2001 字"),
    ):
        answer = li.post(url, {**sent, **_key(), **wrong})
        assert (answer.status_code, why in answer.content.decode()) == (422, True), wrong


def test_a_discipline_is_typed_by_name_down_to_the_third_level_and_told_by_its_own(city: City, sign_in: SignIn) -> None:
    li, url = sign_in("li"), "/desk/me/"
    page = li.get(url)
    assert (len(page.context["form"].disciplines()), page.content.decode().count("<datalist")) == (62, 1)
    sent = _form(li, url)
    unsure = li.post(url, {**sent, **_key(), "discipline": "激光"})
    assert (unsure.status_code, "51020 光电子学与激光技术" in unsure.content.decode()) == (422, True)
    assert li.post(url, {**sent, **_key(), "discipline": "图象处理"}).status_code == 302
    told = dict(sign_in("chen").get(_at(city, "li")).context["elements"])
    assert (told["专业（学科）"], _form(li, url)["discipline"]) == ("5104050 图象处理", "5104050 图象处理")
    assert li.post(url, {**_form(li, url), **_key(), "title": "教授"}).status_code == 302
    assert Person.objects.get(pk=city.facts.people["li"]).discipline == "5104050"
    assert li.post(url, {**_form(li, url), **_key(), "discipline": ""}).status_code == 302
    assert Person.objects.get(pk=city.facts.people["li"]).discipline == ""


def test_the_table_of_people_stands_by_strokes_where_that_is_asked(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    tables = client.get("/desk/people/?q=w").context["tables"]
    assert [one["url"] for one in tables] == ["table.xlsx?q=w", "table.xlsx?order=strokes&q=w"]
    found = []
    for asked in ("", "?order=strokes"):
        book = openpyxl.load_workbook(io.BytesIO(client.get(f"/desk/people/table.xlsx{asked}").content)).active
        rows = list(book.iter_rows(values_only=True))
        at = next(place for place, row in enumerate(rows) if row[0] == "姓名")
        assert (asked != "") is any("按姓氏笔画为序" in str(row[0]) for row in rows[:at])
        found.append(rows[at + 1 :])
    by_pinyin, by_strokes = found
    assert len(by_strokes) > 3
    assert by_strokes != by_pinyin
    assert sorted(by_strokes, key=str) == sorted(by_pinyin, key=str)
    assert [row[0] for row in by_strokes] == strokes.in_order([row[0] for row in by_pinyin], str)


def test_every_particular_has_a_word_wherever_it_is_told_and_comes_in_by_table() -> None:
    told = {field.name: str(field.verbose_name) for field in Person._meta.fields if field.name in persons.FIELDS}
    other = ("name", "title")  # a form's and a document's there
    assert [name for name, word in told.items() if name not in other and journal_words.FIELDS[name] != word] == []
    assert [name for name in told if name not in labels.COLUMNS] == []
    assert [name for name in merging.FIELDS if duplicate_facts._label(name) == name] == []
    known = {field.code for field in fields.FIELDS} | {"born_on", "birth_year"}
    assert (set(persons.FIELDS) - known, set(persons.FIELDS) - {"name", *imported.FIELDS}) == (set(), set())


def test_the_form_of_a_person_stands_in_four_parts_with_every_field_once(city: City, sign_in: SignIn) -> None:
    form = sign_in("chen").get(f"{_at(city, 'li')}edit/").context["form"]
    parts = [(heading, [bound.name for bound in group]) for heading, group in form.parts()]
    assert [heading for heading, _ in parts] == ["基本情况", "学历和专业", "工作", "联系方式和备注"]
    assert [name for _, names in parts for name in names] == list(form.fields)
    assert "signed" in parts[0][1]


def test_a_district_of_very_many_reads_the_same_page_the_other_way(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kexie.organisations.queries import people

    zhao, pages = sign_in("zhao"), ("/desk/people/", "/desk/people/?q=w", "/desk/people/?page=99")
    before = [zhao.get(path).context for path in pages]
    monkeypatch.setattr(people, "_MANY", 1)
    monkeypatch.setattr(people, "_UNITS", 1)
    with CaptureQueriesContext(connection) as asked:
        after = [zhao.get(path).context for path in pages]
    assert any("SELECT COUNT(*) FROM ((SELECT" in one["sql"] for one in asked)
    for was, now in zip(before, after, strict=True):
        assert (now["rows"], now["page"].total, now["page"].number) == (
            was["rows"], was["page"].total, was["page"].number,
        )  # fmt: skip
    assert len(after[0]["rows"]) > 2


@pytest.mark.parametrize("who", ["chen", "zhao"])
def test_a_chinese_word_is_gone_through_once_and_finds_who_is_called_so_else_who_works_at_such_a_unit(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    client, called = sign_in(who), Person.objects.get(pk=city.facts.people["wang"]).name

    def found(asked: str) -> tuple[list[str], int]:
        told = client.get("/desk/people/", {"q": asked}).context
        return [row["name"] for row in told["rows"]], told["page"].total

    words = (called, called[:2], "电机", " 电机 ", "没有这个人")
    with CaptureQueriesContext(connection) as asked:
        now = [found(word) for word in words]
    passes = [one["sql"] for one in asked if "string_to_array" in one["sql"]]
    assert len(passes) == len(words)
    monkeypatch.setattr(queries, "could_be_unit", lambda text: False)  # the list as it is asked for elsewhere
    assert now == [found(word) for word in words]
    assert (called in now[0][0], now[0][1], len(now[2][0]) > 1, now[2] == now[3], now[4]) == (
        True,
        1,
        True,
        True,
        ([], 0),
    )
