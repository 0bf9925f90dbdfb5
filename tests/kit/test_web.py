"""What every answer carries, how refusals look, and that no request makes the site fall over."""

import errno
import json
import logging
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import LazySettings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import close_old_connections, connection
from django.db.utils import OperationalError, ProgrammingError
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from procrastinate.exceptions import ConnectorException

from kexie.kit import clock, ids
from kexie.kit.actor import Actor
from kexie.kit.journal.models import Entry
from kexie.kit.numbers.models import Series
from kexie.kit.verdict import Refused
from kexie.kit.web import away, bodies, errors, idempotency, logs, paging, text
from kexie.kit.web.context import preferences
from kexie.kit.web.models import SentForm
from kexie.machine.testing import Clone
from tests.kit import urls

pytestmark = pytest.mark.urls("tests.kit.urls")


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def said(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_every_answer_has_a_number_of_its_own(visitor: Client) -> None:
    numbers = {visitor.get("/plain/", headers={"X-Request-Id": "mine"})["X-Request-Id"] for _ in range(3)}
    assert len(numbers) == 3
    assert {UUID(number).version for number in numbers} == {7}


def test_the_journal_knows_the_request(db: None, visitor: Client) -> None:
    response = visitor.post("/make/", {"idempotency_key": str(uuid4())})
    assert str(Entry.objects.get().request_id) == response["X-Request-Id"]


@pytest.mark.parametrize("address", ["/plain/", "/refuse/", "/nowhere/", "/fault/"])
def test_every_answer_has_the_safe_headers(db: None, visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_answers_to_somebody_signed_in_are_never_stored(visitor: Client, settings: LazySettings) -> None:
    assert visitor.get("/plain/")["Cache-Control"] == "no-cache"
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "x"
    assert visitor.get("/nowhere/")["Cache-Control"] == "no-store"


def test_a_refusal_is_403_with_its_reason_and_rule(db: None, visitor: Client) -> None:
    response = visitor.get("/refuse/")
    assert (response.status_code, response["X-Refused-By"]) == (403, "quota.of")
    assert "超出推荐名额：标兵、组织者合计 3 / 2。请撤回 1 人" in said(response)


def test_a_refusal_to_htmx_is_a_fragment(db: None, visitor: Client) -> None:
    page, piece = visitor.get("/refuse/"), visitor.get("/refuse/", headers={"HX-Request": "true"})
    boosted = visitor.get("/refuse/", headers={"HX-Request": "true", "HX-Boosted": "true"})
    assert "<html" in page.content.decode()
    assert "<html" in boosted.content.decode()
    assert "<html" not in piece.content.decode()
    assert "请撤回 1 人" in said(piece)


def test_overtaken_is_409(db: None, visitor: Client) -> None:
    response = visitor.get("/overtake/")
    assert response.status_code == 409
    assert "已有人办过" in said(response)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/forbid/", 403, "您不能打开这一页"),
        ("/nowhere/", 404, "没有找到这一页"),
        ("/fault/", 500, "系统出错了"),
    ],
)
def test_each_error_has_its_page(db: None, visitor: Client, address: str, status: int, words: str) -> None:
    response = visitor.get(address)
    assert response.status_code == status
    assert words in said(response)


def test_a_fault_shows_the_number_to_tell_the_administrator(db: None, visitor: Client) -> None:
    response = visitor.get("/fault/")
    assert response["X-Request-Id"] in said(response)
    assert "li@example.com" not in said(response)


def test_a_form_without_the_token_is_403_in_plain_words(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/echo/", {"q": "x"})
    assert response.status_code == 403
    assert "这个表单已经失效" in said(response)


def test_error_pages_stand_without_their_templates(visitor: Client, settings: LazySettings) -> None:
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {}}]
    response = visitor.get("/nowhere/")
    assert response.status_code == 404
    assert said(response).startswith("没有找到这一页 没有找到这一页 地址可能有误")


# the same form twice


