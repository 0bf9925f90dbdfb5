"""What answers tell the browser it must not do: errors and static files; every address: tests/matrix."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from kexie.kit.web import pages
from tests.city import City, city, city_of_module
from tests.faults.headers import faults
from tests.matrix import asking

FORM = "application/x-www-form-urlencoded"
DOOR = "/accounts/login/"
BROKEN: dict[str, Callable[[Client], HttpResponse]] = {
    "400 bad text": lambda client: client.get("/notices/?q=%ff"),
    "400 bad host": lambda client: client.get("/", HTTP_HOST="evil.example"),
    "404": lambda client: client.get("/no/such/page/"),
    "405": lambda client: client.generic("TRACE", "/"),
    "413": lambda client: client.post(DOOR, b"a" * 7_000_000, content_type=FORM),
    "414": lambda client: client.get("/notices/?q=" + "a" * 9000),
    "415": lambda client: client.post(DOOR, b"a=1", content_type=f"{FORM}; charset=gbk"),
    "431": lambda client: client.get("/", HTTP_X_LONG="a" * 20_000),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("column", ["chen", "stranger"])
def test_every_error_page_carries_the_headers(city: City, what: str, column: str):
    response = BROKEN[what](asking.client_of(column, city.facts))
    assert (str(response.status_code), faults(response, signed_in=column == "chen")) == (what[:3], [])


def _bursts(request: HttpRequest) -> HttpResponse:
    raise ValueError("planted")


class _Planted:
    from django.urls import include, path

    urlpatterns = (path("bursts/", _bursts), path("", include("kexie.config.urls")))
    from kexie.config.urls import handler400, handler403, handler404, handler500


@override_settings(ROOT_URLCONF=_Planted)
def test_the_page_for_a_fault_of_ours_carries_the_headers_and_tells_nothing_of_the_fault():
    response = Client(raise_request_exception=False).get("/bursts/")
    assert (response.status_code, faults(response, signed_in=False)) == (500, [])
    assert "planted" not in response.content.decode()
    assert "ValueError" not in response.content.decode()


@pytest.mark.parametrize("name", ["kexie.css", "kexie.js"])
@pytest.mark.parametrize("cookie", ["", "session=abcdefghijklmnopqrstuvwxyz012345"])
def test_static_files_carry_the_headers(name: str, cookie: str):
    response = Client(headers={"cookie": cookie} if cookie else {}).get(f"/static/{name}")
    assert (response.status_code, faults(response, signed_in=bool(cookie), static=True)) == (200, [])


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 414, 415, 429, 431, 500, 503])
def test_the_page_of_every_status_draws_in_full_and_as_a_fragment(status: int):
    for headers in ({}, {"HX-Request": "true"}):
        request = RequestFactory(headers=headers).get("/x/")
        page = pages.answer(request, pages.Message(status, "标题", "缘由", "怎么办"))
        assert page.status_code == status
        assert "缘由" in page.content.decode()


def test_no_template_of_ours_holds_a_style_or_a_script_of_its_own():
    """What the policy forbids would be dead; the policy stays true because there is nothing to allow."""
    import re
    from pathlib import Path

    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    tag = re.compile(r"{[%{#].*?[%}#]}", re.DOTALL)
    found = [
        f"{path}: {hit.group()}"
        for path in sorted(Path(settings.PACKAGE).rglob("templates/**/*.html"))
        for hit in inline.finditer(tag.sub("", path.read_text("utf-8")))
    ]
    assert found == []


# ---- canaries: each guard taken away is seen


@pytest.mark.parametrize(
    ("middleware", "missing"),
    [
        ("csp.middleware.CSPMiddleware", "Content-Security-Policy"),
        ("kexie.kit.web.middleware.HeadersMiddleware", "Permissions-Policy"),
        ("django.middleware.clickjacking.XFrameOptionsMiddleware", "X-Frame-Options"),
        ("django.middleware.security.SecurityMiddleware", "X-Content-Type-Options"),
    ],
)
def test_canary_a_middleware_taken_out_is_seen(middleware: str, missing: str):
    left = [name for name in settings.MIDDLEWARE if name != middleware]
    with override_settings(MIDDLEWARE=left, ROOT_URLCONF=_Planted):
        found = faults(Client().get("/preferences/"), signed_in=False)
    assert [fault for fault in found if fault.startswith(missing)] != []


def test_canary_inline_styles_allowed_are_seen(city: City):
    loose = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"style-src": ["'self'", "'unsafe-inline'"]}
    with override_settings(CONTENT_SECURITY_POLICY={"DIRECTIVES": loose}):
        found = faults(Client().get("/accessibility/"), signed_in=False)
    assert [fault.split(":")[0] for fault in found] == ["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("kind", "seen"), [("text/plain", True), ("", True), ("text/html; charset=utf-8", False), ("image/png", False)]
)
def test_canary_a_text_that_does_not_tell_its_characters_is_seen(kind: str, seen: bool):
    answer = HttpResponse(b"a", content_type="text/html")
    answer.headers["Content-Type"] = kind
    assert any(fault.startswith("Content-Type") for fault in faults(answer, signed_in=False)) is seen
