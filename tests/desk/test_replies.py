"""Reply slips at the desk: attached, answered, collated, taken out as .xlsx; who sees what."""

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kexie.blanks import queries as blanks
from kexie.desk.views import replies as views
from kexie.kit import clock, sheets
from kexie.kit.journal import Entry
from kexie.notices.models import Addressee, Reply, ReplySlip
from tests.blanks.test_sheet import filled
from tests.city import City
from tests.desk.conftest import SignIn

PERSON = {"a-f4-0-name": "冯雪梅", "a-f4-0-position": "干事", "a-f4-0-phone": "027-82811234"}
MOBILE = "13900000065"  # as tests/city_slips has it
ANSWER = {"a-f1": "3", "a-f2": "没有", "a-f3": "参加", **PERSON, "a-f4-1-name": "", "a-f4-1-phone": ""}


def _key() -> dict[str, str]:
    return {"idempotency_key": str(uuid4())}


def _ref(city: City, name: str = "city.issued") -> int:
    return city.facts.ref(name)


def _answer(client: Client, city: City, **changes: Any) -> Any:
    return client.post(f"/desk/inbox/{_ref(city)}/reply/", ANSWER | {"a-changes": "0"} | changes | _key())


def test_zhao_answers_for_his_district_and_changes_it_with_both_kept(city: City, sign_in: SignIn) -> None:
    zhao = sign_in("zhao")
    page = zhao.get(f"/desk/inbox/{_ref(city)}/").content.decode()
    assert "填写回执" in page
    assert "内部事项回执" in page
    answer = _answer(zhao, city)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/inbox/{_ref(city)}/#reply")
    form = zhao.get(f"/desk/inbox/{_ref(city)}/reply/").content.decode()
    assert 'value="冯雪梅"' in form
    assert _answer(zhao, city, **{"a-changes": "1", "a-f1": "4"}).status_code == 302
    unit = Addressee.objects.get(document__ref=_ref(city), organisation__number=city.facts.number("jiangan"))
    assert list(Reply.objects.filter(addressee=unit).values_list("round", "answer__values__f1")) == [(2, "4"), (1, "3")]


