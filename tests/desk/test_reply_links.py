"""Answering with a unit's signed link: POST only, an old page told, a link that is over, what nobody else sees."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kexie.notices.models import LinkUse, Reply
from tests.blanks.test_sheet import filled
from tests.city import City

BODY = {"a-f1": "3", "a-f3": "参加", "a-changes": "0", "a-name": "冯雪梅", "a-position": "干事"}


def _at(city: City) -> str:
    return f"/receipts/{city.facts.slips['link']}/reply/"


def _replies(city: City) -> Any:
    return Reply.objects.filter(addressee__document__ref=city.facts.ref("city.issued"), way="link")


def test_whoever_holds_the_link_answers_by_post_and_sees_it(city: City) -> None:
    client = Client()
    assert "去填写回执" in client.get(_at(city).removesuffix("reply/")).content.decode()
    page = client.get(_at(city))
    assert (page.status_code, page.headers["X-Robots-Tag"]) == (200, "noindex, nofollow")
    assert client.get(_at(city), BODY).status_code == 200
    assert _replies(city).count() == 0
    wrong = client.post(_at(city), BODY | {"a-f1": "", "a-name": ""})
    assert wrong.status_code == 422
    assert "请填写填报人姓名" in wrong.content.decode()
    assert client.post(_at(city), BODY).status_code == 302
    told = client.get(_at(city)).content.decode()
    assert "已填的回执" in told
    assert "王晓燕" not in told
    assert _replies(city).get().signer == "冯雪梅"
    assert LinkUse.objects.filter(what="answered").count() == 1


def test_an_old_page_is_told_and_what_was_typed_may_be_sent_again(city: City) -> None:
    client = Client()
    assert client.post(_at(city), BODY).status_code == 302
    late = client.post(_at(city), BODY | {"a-f2": "第二个人填的"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "第二个人填的" in page
    assert 'name="a-changes" value="1"' in page
    assert client.post(_at(city), BODY | {"a-changes": "1"}).status_code == 302
    assert _replies(city).count() == 2


def test_after_the_due_moment_what_was_answered_stands(city: City) -> None:
    from datetime import timedelta

    from kexie.kit import clock

    client = Client()
    assert client.post(_at(city), BODY).status_code == 302
    with clock.at(clock.now() + timedelta(days=11)):
        page = client.get(_at(city))
        assert "回执期限已过，填过的不能再改" in page.content.decode()
        assert client.post(_at(city), BODY | {"a-changes": "1"}).status_code == 403


def test_links_that_are_over_unknown_or_of_a_document_without_slip(city: City) -> None:
    client = Client()
    assert client.get(f"/receipts/{city.facts.links['revoked']}/reply/").status_code == 410
    assert client.get(f"/receipts/{'a' * 43}/reply/").status_code == 404
    bare = client.get(f"/receipts/{city.facts.links['open']}/reply/")
    assert (bare.status_code, bare.headers["Location"]) == (302, f"/receipts/{city.facts.links['open']}/")


def test_whoever_holds_the_link_may_fill_in_a_table_instead(city: City) -> None:
    client = Client()
    told = client.get(f"{_at(city)}slip.xlsx")
    assert (told.status_code, told.headers["X-Robots-Tag"]) == (200, "noindex, nofollow")
    content = filled(told.content, {"f1": "3", "f3": "参加"})
    read = client.post(_at(city), {"act": "read", "sheet": SimpleUploadedFile("回执.xlsx", content)})
    page = read.content.decode()
    assert read.status_code == 200
    assert "已读入表格，还没有提交" in page
    assert 'name="a-f1" value="3"' in page
    assert "请填写填报人姓名" not in page
    assert _replies(city).count() == 0
    wrong = filled(content, {"f1": "many"})
    assert client.post(_at(city), {"act": "read", "sheet": SimpleUploadedFile("a.xlsx", wrong)}).status_code == 422
    assert client.post(_at(city), {"act": "read"}).status_code == 422
    for token, status in ((city.facts.links["revoked"], 410), ("a" * 43, 404), (city.facts.links["open"], 302)):
        assert client.get(f"/receipts/{token}/reply/slip.xlsx").status_code == status
