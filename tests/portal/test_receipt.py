"""Signing with a unit's link: the page, what it never does, and every link that opens nothing any more."""

import logging
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from axes.models import AccessFailureLog
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils.html import escape

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.web import logs
from kexie.notices.actions import documents, links
from kexie.notices.models import Receipt
from kexie.organisations import actors
from kexie.organisations.actions import organisations
from kexie.people import queries as people
from kexie.portal.forms.receipt import ReceiptForm
from tests.faults import strings
from tests.portal import world

TYPED = {"name": "龙卫国", "position": "办公室主任"}


@pytest.fixture
def chen(city: SimpleNamespace) -> Actor:
    """The issuer's officer."""
    account = people.account_named("chen")
    assert account is not None
    return actors.actor_of(account)


@pytest.fixture
def paper(city: SimpleNamespace) -> Any:
    """An internal document of this year with a file, addressed to three enterprises."""
    upload = SimpleUploadedFile("名单.txt", "甲、乙、丙\n".encode())
    return world.issue(
        city.root, "关于内部检查的通知", at=clock.now(), openness="internal", units=city.units, uploads=[upload],
        addressee_text="各有关单位",
    )  # fmt: skip


@pytest.fixture
def link(paper: Any, city: SimpleNamespace, chen: Actor) -> links.Made:
    """The link of the first enterprise."""
    return links.make(paper.addressees.get(organisation=city.units[0]), by=chen)


def at(link: links.Made) -> str:
    return f"/receipts/{link.token}/"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_a_link_shows_an_internal_document_with_its_file_and_signs_by_post_only(
    client: Client, link: links.Made, paper: Any
) -> None:
    for method in (client.get, client.head, client.get):
        assert method(at(link)).status_code == 200
    page = text_of(client.get(at(link)))
    assert [words in page for words in ("关于内部检查的通知", "测试企业1科协", "名单.txt", "代表本单位签收")] == [
        True
    ] * 4
    assert Receipt.objects.count() == 0
    (row,) = paper.attachments.all()
    taken: Any = client.get(f"{at(link)}files/{row.pk}/")
    assert b"".join(taken.streaming_content).decode() == "甲、乙、丙\n"
    answer = client.post(at(link), TYPED)
    assert (answer.status_code, answer.headers["Location"]) == (302, at(link))
    page = text_of(client.get(at(link)))
    assert [words in page for words in ("已签收", "龙卫国（办公室主任）", "代表本单位签收")] == [True, True, False]
    assert [use.what for use in link.link.uses.all()] == ["signed", "seen"]


def test_canary_a_page_that_signs_when_it_is_opened_is_seen(
    client: Client, link: links.Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "note", lambda told, *_: links.sign(told, name="邮件扫描", position=""))
    client.get(at(link))
    assert Receipt.objects.count() == 1


def test_a_second_post_shows_who_signed(client: Client, link: links.Made) -> None:
    client.post(at(link), TYPED)
    for typed in ({"name": "别人", "position": "主任"}, {}):
        answer = client.post(at(link), typed)
        page = text_of(answer)
        assert (answer.status_code, "已经签收过" in page, "龙卫国" in page, "别人" in page) == (409, True, True, False)
    assert Receipt.objects.count() == 1
    assert [(use.what, use.reason) for use in link.link.uses.all()] == [("refused", "signed"), ("signed", "")]


def test_name_and_post_must_be_typed(client: Client, link: links.Made) -> None:
    answer = client.post(at(link), {"name": " \u200b ", "position": ""})
    assert (answer.status_code, "请填写签收人姓名" in text_of(answer), "请填写职务" in text_of(answer)) == (
        422,
        True,
        True,
    )
    assert client.post(at(link), TYPED | {"name": "龙" * 61}).status_code == 422
    assert Receipt.objects.count() == 0


def test_the_page_is_kept_by_nobody_and_told_to_nobody(client: Client, link: links.Made) -> None:
    closed = client.get("/receipts/" + "a" * 43 + "/")
    for answer in (client.get(at(link)), closed):
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert '<meta name="robots" content="noindex, nofollow">' in text_of(answer)