def test_the_same_form_twice_makes_one_thing_and_leads_to_it(db: None, visitor: Client) -> None:
    key = idempotency.fresh_key()
    first, second = (visitor.post("/make/", {"idempotency_key": key}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 409)
    assert Entry.objects.count() == 1
    assert first.content.decode() in second.content.decode()


def test_a_failed_form_may_be_sent_again_with_its_key(db: None, visitor: Client) -> None:
    key = str(uuid4())
    assert visitor.post("/make/", {"idempotency_key": key, "fail": "1"}).status_code == 403
    assert visitor.post("/make/", {"idempotency_key": key}).status_code == 201
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("key", [{}, {"idempotency_key": ""}, {"idempotency_key": "x"}])
def test_a_form_without_a_sound_key_is_refused(db: None, visitor: Client, key: dict[str, str]) -> None:
    response = visitor.post("/make/", key)
    assert (response.status_code, response["X-Refused-By"]) == (403, "web.once.key")


def _once(rf: RequestFactory, key: str, by: Actor | None = None) -> AbstractContextManager[idempotency.Sending]:
    return idempotency.once(rf.post("/", {"idempotency_key": key}), by)


def test_what_a_key_made_is_told_only_to_who_sent_it(db: None, rf: RequestFactory) -> None:
    key, wang, li = str(uuid4()), Actor(person_id=ids.uuid7()), Actor(person_id=ids.uuid7())
    with idempotency.once(rf.post("/", {"idempotency_key": key}), wang) as sending:
        sending.made("/things/1/")
    for by, location in ((wang, "/things/1/"), (li, "")):
        with pytest.raises(idempotency.SentAlready) as refused, _once(rf, key, by):
            pytest.fail("the action ran twice")
        assert refused.value.location == location


def test_where_no_script_runs_the_same_words_sent_again_at_once_are_the_same_form(db: None, rf: RequestFactory) -> None:
    wang, li, sun = (Actor(person_id=ids.uuid7()) for _ in range(3))

    def sent(by: Actor, path: str = "/a/", plain: bool = True, **words: Any) -> str:
        told = {"idempotency_key": str(uuid4()), **words, **({"no_script": "1"} if plain else {})}
        try:
            with idempotency.once(rf.post(path, told), by) as sending:
                sending.made(f"/things/{len(words)}/")
        except idempotency.SentAlready as again:
            return again.location
        return "made"

    def paper(content: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile("表.txt", content)

    assert [sent(wang, title="甲") for _ in range(3)] == ["made", "/things/1/", "/things/1/"]
    # Other words, another page, another person, something in between, a while later: each is another form.
    assert [sent(wang, title="乙"), sent(wang, title="甲"), sent(wang, "/b/", title="甲")] == ["made"] * 3
    assert [sent(li, title="甲"), sent(wang, "/b/", title="甲"), sent(wang, "/b/", title=["甲", "甲"])] == [
        "made", "/things/1/", "made",
    ]  # fmt: skip
    with clock.at(clock.now() + idempotency.AGAIN + timedelta(seconds=1)):
        assert sent(li, title="甲") == "made"
    # A file by what is in it; a bare button as often as one likes; where scripts run the key alone counts.
    assert [sent(sun, file=paper(one)) for one in (b"1", b"2", b"2")] == ["made", "made", "/things/1/"]
    assert [sent(sun, note="") for _ in range(2)] == ["made", "made"]
    assert [sent(sun, plain=False, title="丙") for _ in range(2)] == ["made", "made"]
    assert {len(one) for one in SentForm.objects.values_list("digest", flat=True)} == {0, 40}


def test_old_keys_are_forgotten(db: None, rf: RequestFactory) -> None:
    with clock.at(clock.now() - timedelta(days=3)), idempotency.once(rf.post("/", {"idempotency_key": str(uuid4())})):
        pass
    with idempotency.once(rf.post("/", {"idempotency_key": str(uuid4())})):
        pass
    assert idempotency.forget(before=clock.now() - timedelta(days=2)) == 1
    assert SentForm.objects.count() == 1


def test_of_two_sendings_at_once_the_second_waits_for_the_first(fresh_database: Clone, rf: RequestFactory) -> None:
    key = str(uuid4())
    with psycopg.connect(fresh_database.app_dsn) as other:
        other.execute(
            "INSERT INTO kit_sent_form (key, account, path, made, location) VALUES (%s, '', '/', now(), '/1/')", [key]
        )
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 50")
        with pytest.raises(OperationalError, match="lock timeout"), _once(rf, key):
            pytest.fail("the action ran beside the first")
        other.commit()
    with pytest.raises(idempotency.SentAlready), _once(rf, key):
        pytest.fail("the action ran twice")


# the database away


def _fault(state: str | None, kind: type[Exception] = OperationalError) -> Exception:
    fault = kind("x")
    cause = psycopg.OperationalError("x")
    if state:
        cause.sqlstate = state
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("state", "status", "words"),
    [
        (None, 503, "暂时连不上数据库"),
        ("57P01", 503, "暂时连不上数据库"),
        ("55P03", 409, "有人正在办理同一件事"),
        ("40P01", 409, "有人正在办理同一件事"),
        ("57014", 503, "查询时间太长"),
        ("53100", 503, "服务器磁盘已满"),
    ],
)
def test_a_fault_of_the_database_is_answered_by_its_kind(
    rf: RequestFactory, state: str | None, status: int, words: str
) -> None:
    response = away.answer_to(rf.get("/"), _fault(state))
    assert response is not None
    assert response.status_code == status
    assert words in said(response)
    assert response.headers.get("Retry-After") == ("5" if status == 503 else None)


@pytest.mark.parametrize(("state", "status"), [("53100", 503), ("55P03", 409), (None, 503)])
def test_a_fault_met_while_work_is_deferred_is_answered_by_its_kind(
    rf: RequestFactory, state: str | None, status: int
) -> None:
    """The queue wraps the driver's fault in one of its own."""
    wrapped = ConnectorException()
    wrapped.__cause__ = _fault(state).__cause__
    response = away.answer_to(rf.get("/"), wrapped)
    assert response is not None
    assert response.status_code == status
    assert away.answer_to(rf.get("/"), ValueError("of our own")) is None


def test_a_full_disk_is_told_and_other_faults_of_files_are_faults(rf: RequestFactory) -> None:
    full = away.answer_to(rf.get("/"), OSError(errno.ENOSPC, "No space left on device"))
    assert full is not None
    assert (full.status_code, "腾出空间以后，这里会自动恢复" in said(full)) == (503, True)
    assert away.answer_to(rf.get("/"), PermissionError(errno.EACCES, "Permission denied")) is None


def test_a_programming_fault_is_not_called_an_absent_database(rf: RequestFactory) -> None:
    assert away.answer_to(rf.get("/"), _fault("42703", ProgrammingError)) is None


def test_a_lost_database_is_503_and_comes_back_by_itself(
    fresh_database: Clone, visitor: Client, settings: LazySettings
) -> None:
    assert visitor.get("/ask/").content == b"0"
    right = settings.DATABASES["default"]["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"
    try:
        lost = visitor.get("/ask/")
        still = visitor.get("/plain/")
    finally:
        connection.settings_dict["PORT"] = right
    assert (lost.status_code, lost["Retry-After"], still.status_code) == (503, "5", 200)
    assert "暂时连不上数据库" in said(lost)
    assert visitor.get("/ask/").content == b"0"


def test_a_connection_killed_between_two_requests_is_not_noticed(fresh_database: Clone, visitor: Client) -> None:
    """With kept connections Django checks the health of each before its first use in a request."""
    connection.close()
    connection.settings_dict["CONN_MAX_AGE"] = 600
    try:
        assert visitor.get("/ask/").status_code == 200
        with psycopg.connect(fresh_database.app_dsn, autocommit=True) as other, connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            other.execute("SELECT pg_terminate_backend(%s)", [cursor.fetchone()[0]])
        close_old_connections()  # the test client leaves out what the server does at the start of a request
        assert visitor.get("/ask/").status_code == 200
    finally:
        connection.settings_dict["CONN_MAX_AGE"] = 0
        connection.close()


def test_a_fault_below_the_views_is_503_too(fresh_database: Clone, visitor: Client, settings: LazySettings) -> None:
    """Sessions are read by inner middleware: their faults reach only the last handler."""
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    right = settings.DATABASES["default"]["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"
    try:
        response = visitor.get("/plain/")
    finally:
        connection.settings_dict["PORT"] = right
    assert response.status_code == 503
    assert "暂时连不上数据库" in said(response)


def test_a_slow_query_and_a_wrong_one_are_told_apart(fresh_database: Clone, visitor: Client) -> None:
    slow, wrong = visitor.get("/slow/"), visitor.get("/wrong/")
    assert (slow.status_code, wrong.status_code) == (503, 500)
    assert "查询时间太长" in said(slow)


def test_a_row_held_by_somebody_else_is_409(fresh_database: Clone, visitor: Client) -> None:
    with psycopg.connect(fresh_database.app_dsn) as other:
        other.execute("LOCK TABLE kit_series IN SHARE MODE")
        response = visitor.get("/locked/")
    assert response.status_code == 409
    assert "有人正在办理同一件事" in said(response)


# strange requests


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "FOO"])
def test_only_reading_and_sending_forms_is_understood(db: None, visitor: Client, method: str) -> None:
    response = visitor.generic(method, "/echo/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/echo/?q=%00", 400),
        ("/echo/?q=%ff", 400),
        ("/echo/?q=%E6%AD", 400),
        ("/echo/?%00=x", 400),
        ("/words/a%00b/", 400),
        ("/echo/?q=" + "a" * 9000, 414),
        ("/" + "a" * 9000, 414),
        ("/echo/?q=%E6%AD%A6%20%F0%A0%AE%B7", 200),
    ],
)
def test_broken_addresses_are_refused_before_any_view(db: None, visitor: Client, address: str, status: int) -> None:
    assert visitor.get(address).status_code == status


