"""Single pages: accessibility, the journal's head, the sign of life; and what they cost."""

import gzip
from types import SimpleNamespace
from typing import Any

from django.templatetags.static import static
from django.test import Client

from kexie.kit import assets
from kexie.kit.journal import sealing


def test_the_accessibility_statement_says_what_works_and_whom_to_call(client: Client, city: SimpleNamespace) -> None:
    page = client.get("/accessibility/").content.decode()
    for told in ("WCAG 2.2 AA", "还没有做到的", "网站编辑部 (027)82842276", 'href="/accessibility/"'):
        assert told in page
    assert "What is not good yet" in client.get("/accessibility/?lang=en").content.decode()


def test_the_head_of_the_journal_is_public(client: Client, city: SimpleNamespace, monkeypatch: Any) -> None:
    assert "还没有封存过" in client.get("/journal-head/").content.decode()
    monkeypatch.setattr(sealing, "head", lambda: sealing.Head(7, "ab" * 32, 1234))
    page = client.get("/journal-head/").content.decode()
    assert "ab" * 32 in page
    assert "1234" in page


def test_robots_may_read_the_public_pages_and_nothing_behind_the_door(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *", "Disallow: /desk/", "Disallow: /accounts/", "Disallow: /claim/", "Disallow: /receipts/",
        "Disallow: /set-up/", "Disallow: /preferences/", "Allow: /",
    ]  # fmt: skip


def test_the_old_address_of_the_icon_leads_to_the_mark(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Location"]) == (302, static("kit/mark.svg"))


def test_the_sign_of_life_asks_the_database_and_is_never_kept(
    client: Client, db: None, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_the_database_there_is_no_sign_of_life(client: Client, monkeypatch: Any) -> None:
    from django.db import OperationalError

    from kexie.portal.views import pages

    def gone() -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(pages.connection, "cursor", gone)
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"


def test_a_page_that_is_not_there_says_so_in_the_readers_language(client: Client, db: None) -> None:
    answer = client.get("/no-such-page/?lang=en")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert '<html lang="en"' in page
    assert "Page not found" in page
    assert "地址可能有误，或内容已经移走。" in Client().get("/no-such-page/").content.decode()


def test_a_first_visit_weighs_less_than_a_hundred_kilobytes(client: Client, city: SimpleNamespace) -> None:
    shared = [assets.join(name).encode() for name in ("kexie.css", "kexie.js")]
    parts = [client.get("/notices/2013/1/").content, *shared]
    assert sum(len(gzip.compress(part)) for part in parts) <= 100_000
    assert len(gzip.compress(parts[2])) <= 60_000
