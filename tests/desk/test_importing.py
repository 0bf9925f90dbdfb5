"""Pasting a notice: nothing is stored before the officer confirms; what he corrected is what is kept."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.kit import ids
from tests.city import City
from tests.desk.conftest import SignIn

URL = "/desk/documents/import/"
NOTICE = (Path(__file__).resolve().parents[2] / "kexie" / "demo" / "data" / "notice-2013.txt").read_text("utf-8")
# The city has taken this very notice over already: a character more is another source.
SOURCE = NOTICE.replace("2013年4月25日", "2013年4月26日").replace("\r\n", "\n")


def _count(client) -> int:
    return client.get("/desk/documents/").context["page"].total


def _pressed(page, act: str, **more: str) -> dict[str, str]:
    return {**page.context["packed"], "act": act, "idempotency_key": str(ids.uuid7()), **more}


def test_reading_stores_nothing_and_shows_every_span_with_its_kind(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    before = _count(client)
    page = client.post(URL, {"act": "read", "text": SOURCE})
    kinds = {row.kind for row in page.context["rows"]}
    assert {"title", "published_at", "source", "author", "addressees", "body", "date", "furniture"} <= kinds
    assert dict(page.context["facts"])["发布时间"] == "2013年5月2日 16:32:50"
    assert _count(client) == before


def test_confirming_makes_a_draft_with_the_source_to_the_character(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.post(URL, {"act": "read", "file": SimpleUploadedFile("通知.txt", SOURCE.encode("gb18030"))})
    answer = client.post(URL, _pressed(page, "confirm", issuer=str(city.facts.number("city"))))
    assert answer.status_code == 302
    document = client.get(answer.headers["Location"]).context["document"]
    spans = document.source_text.spans.all()
    assert document.state == "draft"
    assert "".join(document.source_text.text[span.start : span.end] for span in spans) == SOURCE


def test_a_corrected_kind_is_what_is_kept(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.post(URL, {"act": "read", "text": SOURCE})
    place = next(row.place for row in page.context["rows"] if row.kind == "author")
    again = client.post(URL, _pressed(page, "reread", **{f"kind-{place}": "furniture"}))
    assert dict(again.context["facts"])["作者"] == ""


def test_splitting_at_words_that_are_not_there_keeps_the_bench_and_says_so(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.post(URL, {"act": "read", "text": SOURCE})
    answer = client.post(URL, _pressed(page, "split-0", **{"at-0": "不存在"}))
    assert answer.status_code == 422
    assert "没有找到“不存在”" in answer.content.decode()
    assert answer.context["packed"]["spans"] == page.context["packed"]["spans"]


def test_the_same_text_again_leads_to_what_it_became(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.post(URL, {"act": "read", "file": SimpleUploadedFile("通知.txt", NOTICE.encode())})
    answer = client.post(URL, _pressed(page, "confirm", issuer=str(city.facts.number("city"))))
    assert answer.status_code == 422
    assert f"/desk/documents/{city.facts.ref('founding')}/" in answer.content.decode()


def test_without_a_title_nothing_can_be_stored(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    before = _count(client)
    page = client.post(URL, {"act": "read", "text": "一段没有标题的话。"})
    assert page.context["refusal"]
    assert client.post(URL, _pressed(page, "confirm")).status_code == 422
    assert _count(client) == before


@pytest.mark.parametrize(
    "damage", [{"spans": "title,99999999"}, {"source": "***"}, {"spans": "nonsense,3"}, {"spans": ""}]
)
def test_damaged_hidden_fields_are_told_not_a_fault(city: City, sign_in: SignIn, damage: dict[str, str]) -> None:
    client = sign_in("chen")
    page = client.post(URL, {"act": "read", "text": SOURCE})
    assert client.post(URL, _pressed(page, "reread") | damage).status_code == 422


def test_the_script_is_told_to_go_to_the_new_draft(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.post(URL, {"act": "read", "text": SOURCE})
    answer = client.post(URL, _pressed(page, "confirm"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/desk/documents/")


def test_who_drafts_for_nobody_imports_nothing(city: City, sign_in: SignIn) -> None:
    assert sign_in("zhao").get(URL).status_code == 403


def test_a_title_and_text_the_house_has_already_are_told_before_they_are_stored_again(
    city: City, sign_in: SignIn
) -> None:
    client = sign_in("chen")
    first = client.post(URL, {"act": "read", "text": NOTICE + "\n打印本页\n"})
    assert first.context["twin"]["url"] == f"/desk/documents/{city.facts.ref('founding')}/"
    assert "本单位已有同样的公文" in first.content.decode()
    answer = client.post(URL, _pressed(first, "confirm", issuer=str(city.facts.number("city"))))
    assert answer.status_code == 302  # told, not forbidden


def test_other_words_and_another_house_s_words_are_no_twin(city: City, sign_in: SignIn) -> None:
    other = NOTICE.replace("认真贯彻落实", "抓好落实")
    assert sign_in("chen").post(URL, {"act": "read", "text": other}).context["twin"] is None
    assert sign_in("wang").post(URL, {"act": "read", "text": NOTICE}).context["twin"] is None


def test_a_docx_is_read_and_kept_beside_its_draft_for_the_house_alone(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    made = docx.Document()
    made.add_paragraph("关于报送年度总结的通知\n各区科协：\n请于12月10日前报送。\n2013年11月20日")
    made.sections[0].header.paragraphs[0].text = "内部资料"
    stream = BytesIO()
    made.save(stream)
    page = client.post(URL, {"act": "read", "file": SimpleUploadedFile("总结.docx", stream.getvalue())})
    assert page.context["doubts"][0]["reason"] == "原文件里：页眉、页脚的文字没有取：“内部资料”"
    again = client.post(URL, _pressed(page, "reread"))
    answer = client.post(URL, _pressed(again, "confirm", issuer=str(city.facts.number("city"))))
    shown = client.get(answer.headers["Location"])
    assert "没有取进正文的：页眉、页脚的文字没有取：“内部资料”" in shown.content.decode()
    file = client.get(shown.context["original"]["url"])
    assert b"".join(file.streaming_content) == stream.getvalue()
    assert "attachment" in file.headers["Content-Disposition"]
    assert client.get(f"/desk/documents/{city.facts.ref('city.draft')}/source/").status_code == 404


def test_a_file_that_is_not_there_is_not_found(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.post(URL, {"act": "read", "text": SOURCE + "又"})
    assert [
        client.post(URL, _pressed(page, "confirm", original=one)).status_code for one in ("x", str(ids.uuid7()))
    ] == [404, 404]


def test_a_paste_of_five_megabytes_has_a_clear_answer(city: City, sign_in: SignIn) -> None:
    chen, before = sign_in("chen"), _count(sign_in("chen"))
    long = chen.post(URL, {"act": "read", "text": "甲" * (5_000_000 // 3)})
    huge = chen.post(URL, {"act": "read", "text": "a" * 7_000_000})
    file = chen.post(URL, {"act": "read", "file": SimpleUploadedFile("通知.txt", "甲".encode() * (5_000_000 // 3))})
    assert [(one.status_code, said in one.content.decode()) for one, said in (
        (long, "原文超过"), (huge, "表单或文件超过了允许的大小"), (file, "文件太大"),
    )] == [(422, True), (413, True), (422, True)]  # fmt: skip
    assert _count(chen) == before