def _post(visitor: Client, body: bytes, kind: str, **more: Any) -> HttpResponse:
    return visitor.generic("POST", "/echo/", body, kind, **more)  # type: ignore[return-value]


FORM = "application/x-www-form-urlencoded"
PART = b'--b\r\nContent-Disposition: form-data; name="q"\r\n\r\n'


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"q=%E6%AD%A6", FORM, 200),
        (b"q=%E6%AD%A6", f"{FORM}; charset=UTF-8", 200),
        (b"q=%00", FORM, 400),
        (b"q=%ff", FORM, 400),
        ("q=武".encode("gbk"), FORM, 400),
        (b"q=x", f"{FORM}; charset=gbk", 415),
        (b"q=x", f"{FORM}; charset=no-such", 415),
        (b"q=x", "multipart/form-data", 400),
        (b"q=x", "multipart/form-data; boundary=", 400),
        (PART + b"x", "multipart/form-data; boundary=b", 200),
        (PART + b"x\0y\r\n--b--\r\n", "multipart/form-data; boundary=b", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "application/json", 400),
        (b'["' + b"[" * 100 + b'\\"[["]', "application/json", 200),
        (b"&".join(b"a%d=1" % n for n in range(1001)), FORM, 413),
        (b"q=" + b"x" * (6 * 1024 * 1024), FORM, 413),
    ],
)  # fmt: skip
def test_broken_bodies_are_4xx_and_sound_ones_arrive(
    db: None, visitor: Client, body: bytes, kind: str, status: int
) -> None:
    assert _post(visitor, body, kind).status_code == status


