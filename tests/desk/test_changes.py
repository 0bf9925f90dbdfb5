"""修改记录: what was changed of a person and of an organisation, by whom, and putting one edit back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.associations.models import Profile
from kexie.kit import ids, journal
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry, Undoing, Value
from kexie.organisations.models import Organisation
from kexie.people.actions import consents
from kexie.people.models import Person
from tests.city import City
from tests.desk.conftest import SignIn


def _key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def _person(city: City, who: str) -> str:
    return f"/desk/people/{city.facts.people[who]}/"


def _unit(city: City, key: str) -> str:
    return f"/desk/organisations/{city.facts.number(key)}/"


def _edit(client: Client, url: str, **told: str) -> None:
    """Send the form with some fields typed anew."""
    form = client.get(f"{url}edit/").context["form"]
    now = {name: "" if form[name].value() is None else str(form[name].value()) for name in form.fields}
    answer = client.post(f"{url}edit/", {**now, **_key(), **told})
    assert answer.status_code == 302, answer.content.decode()[:3000]


def _rows(client: Client, url: str, **query: str) -> list[dict[str, Any]]:
    """The history as its page tells it: act, who, and fields before and after."""
    return [
        {"verb": row["verb"], "who": row["who"], "note": row["note"], "undo": bool(row["undo_url"]),
         "changes": [tuple(one.values()) for one in row["changes"]]}
        for row in client.get(f"{url}history/", query).context["rows"]
    ]  # fmt: skip


def _newest(entity: str = "person") -> Entry:
    return Entry.objects.filter(entity=entity, verb__in=journal.values.VERBS).latest("id")


def _undo(client: Client, url: str, entry: Entry, note: str = "填错了") -> Any:
    return client.post(f"{url}history/{entry.pk}/withdrawal/", {**_key(), "note": note})


def test_an_edit_stands_in_the_history_in_the_words_of_the_form_and_the_journal_holds_masks(
    city: City, sign_in: SignIn
) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="正高级工程师", degree="doctor", discipline="51040", born_on="1970-05-02", birth_year="1970")
    assert f"{url}history/" in chen.get(url).content.decode()
    newest = _rows(chen, url)[0]
    changes = {label: (before, after) for label, before, after in newest["changes"]}
    assert changes["职称"] == ("空", "正高级工程师")
    assert changes["学位"] == ("空", "博士")
    assert changes["学科"] == ("空", "51040 信息处理技术")
    assert changes["出生日期"] == ("空", "1970年5月2日")
    assert (newest["verb"], newest["who"], newest["undo"]) == ("修改", "陈建国", True)
    assert _newest().diff["title"] == ["", "（6 字）"]
    assert chen.get(f"{url}history/").context["rows"][0]["post"] == "武汉市科协经办人"


def test_the_history_is_filtered_by_field_and_of_others_fields_nothing_is_shown(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授")
    _edit(chen, url, occupation="研发", title="研究员")
    told = _rows(chen, url, field="title")
    assert [row["changes"] for row in told if row["verb"] == "修改"] == [
        [("职称", "教授", "研究员")], [("职称", "空", "教授")],
    ]  # fmt: skip
    assert _rows(chen, url, field="occupation")[0]["changes"] == [("岗位", "空", "研发")]
    assert len(_rows(chen, url, field="nothing")) == len(_rows(chen, url))


def test_an_undone_edit_holds_again_what_it_held_with_a_reason_and_points_at_the_edit(
    city: City, sign_in: SignIn
) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授", born_on="1970-05-02", birth_year="1970")
    edit = _newest()
    asked = chen.get(f"{url}history/{edit.pk}/withdrawal/").content.decode()
    assert "职称：教授 → 空" in asked
    assert _undo(chen, url, edit, note=" ").status_code == 422
    answer = _undo(chen, url, edit)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{url}history/")
    person = Person.objects.get(pk=city.facts.people["li"])
    assert (person.title, person.born_on) == ("", None)
    undoing = _newest()
    assert (undoing.verb, undoing.note.text, undoing.diff["undoes"]) == ("undo_edit", "填错了", ["", str(edit.pk)])
    assert Undoing.objects.get().undone_id == edit.pk
    told = _rows(chen, url)[:2]
    assert [(row["verb"], row["undo"], row["note"]) for row in told] == [
        ("撤销修改", True, "填错了"), ("修改", False, ""),
    ]  # fmt: skip
    assert ("职称", "教授", "空") in told[0]["changes"]
    assert chen.get(f"{url}history/").context["rows"][1]["undone"].startswith("今天")


def test_undoing_twice_is_told_as_done_and_an_undoing_can_be_undone(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授")
    edit = _newest()
    assert _undo(chen, url, edit).status_code == 302
    again = _undo(chen, url, edit)
    assert (again.status_code, "这次修改已撤销" in again.content.decode()) == (409, True)
    late = chen.get(f"{url}history/{edit.pk}/withdrawal/")
    assert (late.status_code, "这次修改已撤销" in late.content.decode()) == (403, True)
    assert _undo(chen, url, _newest()).status_code == 302
    assert Person.objects.get(pk=city.facts.people["li"]).title == "教授"
    assert Undoing.objects.count() == 2


def test_the_same_form_sent_twice_undoes_once(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授")
    sent = {**_key(), "note": "填错了"}
    address = f"{url}history/{_newest().pk}/withdrawal/"
    assert [chen.post(address, sent).status_code for _ in range(2)] == [302, 409]
    assert Undoing.objects.count() == 1


def test_what_was_changed_since_is_not_put_back_and_it_is_told_by_whom(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授")
    edit = _newest()
    _edit(chen, url, title="研究员")
    answer = _undo(chen, url, edit)
    told = answer.content.decode()
    assert (answer.status_code, "“职称”后来又改过（陈建国" in told) == (403, True)
    assert Person.objects.get(pk=city.facts.people["li"]).title == "研究员"
    # Another field of the same record does not stand in the way.
    _edit(chen, url, occupation="研发")
    assert _undo(chen, url, Entry.objects.get(pk=edit.pk + 1)).status_code == 302


def test_what_was_changed_past_the_journal_is_told_without_a_name(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授")
    Person.objects.filter(pk=city.facts.people["li"]).update(title="院士")  # as an import does
    answer = _undo(chen, url, _newest())
    assert (answer.status_code, "“职称”后来又改过（导入、合并" in answer.content.decode()) == (403, True)


def test_sealed_numbers_and_what_was_not_kept_say_that_they_changed_and_are_not_put_back(
    city: City, sign_in: SignIn
) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授")
    edit = _newest()
    Value.objects.all().delete()  # an edit of before there was such a table
    chen.post(f"{url}numbers/", {**_key(), "id_kind": "resident", "mobile": "13800001234"})
    told = {row["verb"]: row for row in reversed(_rows(chen, url))}
    assert ("手机号", "空", "已填") in told["改证件、手机、银行账号"]["changes"]
    assert (told["修改"]["changes"], told["修改"]["undo"]) == ([("职称", "空", "已填")], False)
    assert "13800001234" not in chen.get(f"{url}history/").content.decode()
    answer = _undo(chen, url, edit)
    assert (answer.status_code, "原值没有保存" in answer.content.decode()) == (403, True)
    numbers = Entry.objects.filter(verb="numbers").latest("id")
    refused = _undo(chen, url, numbers)
    assert (refused.status_code, "这一条不是修改" in refused.content.decode()) == (403, True)


def test_who_only_reads_sees_the_history_without_notes_and_undoes_nothing(city: City, sign_in: SignIn) -> None:
    chen, zhao, url = sign_in("chen"), sign_in("zhao"), _person(city, "li")
    _edit(chen, url, note="家庭困难", title="教授")
    told = _rows(zhao, url)[0]
    assert (told["undo"], ("备注", "不显示", "不显示") in told["changes"]) == (False, True)
    assert "家庭困难" not in zhao.get(f"{url}history/").content.decode()
    assert ("备注", "空", "家庭困难") in _rows(chen, url)[0]["changes"]
    assert _undo(zhao, url, _newest()).status_code == 403
    sun = sign_in("sun")
    assert [sun.get(f"{url}history/").status_code, _undo(sun, url, _newest()).status_code] == [404, 404]


def test_an_edit_of_another_record_is_not_found_under_this_one(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    _edit(chen, _person(city, "li"), title="教授")
    assert _undo(chen, _person(city, "zhou"), _newest()).status_code == 404


def test_a_year_of_birth_does_not_go_back_behind_a_day(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    Person.objects.filter(pk=city.facts.people["li"]).update(birth_year=None, born_on=None)
    _edit(chen, url, birth_year="1970")
    edit = _newest()
    _edit(chen, url, born_on="1970-05-02")
    answer = _undo(chen, url, edit)
    assert (answer.status_code, "出生年份随它" in answer.content.decode()) == (403, True)


def test_withdrawn_consent_takes_what_was_kept_of_it_and_it_is_not_put_back(city: City, sign_in: SignIn) -> None:
    chen, url, key = sign_in("chen"), _person(city, "li"), city.facts.people["li"]
    Person.objects.filter(pk=key).update(political_status="")
    form = chen.get(f"{url}edit/").context["form"]
    signed = {"signed": "on"} if "signed" in form.fields else {}
    _edit(chen, url, political_status="01", title="教授", **signed)
    edit = _newest()
    assert Value.objects.get(entry=edit, field="political_status").after == "01"
    consents.withdraw(Person.objects.get(pk=key), "sensitive", by=SYSTEM)
    assert list(Value.objects.filter(field="political_status", entry__entity_id=key)) == []
    assert Value.objects.get(entry=edit).field == "title"
    answer = _undo(chen, url, edit)
    assert (answer.status_code, "按规定删去" in answer.content.decode()) == (403, True)


def test_what_was_registered_is_told_without_what_was_left_empty(city: City, sign_in: SignIn) -> None:
    registered = _rows(sign_in("chen"), _unit(city, "wuchang.yuanqu"))[-1]
    assert (registered["verb"], registered["undo"]) == ("登记", False)
    assert registered["changes"] == [
        ("全称", "空", "武昌区科技园科学技术协会"), ("简称", "空", "武昌区科技园科协"),
        ("所属区域", "空", "武昌区"), ("类别", "空", "园区科协"),
    ]  # fmt: skip


def test_another_number_of_the_same_length_is_a_change(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    for mobile in ("13800001234", "13800005678"):
        chen.post(f"{url}numbers/", {**_key(), "id_kind": "resident", "mobile": mobile})
    told = [row["changes"] for row in _rows(chen, url, field="mobile")]
    assert told[:2] == [[("手机号", "没有保存", "已改")], [("手机号", "空", "已填")]]


def test_an_organisation_s_edit_is_told_and_put_back(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _unit(city, "dianji")
    before = Organisation.objects.get(number=city.facts.number("dianji"))
    _edit(chen, url, contact="王五", founded_on="2010-03-01", short_name="电机科协")
    edit = _newest("organisation")
    changes = {label: told for label, *told in _rows(chen, url)[0]["changes"]}
    assert changes["联系人"] == [before.contact or "空", "王五"]
    assert changes["成立日期"][1] == "2010年3月1日"
    assert _undo(chen, url, edit).status_code == 302
    after = Organisation.objects.get(pk=before.pk)
    assert (after.contact, after.founded_on, after.short_name) == (before.contact, before.founded_on, before.short_name)
    assert (after.name_key, after.haystack) == (before.name_key, before.haystack)
    assert _newest("organisation").diff["contact"][0] == "（2 字）"
    assert chen.get(url).context["history"][0]["title"] == "撤销修改"


def test_a_credit_code_taken_meanwhile_is_not_taken_back(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _unit(city, "dianji")
    code = "91110000600037341L"
    Organisation.objects.filter(number=city.facts.number("dianji")).update(credit_code=code)
    _edit(chen, url, credit_code="")
    other = Organisation.objects.filter(kind="enterprise", state="active").exclude(number=city.facts.number("dianji"))
    Organisation.objects.filter(pk=other[0].pk).update(credit_code=code)
    answer = _undo(chen, url, _newest("organisation"))
    assert (answer.status_code, Organisation.objects.get(number=city.facts.number("dianji")).credit_code) == (409, "")


def test_a_street_is_not_put_back_beside_another_division(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _unit(city, "dianji")
    _edit(chen, url, admin_division="420102", street_code="420102001")
    _edit(chen, url, street_code="")
    edit = _newest("organisation")
    _edit(chen, url, admin_division="420111")
    answer = _undo(chen, url, edit)
    assert (answer.status_code, "街道代码与行政区划代码不一致" in answer.content.decode()) == (403, True)


def test_a_unit_s_profile_has_its_history_and_goes_back_too(city: City, sign_in: SignIn) -> None:
    chen, number = sign_in("chen"), city.facts.number("dianji")
    url = _unit(city, "dianji")
    for told in ({"scale": "large", "emerging": ["1", "2"], "has_union": "on"}, {"scale": "small"}):
        answer = chen.post(f"{url}profile/", {**_key(), "term_years": "5", **told})
        assert answer.status_code == 302, answer.content.decode()[:3000]
    edit = _newest("profile")
    changes = {label: told for label, *told in _rows(chen, url)[0]["changes"]}
    assert changes["规模"] == ["大型", "小型"]
    assert changes["已有工会"] == ["是", "否"]
    assert changes["战略性新兴产业"][1] == "空"
    assert "每届年数" not in changes
    assert _undo(chen, url, edit).status_code == 302
    row = Profile.objects.get(organisation__number=number)
    assert (row.scale, row.emerging, row.has_union) == ("large", ["1", "2"], True)
    answer = _undo(chen, url, edit)
    assert answer.status_code == 409


def test_who_may_not_edit_a_unit_reads_its_history_and_undoes_nothing(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _unit(city, "dianji")
    _edit(chen, url, fax="027-12345678")
    li = sign_in("li")
    assert _rows(li, url)[0]["undo"] is False
    assert _undo(li, url, _newest("organisation")).status_code == 403


@pytest.mark.parametrize("edits", [1, 3])
def test_the_history_costs_the_same_for_one_edit_and_for_three(city: City, sign_in: SignIn, edits: int) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    for number in range(edits):
        _edit(chen, url, title=f"职称{number}")
    chen.get(f"{url}history/")
    with CaptureQueriesContext(connection) as asked:
        chen.get(f"{url}history/")
    assert len(asked) == 13


def test_a_value_no_edit_tells_of_is_an_impossible_row(city: City, sign_in: SignIn) -> None:
    chen, url = sign_in("chen"), _person(city, "li")
    _edit(chen, url, title="教授")
    assert journal.values.strays() == []
    edit = _newest()
    Value.objects.create(entry=edit, field="note", before="", after="多出")
    assert journal.values.strays() == [(str(edit.pk), "多出的修改内容：note")]
