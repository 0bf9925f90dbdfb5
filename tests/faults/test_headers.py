"""What every answer tells the browser it must not do: pages, errors, downloads, static files."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from kexie.kit.web import pages
from tests.city import City, city, city_of_module
from tests.matrix import asking, table

POLICY = {
    "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'", "data:"],
    "font-src": ["'self'"], "connect-src": ["'self'"], "form-action": ["'self'"], "manifest-src": ["'self'"],
    "base-uri": ["'none'"], "frame-ancestors": ["'none'"],
}  # fmt: skip
DOWNLOAD_POLICY = {"default-src": ["'none'"], "sandbox": []}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
REFUSED_DEVICES = ("camera", "microphone", "geolocation", "payment", "usb")


def policy(response) -> dict[str, list[str]]:
    """The content security policy as a table."""
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {name: values for name, *values in parts}


def faults(response, *, signed_in: bool, download: bool = False, static: bool = False) -> list[str]:
    """What is missing or weak in an answer's headers; empty where all is well."""
    found = [
        f"{name}: {response.headers.get(name)}" for name, value in FIXED.items() if response.headers.get(name) != value
    ]
    if policy(response) != (DOWNLOAD_POLICY if download else POLICY):
        found.append(f"Content-Security-Policy: {response.headers.get('Content-Security-Policy')}")
    permissions = response.headers.get("Permissions-Policy", "").split(", ")
    found += [f"Permissions-Policy lacks {device}" for device in REFUSED_DEVICES if f"{device}=()" not in permissions]
    if signed_in and not static and response.headers.get("Cache-Control") != "no-store":
        found.append(f"Cache-Control: {response.headers.get('Cache-Control')}")
    if "X-Request-Id" not in response.headers:
        found.append("X-Request-Id")
    return found


def _rows(city: City, end: int):
    found = list(table.rows(city.facts))
    return found if end else reversed(found)


def _is_download(response) -> bool:
    return response.headers.get("Content-Disposition", "").startswith("attachment")


@pytest.mark.parametrize("column", ["chen", "stranger"])
def test_every_answer_of_every_address_carries_the_headers(city: City, column: str):
    client = asking.client_of(column, city.facts)
    told = {}
    # The first object and the last of each address and method: a page and, where there is one, its refusal.
    chosen = {(row.name, row.method, end): (row, arguments) for end in (0, 1) for row, arguments in _rows(city, end)}
    for row, arguments in chosen.values():
        response = asking.ask(client, row, city.facts, arguments)
        found = faults(response, signed_in=column != "stranger", download=_is_download(response))
        if found:
            told[row.key] = found
    assert told == {}


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