def test_a_giant_header_is_431(db: None, visitor: Client) -> None:
    assert visitor.get("/echo/", headers={"Cookie": "a=" + "b" * 17_000}).status_code == 431


def test_a_lying_length_is_refused(rf: RequestFactory) -> None:
    guard = bodies.BodyGuardMiddleware(lambda request: HttpResponse())
    for length, status in (("x", 400), (str(10**12), 413)):
        request = rf.post("/", {"q": "x"})
        request.META["CONTENT_LENGTH"] = length
        assert guard(request).status_code == status


def test_an_upload_larger_than_the_house_takes_is_413(rf: RequestFactory, settings: LazySettings) -> None:
    settings.KEXIE_MAX_UPLOAD = 10
    guard = bodies.BodyGuardMiddleware(lambda request: HttpResponse())
    request = rf.post("/", {"q": "x"})
    request.META["CONTENT_LENGTH"] = str(2 * 1024 * 1024)
    assert guard(request).status_code == 413


def test_a_body_too_large_for_memory_is_413(rf: RequestFactory) -> None:
    assert errors.bad_request(rf.get("/"), RequestDataTooBig()).status_code == 413


# text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x00b\x1bc\x7f\x9fd", "abcd"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\t保留\n", "\t保留\n"),
        ("e\u0301", "é"),
        ("甲\u202e乙\u2066丙", "甲乙丙"),
        ("𠮷\ufffe\ud800", "𠮷"),
    ],
)
def test_text_is_cleaned_of_what_no_page_can_show(given: str, kept: str) -> None:
    assert text.clean(given) == kept
    assert text.clean(kept) == kept
    assert text.has_controls(given) == (text.clean(given) != given and "\r" not in given and "\u0301" not in given)


def test_a_line_is_one_line() -> None:
    assert text.line("  科\u3000技\n工\u00a0作 \t者\x00 ") == "科 技 工 作 者"