def test_a_fault_is_told_at_its_field_and_an_old_page_keeps_what_was_typed(city: City, sign_in: SignIn) -> None:
    zhao = sign_in("zhao")
    wrong = _answer(zhao, city, **{"a-f1": "100"})
    assert wrong.status_code == 422
    assert "参会人数不超过 99人" in wrong.content.decode()
    assert _answer(zhao, city).status_code == 302
    late = _answer(zhao, city, **{"a-f2": "我也填了一份"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "您打开之后本单位已有人填过回执" in page
    assert "我也填了一份" in page
    assert 'name="a-changes" value="1"' in page
    assert Reply.objects.filter(addressee__document__ref=_ref(city)).count() == 2
    assert _answer(zhao, city, **{"a-changes": "7"}).status_code == 409


def test_a_page_that_changes_what_was_never_answered_is_told(city: City, sign_in: SignIn) -> None:
    assert _answer(sign_in("zhao"), city, **{"a-changes": "1"}).status_code == 409


def test_nothing_is_collated_for_who_may_not_take_the_sheet(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = f"/desk/documents/{_ref(city)}/replies/sheet.xlsx"
    asked: list[Any] = []
    monkeypatch.setattr(views, "collation", lambda *told: asked.append(told))
    assert sign_in("wang").get(here).status_code == 403
    assert (asked, Entry.objects.filter(verb="take_replies").count()) == ([], 0)


def test_chen_sees_the_collation_the_unit_its_file_and_takes_the_sheet(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    here = f"/desk/documents/{_ref(city)}/replies/"
    assert "回执汇总" in chen.get(f"/desk/documents/{_ref(city)}/").content.decode()
    page = chen.get(here).content.decode()
    for words in ("参会人数（人）", "是否参加：参加", "待回复", "已回复"):
        assert words in page
    unit = Addressee.objects.get(document__ref=_ref(city), organisation__number=city.facts.number("dianji"))
    assert "027-65692271" in chen.get(f"{here}{unit.pk}/").content.decode()
    file = chen.get(f"{here}{unit.pk}/{city.facts.slips['reply']}/f5/")
    assert b"".join(file.streaming_content).decode() == "甲,乙\n"  # type: ignore[attr-defined]
    for wrong in (
        f"{here}{unit.pk}/{uuid4()}/f5/",
        f"{here}{unit.pk}/{city.facts.slips['reply']}/f1/",
        f"{here}{uuid4()}/",
    ):
        assert chen.get(wrong).status_code == 404
    told = chen.get(f"{here}sheet.xlsx")
    assert told.headers["Content-Disposition"].startswith("attachment")
    book = load_workbook(io.BytesIO(told.content))
    assert book.sheetnames == ["回执明细", "分区汇总"]
    rows = [[cell.value for cell in row] for row in book["回执明细"].iter_rows(min_row=3)]
    assert rows[0] == [
        "管辖区",
        "单位",
        "状态",
        "参会人数（人）",
        "意见",
        "是否参加",
        "联系人",
        "附表",
        "填报人",
        "填报时间",
    ]
    mine = next(row for row in rows if row[1] == unit.name)
    assert mine[:9] == [
        "江岸区", unit.name, "已回复", 2, "=1+1", "参加", "王晓燕 027-65692271、139****0065", "附表.csv", "王晓燕",
    ]  # fmt: skip
    assert {cell.data_type for row in book["回执明细"].iter_rows() for cell in row} <= {"s", "n", "d"}
    assert [cell.value for cell in list(book["分区汇总"].rows)[-1]] == ["合计", 2, 1, 0, 1, 0, 0, 2, 1, 0]
    assert Entry.objects.filter(verb="take_replies").count() == 1


def test_who_sees_which_answers(city: City, sign_in: SignIn) -> None:
    here = f"/desk/documents/{_ref(city)}/replies/"
    told = {who: sign_in(who).get(here).status_code for who in ("chen", "zhao", "wang", "li")}
    assert told == {"chen": 200, "zhao": 200, "wang": 403, "li": 404}
    page = sign_in("wang").get(f"/desk/inbox/{_ref(city)}/").content.decode()
    assert "江岸" not in page.split("回执", 1)[1].split("文件要素")[0]
    assert sign_in("chen").get(f"/desk/documents/{_ref(city, 'jiangan.issued')}/replies/").status_code == 404


def test_a_slip_is_attached_changed_and_taken_off_a_draft_and_put_off_after_the_issue(
    city: City, sign_in: SignIn
) -> None:
    chen = sign_in("chen")
    here = f"/desk/documents/{_ref(city, 'city.draft')}/reply-slip/"
    page = chen.get(here).content.decode()
    assert "参会回执（通用）" in page
    day = (clock.today() + timedelta(days=5)).isoformat()
    body = {"version": city.facts.slips["published"], "due_on": day, "due_time": "17:30"}
    assert chen.post(here, body | {"due_on": "昨天"} | _key()).status_code == 422
    assert chen.post(here, body | _key()).status_code == 302
    slip = ReplySlip.objects.get(document__ref=_ref(city, "city.draft"))
    assert f"{clock.local(slip.due_at):%H:%M}" == "17:30"
    assert "17:30" in chen.get(f"/desk/documents/{_ref(city, 'city.draft')}/").content.decode()
    assert chen.post(f"{here}removal/", _key()).status_code == 302
    assert chen.post(f"{here}due/", body | _key()).status_code == 404
    due = f"/desk/documents/{_ref(city)}/reply-slip/due/"
    assert chen.get(due).status_code == 200
    assert chen.post(due, {"due_on": day, "due_time": ""} | _key()).status_code == 302
    changed = ReplySlip.objects.get(document__ref=_ref(city))
    assert (changed.due_on.isoformat(), f"{clock.local(changed.due_at):%H:%M}") == (day, "00:00")


def test_whoever_has_to_answer_and_whoever_waits_read_it_on_the_home(city: City, sign_in: SignIn) -> None:
    zhao, chen = sign_in("zhao"), sign_in("chen")
    assert "填回执：" not in zhao.get("/desk/").content.decode()
    zhao.post(f"/desk/inbox/{_ref(city)}/receipt/", _key())  # first signed for, then answered
    assert "填回执：" in zhao.get("/desk/").content.decode()
    assert "1 个单位未回复 · 期限" in chen.get("/desk/").content.decode()
    _answer(zhao, city)
    assert "填回执：" not in zhao.get("/desk/").content.decode()
    assert "个单位未回复 · 期限" not in chen.get("/desk/").content.decode()


def test_a_collation_page_asks_as_much_for_one_answer_as_for_two(city: City, sign_in: SignIn) -> None:
    chen, here = sign_in("chen"), f"/desk/documents/{_ref(city)}/replies/"

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert chen.get(here).status_code == 200
        return len(found)

    asked()
    before = asked()
    _answer(sign_in("zhao"), city)
    assert asked() == before


def test_zhao_fills_the_slip_in_as_a_table_and_sends_it_once_he_has_seen_it(city: City, sign_in: SignIn) -> None:
    zhao, here = sign_in("zhao"), f"/desk/inbox/{_ref(city)}/reply/"
    told = zhao.get(f"{here}slip.xlsx")
    assert (told.status_code, told.headers["Content-Type"]) == (200, sheets.MIME)
    content = filled(told.content, {"f1": "3", "f2": "没有", "f3": "参加", "f4-0-name": "冯雪梅"})
    read = zhao.post(here, {"act": "read", "sheet": SimpleUploadedFile("回执.xlsx", content)})
    page = read.content.decode()
    assert read.status_code == 422
    assert "请填写冯雪梅的电话" in page
    assert 'value="冯雪梅"' in page
    content = filled(content, {"f4-0-phone": "027-82811234"})
    read = zhao.post(here, {"act": "read", "sheet": SimpleUploadedFile("回执.xlsx", content)})
    assert read.status_code == 200
    assert "已读入表格，还没有提交" in read.content.decode()
    assert Reply.objects.filter(addressee__document__ref=_ref(city)).count() == 1  # that of the enterprise
    other = zhao.post(here, {"act": "read", "sheet": SimpleUploadedFile("别的.csv", "甲,乙\n".encode())})
    assert (other.status_code, "这不是这份回执的表格" in other.content.decode()) == (422, True)
    assert zhao.get(f"/desk/inbox/{_ref(city, 'founding')}/reply/slip.xlsx").status_code == 404


def test_a_mobile_is_masked_for_its_author_too_who_keeps_it_by_sending_the_mask_back(
    city: City, sign_in: SignIn
) -> None:
    zhao = sign_in("zhao")
    assert _answer(zhao, city, **{"a-f4-0-phone": "138 1234 5678"}).status_code == 302
    form = zhao.get(f"/desk/inbox/{_ref(city)}/reply/").content.decode()
    assert ('value="138****5678"' in form, "12345678" in form) == (True, False)
    assert _answer(zhao, city, **{"a-changes": "1", "a-f4-0-phone": "138****5678"}).status_code == 302
    unit = Addressee.objects.get(document__ref=_ref(city), organisation__number=city.facts.number("jiangan"))
    standing = Reply.objects.get(addressee=unit, replaced_at=None).answer
    assert blanks.mobiles_of(standing) == {("f4", 0): "13812345678"}
    wrong = _answer(zhao, city, **{"a-changes": "2", "a-f4-0-phone": "139****5678"})
    assert (wrong.status_code, "请填写冯雪梅的电话" in wrong.content.decode()) == (422, True)


def test_the_numbers_in_a_reply_are_seen_once_with_a_reason_by_who_reads_it(city: City, sign_in: SignIn) -> None:
    unit = Addressee.objects.get(document__ref=_ref(city), organisation__number=city.facts.number("dianji"))
    here = f"/desk/documents/{_ref(city)}/replies/{unit.pk}/"
    chen = sign_in("chen")
    page = chen.get(here).content.decode()
    assert ("139****0065" in page, f"{here}telephones/" in page, MOBILE in page) == (True, True, False)
    assert MOBILE not in chen.get(f"{here}telephones/").content.decode()
    assert chen.post(f"{here}telephones/", {"reason": ""} | _key()).status_code == 422
    assert not Entry.objects.filter(verb="reveal").exists()
    shown = chen.post(f"{here}telephones/", {"reason": "安排接站"} | _key()).content.decode()
    assert ("联系人 王晓燕" in shown, MOBILE in shown) == (True, True)
    entry = Entry.objects.get(verb="reveal")
    assert (entry.entity, entry.entity_id, entry.note.text) == ("addressee", unit.pk, "安排接站")
    assert sign_in("wang").post(f"{here}telephones/", {"reason": "看看"} | _key()).status_code == 403
    other = Addressee.objects.get(document__ref=_ref(city), organisation__number=city.facts.number("jiangan"))
    assert "telephones/" not in chen.get(f"/desk/documents/{_ref(city)}/replies/{other.pk}/").content.decode()
