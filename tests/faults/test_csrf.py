"""A form of another site, a guessed token, a foreign origin: 403 at every address, whatever it does with a POST."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import secrets

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import get_resolver, include, path, reverse
from django.views.decorators.csrf import csrf_exempt

from tests.city import City, city, city_of_module
from tests.matrix import asking, table

STALE = "这个表单已经失效"


def guarded(column: str, city: City) -> tuple[Client, str]:
    """A signed-in browser whose posts are checked like everybody's, and its own token."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies = asking.client_of(column, city.facts).cookies
    token = secrets.token_hex(16)
    client.cookies["csrf"] = token
    return client, token


def addresses(city: City) -> dict[str, str]:
    """One address of every pattern."""
    found: dict[str, str] = {}
    for row, arguments in table.rows(city.facts):
        found.setdefault(row.name, reverse(row.name, kwargs=arguments))
    return found


FOREIGN = {
    "no token": lambda token: ({}, {}),
    "another browser's token": lambda token: ({"csrfmiddlewaretoken": secrets.token_hex(16)}, {}),
    "a token that is none": lambda token: ({"csrfmiddlewaretoken": "<script>"}, {}),
    "own token from a foreign origin": lambda token: (
        {"csrfmiddlewaretoken": token}, {"HTTP_ORIGIN": "https://evil.example"},
    ),
    "own token from no origin": lambda token: ({"csrfmiddlewaretoken": token}, {"HTTP_ORIGIN": "null"}),
}  # fmt: skip


@pytest.mark.parametrize("how", FOREIGN)
def test_a_foreign_form_is_refused_at_every_address(city: City, how: str):
    client, token = guarded("chen", city)
    body, headers = FOREIGN[how](token)
    told = {}
    for name, address in addresses(city).items():
        answer = client.post(address, body, **headers)
        told[name] = (answer.status_code, STALE in answer.content.decode())
    assert told == dict.fromkeys(addresses(city), (403, True))


def test_the_own_form_passes_the_same_check(city: City):
    client, token = guarded("chen", city)
    own = {"csrfmiddlewaretoken": token, "post": city.facts.posts["chen:registrar"]}
    answer = client.post(reverse("desk:acting"), own, HTTP_ORIGIN="http://testserver")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")


def exempt(urlconf: object = None) -> list[str]:
    """Addresses whose view is taken out of the check."""
    resolver = get_resolver(urlconf)
    routes = [route for route, _ in table.patterns(resolver)]
    views = [pattern.callback for pattern in _leaves(resolver)]
    return [route for route, view in zip(routes, views, strict=True) if getattr(view, "csrf_exempt", False)]


def _leaves(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _leaves(pattern)
        else:
            yield pattern


def test_no_view_is_exempt():
    assert exempt() == []


@csrf_exempt
def _open_door(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


class _Planted:
    urlpatterns = (path("desk/open/", _open_door), path("", include("kexie.config.urls")))


def test_canary_an_exempt_view_is_found_and_lets_a_foreign_form_in(city: City):
    assert exempt(_Planted) == ["desk/open/"]
    with override_settings(ROOT_URLCONF=_Planted):
        client, _ = guarded("chen", city)
        assert client.post("/desk/open/", {}).status_code == 200