# preferences, pages


@pytest.mark.parametrize(
    ("cookies", "expected"),
    [
        ({}, ("md", "auto")),
        ({"size": "xl", "theme": "contrast"}, ("xl", "contrast")),
        ({"size": "<script>", "theme": "pink"}, ("md", "auto")),
    ],
)
def test_the_readers_wishes_come_from_two_cookies(
    rf: RequestFactory, cookies: dict[str, str], expected: tuple[str, str]
) -> None:
    request = rf.get("/")
    request.COOKIES.update(cookies)
    assert preferences(request) == dict(zip(("ui_size", "ui_theme"), expected, strict=True))


@pytest.fixture
def series(db: None) -> Iterator[None]:
    owner = ids.uuid7()
    Series.objects.bulk_create([Series(owner_id=owner, code="x", year=n) for n in range(1, 96)])
    return None


def asked(rf: RequestFactory, query: str) -> paging.Page[Series]:
    return paging.page_of(Series.objects.order_by("year"), rf.get(f"/?{query}"), size=10)


@pytest.mark.usefixtures("series")
@pytest.mark.parametrize(
    ("query", "number", "first", "last"),
    [
        ("", 1, 1, 10), ("page=3", 3, 21, 30), ("page=10", 10, 91, 95), ("page=11", 10, 91, 95), ("page=0", 1, 1, 10),
        ("page=-1", 1, 1, 10), ("page=x", 1, 1, 10), ("page=٣", 1, 1, 10), ("page=" + "9" * 40, 1, 1, 10),
    ],
)  # fmt: skip
def test_the_nearest_page_is_shown(rf: RequestFactory, query: str, number: int, first: int, last: int) -> None:
    page = asked(rf, query)
    assert (page.number, page.first, page.last, page.pages, page.total) == (number, first, last, 10, 95)
    assert [row.year for row in page] == list(range(first, last + 1))
    assert len(page) == last - first + 1


@pytest.mark.usefixtures("series")
def test_links_keep_the_query_and_leave_gaps(rf: RequestFactory) -> None:
    page = asked(rf, "q=武汉&page=5")
    assert [link.number for link in page.links] == [1, 2, 3, 4, 5, 6, 7, None, 10]
    assert [link.number for link in page.links if link.current] == [5]
    assert page.next_address == "?q=%E6%AD%A6%E6%B1%89&page=6"
    assert page.previous_address == "?q=%E6%AD%A6%E6%B1%89&page=4"
    assert (asked(rf, "").previous_address, asked(rf, "page=10").next_address) == ("", "")
    assert asked(rf, "").next_address == "?page=2"


@pytest.mark.usefixtures("series")
@pytest.mark.parametrize(
    ("most", "total", "more", "pages"), [(40, 40, True, 4), (95, 95, False, 10), (94, 94, True, 10)]
)
def test_a_long_list_is_counted_and_turned_only_so_far(
    rf: RequestFactory, django_assert_num_queries: Any, most: int, total: int, more: bool, pages: int
) -> None:
    with django_assert_num_queries(2) as seen:
        page = paging.page_of(Series.objects.order_by("year"), rf.get("/?page=99"), size=10, most=most)
    assert (page.total, page.more, page.pages, page.number) == (total, more, pages, pages)
    assert f"LIMIT {most + 1}" in seen[0]["sql"]
    drawn = Template("{% load kit %}{% pager page %}").render(Context({"page": page, "request": rf.get("/")}))
    assert ("超过 " in drawn, "共 " in drawn) == (more, not more)


@pytest.mark.usefixtures("series")
@pytest.mark.parametrize("most", [40, 94, 95, 10_000])
@pytest.mark.parametrize("query", ["", "page=3", "page=4", "page=5", "page=10", "page=11", "page=99", "q=武汉&page=x"])
def test_a_list_counted_along_with_its_keys_is_the_same_page(rf: RequestFactory, query: str, most: int) -> None:
    rows, request = Series.objects.order_by("year"), rf.get(f"/?{query}")
    along = paging.page_along(rows, lambda keys: Series.objects.filter(pk__in=keys), request, 10, most)
    assert along == paging.page_of(rows, request, 10, most)
    told = paging.page_of_keys(
        rows.count(), lambda window: list(rows.values_list("pk", flat=True)[window]),
        lambda keys: Series.objects.filter(pk__in=keys), request, 10, most,
    )  # fmt: skip
    assert told == along