def test_no_log_line_and_no_table_holds_the_token(
    client: Client, link: links.Made, chen: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get(at(link))
        client.post(at(link), {})
        client.post(at(link), TYPED)
        guess = link.token[:-1] + "_"
        client.get(f"/receipts/{guess}/")
        client.get(f"/receipts/{guess}/files/{link.link.pk}/")
        links.revoke(link.link, by=chen)
        assert client.get(at(link)).status_code == 410
    written = [logs.JsonFormatter().format(record) for record in caplog.records]
    assert sum("Not Found: /receipts/…/" in line for line in written) >= 2
    assert sum("Gone: /receipts/…/" in line for line in written) == 1
    assert [line for line in written if link.token in line or guess in line] == []
    assert [row.path_info for row in AccessFailureLog.objects.all()] == ["/receipts/…/"]
    entry = Entry.objects.get(verb="sign_by_link")
    assert (entry.part, entry.person_id, link.token in str(vars(entry))) == ("link", None, False)


def test_a_stranger_learns_nothing_from_unknown_tokens_and_runs_out_of_guesses(
    client: Client, link: links.Made
) -> None:
    guesses = ("a" * 43, "xq-9", link.token[:-1])
    answers = [client.get(f"/receipts/{guess}/") for guess in guesses]
    # The page's own address stands in the switch of its size.
    pages = {text_of(answer).replace(guess, "…") for guess, answer in zip(guesses, answers, strict=True)}
    assert ({answer.status_code for answer in answers}, len(pages)) == ({404}, 1)
    assert client.post("/receipts/" + "b" * 43 + "/", TYPED).status_code == 404
    for _ in range(20):
        last = client.get("/receipts/" + "c" * 43 + "/")
    assert (last.status_code, last.headers["Retry-After"]) == (429, "3600")
    assert client.get(at(link)).status_code == 200  # who holds a link is not kept out by who guesses


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_is_over_says_why_and_whom_to_ask(
    client: Client, link: links.Made, paper: Any, city: SimpleNamespace, chen: Actor, method: str
) -> None:
    def asked() -> str:
        answer = getattr(client, method)(at(link), TYPED if method == "post" else None)
        page = text_of(answer)
        assert (answer.status_code, "武汉市科学技术协会" in page, "(027)65692271" in page) == (410, True, True)
        assert ("关于内部检查的通知" in page, "测试企业" in page) == (False, False)
        (row,) = paper.attachments.all()
        assert client.get(f"{at(link)}files/{row.pk}/").status_code == 404
        return page

    with clock.at(link.link.expires_at + timedelta(seconds=1)):
        assert "签收链接已过期" in asked()
    organisations.close(city.units[0], by=SYSTEM, note="并入他处")
    assert "单位已撤销" in asked()
    world.approve(documents.correct(paper, by=chen))
    assert "文件已更正" in asked()
    links.revoke(link.link, by=chen)
    assert "签收链接已作废" in asked()
    assert Receipt.objects.count() == 0
    assert {use.reason for use in link.link.uses.all()} == {"expired", "closed", "corrected", "revoked"}


def test_a_link_revoked_between_page_and_form_is_refused(
    client: Client, link: links.Made, chen: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = links.sign

    def overtaken(*args: Any, **more: Any) -> Receipt:
        links.revoke(link.link, by=chen)
        return real(*args, **more)

    monkeypatch.setattr(links, "sign", overtaken)
    answer = client.post(at(link), TYPED)
    assert (answer.status_code, "签收链接已作废" in text_of(answer)) == (410, True)


def test_nobody_sees_who_else_has_not_signed(client: Client, link: links.Made, city: SimpleNamespace) -> None:
    pages = [text_of(client.get(at(link)))]
    client.post(at(link), TYPED)
    pages.append(text_of(client.get(at(link))))
    for page in pages:
        assert [f"测试企业{n}科协" in page for n in (1, 2, 3)] == [True, False, False]


def test_a_file_of_another_document_is_not_found(client: Client, link: links.Made, city: SimpleNamespace) -> None:
    upload = SimpleUploadedFile("别的.txt", b"x")
    other = world.issue(
        city.root, "另一件", at=clock.now(), units=city.units, uploads=[upload], addressee_text="各单位"
    )
    assert client.get(f"{at(link)}files/{other.attachments.get().pk}/").status_code == 404
    assert client.get(f"/receipts/{'a' * 43}/files/{other.attachments.get().pk}/").status_code == 404


def test_late_is_said_and_still_signs(client: Client, link: links.Made, paper: Any) -> None:
    with clock.at(clock.now() + timedelta(days=20)):
        assert "仍可签收，记为迟签" in text_of(client.get(at(link)))
        assert client.post(at(link), TYPED).status_code == 302


def test_interface_words_in_english_document_in_chinese(client: Client, link: links.Made) -> None:
    client.cookies["lang"] = "en"
    page = text_of(client.get(at(link)))
    assert [words in page for words in ("Sign for your organisation", "关于内部检查的通知")] == [True, True]


def test_hostile_names_are_stored_cleaned_and_shown_escaped(client: Client, link: links.Made) -> None:
    typed = [text[:60] for text in [*strings.chinese(), *strings.naughty(), *strings.markup(40)]]
    forms = [ReceiptForm({"name": text, "position": "-"}) for text in typed]
    cleaned = [form.cleaned_data["name"] for form in forms if form.is_valid()]
    assert len(cleaned) > 100
    assert [name for name in cleaned if not 0 < len(name) <= 60 or set(name) & set("\0\n\r\u202e\u200b")] == []
    shown = []
    for name in ("<script>alert(1)</script>", "'; DROP TABLE notices_receipt;--", "𠮷野\u202e家", "=HYPERLINK(1)"):
        with transaction.atomic():
            assert client.post(at(link), {"name": name, "position": name}).status_code == 302
            page = text_of(client.get(at(link)))
            shown.append(escape(Receipt.objects.get().name) in page and "<script>alert" not in page)
            transaction.set_rollback(True)
    assert shown == [True] * 4
