"""What holds for every address of the desk, taken from the table of addresses itself."""

import inspect
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kexie.desk import urls
from tests.city import City
from tests.desk.conftest import SignIn

SOME = "01a208e6-6eca-710e-a5b3-7f81e7712bfb"
SAMPLES = {"ref": 1, "number": 1, "pk": SOME, "handle": SOME, "affiliation": SOME, "reply": SOME, "year": 2026, "file": SOME, "visit": SOME, "score": SOME, "one": SOME, "other": SOME,
           "kind": "messages.trial", "channel": "email", "code": "23456784"}  # fmt: skip


def _address(pattern: Any) -> str:
    names = pattern.pattern.converters
    return reverse(f"desk:{pattern.name}", kwargs={name: _sample(name, kind) for name, kind in names.items()})


def _sample(name: str, converter: Any) -> Any:
    by_kind = {"Ref": 1, "SlugConverter": "text"}
    return by_kind.get(type(converter).__name__) or SAMPLES[name]


@pytest.mark.full  # the gate asks as the stranger of the matrix
@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda pattern: pattern.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_answers_a_stranger(city: City, client: Client, pattern: Any, method: str) -> None:
    answer = getattr(client, method)(_address(pattern))
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/accounts/login/")
    else:
        assert answer.status_code == 405  # the address does not know this method at all


def test_no_view_is_longer_than_twenty_lines() -> None:
    views = {pattern.callback for pattern in urls.urlpatterns if pattern.name != "patterns"}
    lines = {
        view.__module__ + "." + view.__name__: inspect.getsource(inspect.unwrap(view)).splitlines() for view in views
    }
    assert [name for name, source in lines.items() if len(source) > 22] == []  # two of them are decorators


@pytest.mark.parametrize(
    ("who", "path", "queries"),
    [
        ("chen", "/desk/documents/{city.issued}/", 18),
        ("chen", "/desk/documents/{founding}/receipts/", 15),
        ("wang", "/desk/inbox/", 8),
    ],
)
def test_pages_take_a_fixed_number_of_queries(city: City, sign_in: SignIn, who: str, path: str, queries: int) -> None:
    client = sign_in(who)
    for name in ("city.issued", "founding"):
        path = path.replace("{" + name + "}", str(city.facts.ref(name)))
    client.get(path)
    with CaptureQueriesContext(connection) as told:
        client.get(path)
    assert len(told) == queries
