"""A document walks its whole way through the desk; wrong steps, double clicks and overtaking answer as they should."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kexie.kit import ids
from kexie.kit.web import paging
from tests.city import City
from tests.desk.conftest import SignIn


def _key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def _draft(city: City, client: Client, **more: Any) -> int:
    column = re.search(r'name="column".*?value="([^"]+)"', client.get("/desk/documents/new/").content.decode(), re.S)
    assert column
    data = {
        "issuer_number": city.facts.number("city"), "title": "关于开展科普日活动的通知", "kind": "notice",
        "urgency": "", "openness": "public", "column": column[1], "addressee_text": "各区科协",
        "units": "江岸区科协\n长江电机科协", "body": "请做好准备。\n一、要求\n按期报送。", **_key(), **more,
    }  # fmt: skip
    answer = client.post("/desk/documents/new/", data)
    assert answer.status_code == 302, re.findall(r"field-error.*?</p>", answer.content.decode(), re.S)
    return int(answer.headers["Location"].strip("/").rsplit("/", 1)[-1])


def _act(client: Client, ref: int, noun: str, **data: Any) -> int:
    return client.post(f"/desk/documents/{ref}/{noun}/", {**_key(), **data}).status_code


def _state(client: Client, ref: int) -> str:
    return client.get(f"/desk/documents/{ref}/").context["document"].state


def test_a_document_goes_from_draft_to_sign_for_through_the_desk(city: City, sign_in: SignIn) -> None:
    chen, he, qian, registrar = sign_in("chen"), sign_in("he"), sign_in("qian"), sign_in("chen", "chen:registrar")
    ref = _draft(city, chen)
    assert chen.get(f"/desk/documents/{ref}/").context["preview"]["total"] == 2
    assert [_act(chen, ref, "submission"), _act(he, ref, "review", note="同意"), _act(qian, ref, "sign-off"),
            _act(registrar, ref, "number"), _act(registrar, ref, "issue")] == [302] * 5  # fmt: skip
    page = chen.get(f"/desk/documents/{ref}/")
    assert page.context["document"].state == "issued"
    assert page.context["receipts"]["sum"].total == 2
    history = [(event["title"], event["note"]) for event in page.context["history"]]
    assert ("核稿通过", "同意") in history

    wang = sign_in("wang")
    assert wang.post(f"/desk/inbox/{ref}/receipt/", _key()).headers["Location"] == f"/desk/inbox/{ref}/"
    assert wang.get(f"/desk/inbox/{ref}/").context["row"]["label"] == "已签收"
    receipts = chen.get(f"/desk/documents/{ref}/receipts/")
    assert (receipts.context["sum"].signed, receipts.context["sum"].open) == (1, 1)
    assert [row["who"] for row in receipts.context["rows"] if row["who"]] == ["王晓燕（秘书长）"]


def test_the_same_form_sent_twice_makes_one_document(city: City, sign_in: SignIn) -> None:
    client, key = sign_in("chen"), str(ids.uuid7())
    first = _draft(city, client, idempotency_key=key)
    column = client.get(f"/desk/documents/{first}/").context["document"].column_id
    again = client.post("/desk/documents/new/", {
        "issuer_number": city.facts.number("city"), "title": "关于开展科普日活动的通知", "kind": "notice",
        "openness": "public", "column": column, "idempotency_key": key,
    })  # fmt: skip
    assert again.status_code == 409
    assert f"/desk/documents/{first}/" in again.content.decode()
    assert client.get("/desk/documents/?view=draft").context["page"].total == 2  # the one that was there, and this one


def test_a_double_click_on_an_act_does_it_once_and_says_so(city: City, sign_in: SignIn) -> None:
    client, ref, key = sign_in("chen"), city.facts.ref("city.draft"), _key()
    answers = [client.post(f"/desk/documents/{ref}/submission/", key).status_code for _ in range(2)]
    assert (answers, _state(client, ref)) == ([302, 409], "review")


def test_a_form_without_its_key_is_refused(city: City, sign_in: SignIn) -> None:
    answer = sign_in("chen").post(f"/desk/documents/{city.facts.ref('city.draft')}/submission/")
    assert answer.status_code == 403


def test_somebody_faster_answers_409_with_what_to_do(city: City, sign_in: SignIn) -> None:
    he, ref = sign_in("he"), city.facts.ref("city.review")
    assert _act(he, ref, "review") == 302
    late = he.post(f"/desk/documents/{ref}/review/", _key())
    assert late.status_code == 409
    assert "请刷新页面查看" in late.content.decode()


def test_returning_asks_for_a_reason_and_then_tells_it(city: City, sign_in: SignIn) -> None:
    he, ref = sign_in("he"), city.facts.ref("city.review")
    assert _act(he, ref, "return") == 422
    assert _state(he, ref) == "review"
    assert _act(he, ref, "return", note="附件缺名单") == 302
    event = he.get(f"/desk/documents/{ref}/").context["history"][0]
    assert (event["title"], event["note"], event["tone"]) == ("退回拟稿", "附件缺名单", "bad")
    mine = [one for group in sign_in("chen").get("/desk/").context["groups"] for one in group["items"]]
    assert any(item["button"] == "修改" for item in mine)


def test_the_drafter_cannot_pass_his_own_text_and_the_page_says_why(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("city.review")
    assert [button.label for button in chen.get(f"/desk/documents/{ref}/").context["acts"]] == ["撤回"]
    assert _act(chen, ref, "review") == 403
    assert _state(chen, ref) == "review"


def test_an_incomplete_draft_shows_its_button_off_with_the_reason(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    ref = _draft(city, chen, body="")
    page = chen.get(f"/desk/documents/{ref}/")
    submit = next(button for button in page.context["acts"] if button.label == "送核稿")
    assert submit.reason == "还没有正文"
    assert f'还没有正文 <a href="/desk/documents/{ref}/edit/#id_body">去填写</a>' in page.content.decode()
    assert 'id="id_body"' in chen.get(f"/desk/documents/{ref}/edit/").content.decode()


def test_where_the_classes_are_missing_the_reason_leads_to_their_section(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    ref = _draft(city, chen, units="")
    assert f'<a href="/desk/documents/{ref}/edit/#receivers">去填写</a>' in (
        chen.get(f"/desk/documents/{ref}/").content.decode()
    )
    assert 'id="receivers"' in chen.get(f"/desk/documents/{ref}/edit/").content.decode()


def test_what_one_s_other_post_may_do_next_is_offered_and_led_back_to(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("city.signed")
    page = chen.get(f"/desk/documents/{ref}/")
    (other,) = page.context["another"]
    assert (other["label"], other["step"]) == ("编号员", "编号")
    assert "换成编号员办理" in page.content.decode()
    there = chen.post("/desk/acting/", {"post": str(other["id"]), "next": page.context["here"]})
    assert there.headers["Location"] == f"/desk/documents/{ref}/"
    assert chen.get(there.headers["Location"]).context["another"] == []
    assert sign_in("qian").get(f"/desk/documents/{ref}/").context["another"] == []


def test_after_issuing_the_way_to_the_public_page_is_told(city: City, sign_in: SignIn) -> None:
    registrar, ref = sign_in("chen", "chen:registrar"), city.facts.ref("city.numbered")
    assert _act(registrar, ref, "issue") == 302
    page = registrar.get(f"/desk/documents/{ref}/")
    url = page.context["page_url"]
    if page.context["document"].is_public:
        assert f'已印发，<a href="{url}">查看网页</a>' in page.content.decode()
        assert registrar.get(url).status_code == 200
    else:
        assert (url, "已印发" in page.content.decode()) == ("", True)


def test_countersigning_by_the_joint_issuer_moves_on_to_the_signer(city: City, sign_in: SignIn) -> None:
    zhao, ref = sign_in("zhao"), city.facts.ref("city.countersign-jiangan")
    assert [button.label for button in zhao.get(f"/desk/documents/{ref}/").context["acts"]] == ["提出异议", "会签同意"]
    assert _act(zhao, ref, "countersignature") == 302
    assert _state(zhao, ref) == "sign_off"
    assert zhao.get(f"/desk/documents/{city.facts.ref('city.countersign-wuchang')}/").status_code == 404


def test_a_correction_is_a_new_draft_that_names_the_old_one(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("city.public")
    answer = chen.post(f"/desk/documents/{ref}/correction/", _key())
    new = int(re.findall(r"\d+", answer.headers["Location"])[0])
    assert answer.headers["Location"] == f"/desk/documents/{new}/edit/"
    links = chen.get(f"/desk/documents/{new}/").context["links"]
    assert links[0][0] == "更正的是"
    assert _act(chen, ref, "correction") == 403


def test_two_editors_meet_and_the_second_is_told(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("city.draft")
    page = chen.get(f"/desk/documents/{ref}/edit/")
    form = page.context["form"]
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    data |= {"version": page.context["version"], "title": "关于第一次修改的通知"}
    assert chen.post(f"/desk/documents/{ref}/edit/", {**data, **_key()}).status_code == 302
    second = chen.post(f"/desk/documents/{ref}/edit/", {**data, "title": "关于第二次修改的通知", **_key()})
    assert second.status_code == 409
    assert "已有人改过" in second.content.decode()
    assert chen.get(f"/desk/documents/{ref}/").context["document"].title == "关于第一次修改的通知"


def test_form_errors_answer_422_and_name_the_field_that_is_wrong(city: City, sign_in: SignIn) -> None:
    answer = sign_in("chen").post("/desk/documents/new/", {**_key(), "title": "", "units": "没有这个单位"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "请填写标题" in text
    assert "没有找到" in text


def test_annexes_are_added_fetched_and_taken_out_through_the_right(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("city.draft")
    upload = SimpleUploadedFile("汇总表.txt", "甲 乙".encode(), content_type="text/plain")
    assert chen.post(f"/desk/documents/{ref}/attachments/", {**_key(), "title": "", "file": upload}).status_code == 302
    attached = chen.get(f"/desk/documents/{ref}/").context["attachments"][-1]
    fetched = chen.get(attached["url"])
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert sign_in("wang").get(attached["url"]).status_code == 404
    assert chen.post(attached["removal"], _key()).status_code == 302
    assert chen.get(attached["url"]).status_code == 404


@pytest.mark.parametrize("view", ["", "mine", "draft", "issued", "nonsense"])
def test_saved_views_are_addresses_and_an_unknown_one_shows_all(city: City, sign_in: SignIn, view: str) -> None:
    answer = sign_in("chen").get("/desk/documents/", {"view": view})
    current = next(tab for tab in answer.context["views"] if tab["current"])
    assert answer.context["page"].total == current["count"]


def test_a_fragment_request_gets_the_list_without_the_shell(city: City, sign_in: SignIn) -> None:
    text = sign_in("chen").get("/desk/documents/", headers={"HX-Request": "true"}).content.decode()
    assert text.lstrip().startswith("<section")
    assert "<html" not in text


def test_the_due_day_of_an_issued_document_may_be_moved_by_its_issuer_only(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.ref("founding")
    url = f"/desk/documents/{ref}/due/"
    assert chen.post(url, {**_key(), "due_on": "2099-02-30"}).status_code == 422
    assert chen.post(url, {**_key(), "due_on": "2099-01-05"}).status_code == 302
    assert chen.get(f"/desk/documents/{ref}/receipts/").context["sum"].overdue == 0
    assert sign_in("wang").post(url, {**_key(), "due_on": "2099-01-05"}).status_code == 403


def test_views_are_counted_so_far_and_say_where_there_are_more(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    chen = sign_in("chen")
    whole = chen.get("/desk/documents/").context
    assert whole["page"].total == len(whole["page"].rows) > 2
    monkeypatch.setattr(paging, "FAR", 2)
    answer = chen.get("/desk/documents/")
    told = {view["label"]: view["count"] for view in answer.context["views"]}
    assert told == {
        view["label"]: "2+" if view["count"] > 2 else view["count"] for view in whole["views"]
    }  # fmt: skip
    assert (told["全部"], answer.context["page"].pages) == ("2+", 1)
    assert "超过 2 件，可以搜索缩小范围" in answer.content.decode()
    # The newest are there, in the same order, however they were gathered.
    assert list(answer.context["page"].rows) == list(whole["page"].rows)[: len(answer.context["page"].rows)]
    assert answer.context["facts"] == "在办超过 2 件，已印发超过 2 件"
