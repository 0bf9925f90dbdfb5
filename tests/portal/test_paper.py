"""The PDF of a public notice: at its permanent address, for everybody, drawn once."""

import threading
from types import SimpleNamespace

import pytest
from django.test import Client

from kexie.kit import clock
from kexie.notices.documents import plain, press
from tests.notices.documents import reading_back
from tests.portal import world

ADDRESS = "/notices/2013/1/document.pdf"


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of every paper that was really drawn."""
    press._kept.clear()
    drawn: list[str] = []
    really = press._drawn_apart
    monkeypatch.setattr(press, "_drawn_apart", lambda told, folder: drawn.append(told["name"]) or really(told, folder))
    return drawn


def test_everybody_downloads_the_founding_notice(client: Client, city: SimpleNamespace) -> None:
    page = client.get("/notices/2013/1/").content.decode()
    assert f'<a href="{ADDRESS}">' in page
    assert "下载 PDF" in page
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "attachment" in answer["Content-Disposition"]
    pages = reading_back.pages(answer.content)
    text = "".join(row.text for page in pages for row in page.rows)
    assert text.startswith("武汉市科学技术协会文件武科协〔2013〕1号关于印发")
    assert (len(pages), text.count("2013年4月25日"), set(reading_back.slanted(answer.content))) == (5, 1, {""})
    heads = [row.text[0] for page in pages for row in page.rows if row.text[1:2] == "、"]
    assert heads == list("一二三四五六七")


def test_it_is_drawn_once_and_not_sent_again_where_it_is_known(
    client: Client, city: SimpleNamespace, drawings: list[str]
) -> None:
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    assert (first.content == second.content, len(drawings)) == (True, 1)
    assert first["Cache-Control"] == "no-cache"
    known = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content, known["ETag"], len(drawings)) == (304, b"", first["ETag"], 1)
    assert client.get(ADDRESS, headers={"If-None-Match": '"other"'}).status_code == 200


def test_too_many_at_once_are_told_when_to_come_again(
    client: Client, city: SimpleNamespace, drawings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "_waiting", threading.BoundedSemaphore(1))
    press._waiting.acquire()
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Retry-After"], drawings) == (503, "5", [])
    assert "正在生成的文件较多" in answer.content.decode()
    press._waiting.release()
    assert client.get(ADDRESS).status_code == 200


def test_what_is_not_public_has_no_pdf(client: Client, city: SimpleNamespace) -> None:
    world.issue(city.root, "关于内部事项的通知", at=clock.shanghai(2013, 6, 1, 9), openness="internal")
    assert client.get("/notices/2013/2/document.pdf").status_code == 404
    assert client.get("/notices/2013/99/document.pdf").status_code == 404
    assert client.post(ADDRESS).status_code == 405


def test_a_text_too_long_is_read_on_the_page_only(
    client: Client, city: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "MOST_CHARACTERS", 10)
    assert "document.pdf" not in client.get("/notices/2013/1/").content.decode()
    assert client.get(ADDRESS).status_code == 404


def test_the_page_offers_it_in_english_too(client: Client, city: SimpleNamespace) -> None:
    client.cookies["lang"] = "en"
    assert "Download PDF" in client.get("/notices/2013/1/").content.decode()