def test_of_a_list_counted_along_the_first_page_is_two_queries_and_an_empty_one_is_one_page(
    db: None, rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    def page(query: str) -> paging.Page[Series]:
        rows = Series.objects.order_by("year")
        return paging.page_along(rows, lambda keys: Series.objects.filter(pk__in=keys), rf.get(query), 10, 100)

    for query in ("/", "/?page=7"):
        assert page(query) == paging.page_of(Series.objects.order_by("year"), rf.get(query), 10, 100)
    Series.objects.create(owner_id=ids.uuid7(), code="k", year=2001)
    with django_assert_num_queries(2):
        assert [row.year for row in page("/")] == [2001]


def test_an_empty_list_is_one_empty_page_for_one_query(
    db: None, rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        page = asked(rf, "page=4")
    assert (page.number, page.pages, page.total, page.first, page.last, len(page.links)) == (1, 1, 0, 0, 0, 1)


def test_windows_are_asked_for_as_the_page_needs_them_and_never_counted(
    db: None, rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    asked_for = []

    def rows(window: slice) -> Any:
        asked_for.append(window)
        return Series.objects.filter(year__gte=2001 + window.start, year__lt=2001 + window.stop).order_by("year")

    for year in range(2001, 2026):
        Series.objects.create(owner_id=ids.uuid7(), code="k", year=year)
    with django_assert_num_queries(1):
        page = paging.page_of(rows, rf.get("/?page=9"), size=10, total=25)
    assert (page.number, page.pages, [row.year for row in page]) == (3, 3, [2021, 2022, 2023, 2024, 2025])
    assert asked_for == [slice(20, 30)]
    with pytest.raises(TypeError):
        paging.page_of(rows, rf.get("/"), size=10)


# logs


def test_a_log_line_is_json_with_the_request_and_without_people(caplog: pytest.LogCaptureFixture) -> None:
    record = logging.LogRecord("kexie.x", logging.WARNING, "f", 1, "from %s at /a/?q=武汉", ("li@example.com",), None)
    record.email = "li@example.com"
    record.size = 3
    record.who = "13812345678 and 42010219800101123X"
    with logs.bound(request_id="r1"):
        line = json.loads(logs.JsonFormatter().format(record))
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "warning",
        "logger": "kexie.x",
        "message": "from …@… at /a/?…",
        "request_id": "r1",
        "size": 3,
        "who": "138…(11) and 420…(18)",
    }


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("手机13812345678已登记", "手机138…(11)已登记"),
        ("+8613812345678", "+86…(14)"),
        ("拨打138 1234 5678，", "拨打138…(13)，"),
        ("138-1234-5678", "138…(13)"),
        ("身份证42010219800101123X有误", "身份证420…(18)有误"),
        ("420102 19800101 1234", "420…(20)"),
        ("旧证420102800101123", "旧证420…(15)"),
        ("卡号6222021234567890123不符", "卡号622…(19)不符"),
        ("6222 0212 3456 7890 123", "622…(23)"),
        ("018f3812-3456-7abc-8def-0123456789ab", "018f3812-3456-7abc-8def-0123456789ab"),
        ("a13812345678f at 2026-12-01 10:47:33.123456", "a13812345678f at 2026-12-01 10:47:33.123456"),
        ("20131201 人，电话027-65692271", "20131201 人，电话027-65692271"),
    ],
)
def test_numbers_are_masked_in_a_line_as_people_write_them_and_nothing_else_is(said: str, logged: str) -> None:
    assert logs.masked(said) == logged


def test_a_fault_is_logged_with_its_trace_masked(caplog: pytest.LogCaptureFixture) -> None:
    log = logs.get("kexie.test")
    with caplog.at_level(logging.INFO, logger="kexie.test"):
        try:
            raise ValueError("13812345678")
        except ValueError:
            log.exception("failed", step=1)
        log.info("fine")
        log.warning("odd")
        log.error("bad")
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO", "WARNING", "ERROR"]
    line = json.loads(logs.JsonFormatter().format(caplog.records[0]))
    assert line["step"] == 1
    assert "ValueError: 138…(11)" in line["fault"]


def test_refused_takes_a_reason_into_its_text() -> None:
    assert str(Refused("不行", rule="x")) == "不行"
    assert urls.urlpatterns
