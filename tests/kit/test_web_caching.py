"""Public pages kept whole: fresh with every version, never another reader's, standing in while the database is away."""

import gzip
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.db.utils import OperationalError
from django.test import Client

from kexie.kit.web import caching
from tests.kit import urls

pytestmark = pytest.mark.urls("tests.kit.urls")


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    caching.store.clear()
    urls.calls.clear()
    urls.state.update(version=1, body="<p>通知</p>" * 100)
    yield
    caching.store.clear()


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


def test_a_page_is_made_once_and_given_again(reader: Client) -> None:
    first, second = reader.get("/page/"), reader.get("/page/")
    assert first.content == second.content
    assert (first["ETag"], first["Cache-Control"]) == (second["ETag"], "no-cache")
    assert set(first["Vary"].split(", ")) == {"Cookie", "Accept-Encoding", "HX-Request"}
    assert urls.calls == ["/page/"]


def test_a_reader_who_has_the_page_gets_304(reader: Client) -> None:
    tag = reader.get("/page/")["ETag"]
    response = reader.get("/page/", headers={"If-None-Match": tag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)
    assert reader.get("/page/", headers={"If-None-Match": 'W/"other"'}).status_code == 200
    assert urls.calls == ["/page/"]


def test_a_new_version_is_seen_at_once(reader: Client) -> None:
    old = reader.get("/page/")["ETag"]
    urls.state.update(version=2, body="<p>改了</p>" * 100)
    response = reader.get("/page/", headers={"If-None-Match": old})
    assert response.status_code == 200
    assert "改了" in response.content.decode()
    assert urls.calls == ["/page/", "/page/"]


def test_a_new_version_that_changed_nothing_is_304(reader: Client) -> None:
    old = reader.get("/page/")["ETag"]
    urls.state.update(version=2)
    assert reader.get("/page/", headers={"If-None-Match": old}).status_code == 304


def test_pages_differ_by_address_size_theme_and_piece(reader: Client) -> None:
    reader.get("/page/")
    reader.get("/page/?page=2")
    reader.get("/page/", headers={"HX-Request": "true"})
    reader.cookies["size"] = "xl"
    assert reader.get("/page/").content.endswith(b"xl")
    reader.cookies["theme"] = "dark"
    reader.get("/page/")
    assert len(urls.calls) == 5
    assert len(caching.store) == 5


def test_the_page_is_packed_for_who_takes_it(reader: Client) -> None:
    plain = reader.get("/page/")
    packed = reader.get("/page/", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 5


def test_a_small_page_is_not_packed(reader: Client) -> None:
    urls.state.update(body="x")
    assert "Content-Encoding" not in reader.get("/page/", headers={"Accept-Encoding": "gzip"})


@pytest.mark.parametrize("query", ["cookie=1", "missing=1"])
def test_a_page_with_a_cookie_or_an_error_is_never_kept(reader: Client, query: str) -> None:
    response = reader.get(f"/page/?{query}")
    assert "ETag" not in response
    assert len(caching.store) == 0


def test_who_is_signed_in_gets_a_page_of_their_own(reader: Client, db: None, settings: LazySettings) -> None:
    reader.get("/page/")
    reader.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    response = reader.get("/page/")
    assert "ETag" not in response
    assert response["Cache-Control"] == "no-store"
    assert len(urls.calls) == 2


def test_only_reading_is_answered_from_the_store(reader: Client, db: None) -> None:
    reader.get("/page/")
    reader.post("/page/")
    reader.head("/page/")
    assert len(urls.calls) == 2, "the post was made, the head came from the store"


def test_a_view_without_the_mark_is_left_alone(reader: Client) -> None:
    assert "ETag" not in reader.get("/plain/")


def test_a_kept_page_stands_in_while_the_database_is_away(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.get("/page/")
    urls.state.update(version=OperationalError("away"))
    kept, other = reader.get("/page/"), reader.get("/page/?q=1")
    assert (kept.status_code, kept["Warning"]) == (200, '110 - "Response is Stale"')
    assert (other.status_code, other["Retry-After"]) == (503, "5")
    later = time.monotonic() + caching.STALE_FOR + 1
    monkeypatch.setattr(caching.time, "monotonic", lambda: later)
    assert reader.get("/page/").status_code == 503


def _kept(size: int) -> caching.Kept:
    return caching.Kept(1, "e", "text/html", b"x" * size, None, 0.0)


def test_the_store_is_bounded_in_pages_and_bytes_and_lets_the_oldest_go() -> None:
    store = caching.Store(most_pages=3, most_bytes=100)
    for name in "abc":
        store.put(name, _kept(10))
    store.get("a")
    store.put("d", _kept(10))
    assert [store.get(name) is not None for name in "abcd"] == [True, False, True, True]
    store.put("e", _kept(75))
    assert [store.get(name) is not None for name in "acde"] == [False, True, True, True]
    store.put("e", _kept(20))
    store.put("f", _kept(70))
    assert len(store) == 3
    store.put("g", _kept(101))
    assert len(store) == 0


def test_asking_the_version_is_all_the_database_sees(reader: Client, db: None, django_assert_num_queries: Any) -> None:
    reader.get("/page/")
    with django_assert_num_queries(0):
        reader.get("/page/")


def test_a_connection_that_died_in_between_is_opened_anew_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version's own query stands for Django's question whether the connection lives: one round trip, not two."""
    seen: list[bool] = []

    def died_once() -> int:
        seen.append(caching.connection.health_check_done)
        if len(seen) == 1:
            raise OperationalError("server closed the connection")
        return 7

    closed: list[str] = []
    monkeypatch.setattr(caching.connection, "health_check_done", False)
    monkeypatch.setattr(caching.connection, "close", lambda: closed.append("closed"))
    assert caching._read(died_once) == 7
    assert (seen, closed) == ([True, True], ["closed"])


def test_a_database_that_is_away_is_asked_twice_and_then_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def away() -> int:
        asked.append(1)
        raise OperationalError("refused")

    monkeypatch.setattr(caching.connection, "close", lambda: None)
    with pytest.raises(OperationalError):
        caching._read(away)
    assert len(asked) == 2
