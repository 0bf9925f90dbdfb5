"""A hostile stranger at the door: what is sent is odd, the answer is not; nothing is told, kept or led elsewhere."""

import re
from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings

from kexie.people import addresses
from kexie.people.models import Account
from tests.people.conftest import PASSWORD
from tests.people.test_sign_in import LOGIN, LOGOUT, enter, signed_in

ELSEWHERE = [
    "https://evil.example/", "//evil.example/", "///evil.example/", "/\\evil.example/", "\\\\evil.example/",
    "/\t/evil.example/", "\t//evil.example/", "https:evil.example", "http:///evil.example/", "javascript:alert(1)",
    "data:text/html,x", "//evil.example\\@testserver/", "https://testserver@evil.example/", "/%5cevil.example/..//evil",
    " //evil.example/", "//evil%E3%80%82example/",
]  # fmt: skip


def leads_away(location: str) -> bool:
    """As a browser reads it: blanks at the ends and tabs dropped, a backslash is a slash."""
    told = re.sub(r"[\t\r\n]", "", location).strip().replace("\\", "/")
    return told.startswith("//") or bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", told))


@pytest.mark.parametrize("wish", ELSEWHERE)
def test_no_wish_leads_elsewhere(li: Account, wish: str) -> None:
    entering = Client().post(LOGIN, {"login": "li", "password": PASSWORD, "next": wish})
    inside = Client()
    enter(inside, "li")
    answers = [
        entering,
        inside.get(LOGIN, {"next": wish}),
        inside.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": wish}),
        inside.get("/preferences/", {"size": "lg", "next": wish}),
        inside.get("/preferences/", {"lang": "en", "next": wish}),
        inside.post(LOGOUT, {"next": wish}),
    ]
    assert [answer.status_code for answer in answers] == [302] * 6
    assert [answer.headers["Location"] for answer in answers if leads_away(answer.headers["Location"])] == []


def test_canary_a_location_that_leads_away_is_seen() -> None:
    assert [leads_away(one) for one in ("//evil", "/\\evil", "\t//evil", "https:x", "/desk/", "/a:b")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


def test_whoever_is_tried_the_statements_are_the_same(li: Account, open_account: Callable[..., Account]) -> None:
    """What a failed try costs in statements tells no more than its answer does."""
    without = open_account("without", "without@example.cn")
    without.set_unusable_password()
    without.save()
    shapes = {}
    for number, login in enumerate(
        ("li", "nobody", "without", "li@example.cn", "nobody@example.cn", "without@example.cn")
    ):
        with CaptureQueriesContext(connection) as seen:
            enter(Client(), login, "wrong-password", address=f"10.0.0.{number}")
        shapes[login] = [re.sub(r"'[^']*'|\d+", "?", query["sql"])[:60] for query in seen.captured_queries]
    assert [one == shapes["li"] for one in (shapes["nobody"], shapes["without"])] == [True, True]
    by_email = [shapes["nobody@example.cn"], shapes["without@example.cn"]]
    assert [one == shapes["li@example.cn"] for one in by_email] == [True, True]


@pytest.mark.parametrize(
    "value",
    ["x", "a" * 32, "a" * 4000, '"a\\000bcdefgh"', '"\\333\\377abcdefgh"', "é" * 20, "../../etc/passwd", "' OR 1=1 --"],
)
@pytest.mark.parametrize("name", ["session", "csrf", "lang", "size", "theme", "messages"])
def test_an_odd_cookie_is_a_stranger_s(li: Account, name: str, value: str) -> None:
    names = {"session": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME}
    client = Client()
    for path in ("/accounts/login/", "/desk/", "/accounts/password/change/"):
        answer = client.get(path, headers={"Cookie": f"{names.get(name, name)}={value}"})
        assert answer.status_code in (200, 302)
        assert "AnonymousUser" not in answer.headers.get("Location", "")
    answer = client.post(
        LOGIN, {"login": "li", "password": "wrong"}, headers={"Cookie": f"{names.get(name, name)}={value}"}
    )
    assert answer.status_code == 422


def test_a_session_key_chosen_by_a_stranger_is_not_taken_over(li: Account) -> None:
    victim = Client()
    victim.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: "chosenbythestranger1234567890abc"})
    enter(victim, "li")
    assert signed_in(victim)
    assert victim.session.session_key != "chosenbythestranger1234567890abc"


def test_of_a_field_sent_twice_one_value_counts_everywhere(li: Account, open_account: Callable[..., Account]) -> None:
    """Else one would be locked, another one tried."""
    open_account("wang")
    for number in range(6):
        answer = Client().post(LOGIN, {"login": [f"decoy{number}", "li"], "password": ["x", "wrong"]})
    assert answer.status_code == 429
    assert enter(Client(), "li").status_code == 429
    assert enter(Client(), "wang").status_code == 302


def test_what_is_too_long_costs_no_run_of_the_hasher(li: Account, hasher_runs: list[str]) -> None:
    assert enter(Client(), "li", "x" * 129).status_code == 422
    assert enter(Client(), "x" * 255, "wrong").status_code == 422
    assert hasher_runs == []


def test_a_password_is_the_same_however_the_keyboard_composes_it(open_account: Callable[..., Account]) -> None:
    account = open_account("rene")
    account.set_password("motdepass\u00e9-1")
    account.save()
    assert enter(Client(), "rene", "motdepasse\u0301-1").status_code == 302


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("198.51.100.7", "198.51.100.7"),
        ("::1", "::"),
    ],
)
@pytest.mark.parametrize("proxies", [0, 1])
def test_who_owns_a_whole_network_counts_as_one_address(proxies: int, told: str, counted: str) -> None:
    """One line has 2^64 addresses of IPv6: by each alone nobody would ever be locked out."""
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1" if proxies else told, HTTP_X_FORWARDED_FOR=told)
    with override_settings(SIGN_IN_PROXIES=proxies):
        assert addresses.of(request) == counted


def test_a_forwarded_host_is_believed_by_nobody(li: Account) -> None:
    client = Client()
    answer = client.get("/accounts/password/reset/", headers={"X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in answer.content.decode()
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        assert client.get(LOGIN, headers={"Host": "evil.example"}).status_code == 400


def test_pages_of_the_door_are_kept_by_nobody(li: Account) -> None:
    inside = Client()
    enter(inside, "li")
    paths = ("login/", "logout/", "password/change/", "password/reset/", "password/reset/sent/", "reauthenticate/")
    told = [
        (inside if path != "login/" else Client()).get(f"/accounts/{path}").headers["Cache-Control"] for path in paths
    ]
    assert ["no-store" in one for one in told] == [True] * len(paths)
