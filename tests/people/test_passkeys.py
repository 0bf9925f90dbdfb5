"""Passkeys: made by the browser, shown at the door, good once a question; the browser itself: tests/browser."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from axes.models import AccessFailureLog
from django.test import Client

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.people import passkeys, queries
from kexie.people.actions import accounts, factors
from kexie.people.models import Account, Factor
from tests.people.authenticator import Authenticator
from tests.people.conftest import PASSWORD

LOGIN, SECOND, ALONE, AGAIN = (
    f"/accounts/{name}/" for name in ("login", "login/second", "login/passkey", "reauthenticate")
)
ME, MAKE = "/desk/me/", "/desk/me/factors/passkey/"


def by(account: Account) -> Actor:
    return Actor(person_id=account.person_id, part="account")


def enter(client: Client, login: str = "li"):  # type: ignore[no-untyped-def]
    return client.post(LOGIN, {"login": login, "password": PASSWORD})


def make(client: Client, key: Authenticator, **told: str):  # type: ignore[no-untyped-def]
    answer = key.made(client.get(MAKE).context["options"])
    return client.post(MAKE, {"idempotency_key": str(uuid4()), "credential": answer, **told})


def show(client: Client, page: str, key: Authenticator, **told: str):  # type: ignore[no-untyped-def]
    return client.post(page, {"credential": key.shown(client.get(page).context["passkey"]), **told})


@pytest.fixture
def key(li: Account) -> Authenticator:
    """李工 has a passkey."""
    client, found = Client(), Authenticator()
    enter(client)
    assert make(client, found).status_code == 200
    found.counter += 1
    return found


def test_a_passkey_is_made_with_recovery_codes_and_named(client: Client, li: Account) -> None:
    enter(client)
    done = make(client, Authenticator(), name="办公室的电脑")
    assert (done.status_code, len(re.findall(r"<li>([2-9a-z]{5}-[2-9a-z]{5})</li>", done.content.decode()))) == (
        200,
        10,
    )
    row = Factor.objects.get()
    assert (row.kind, row.name, row.counter, row.sealed) == ("passkey", "办公室的电脑", 1, None)
    again = make(client, Authenticator(handle=b"i" * 16))
    assert (again.status_code, again.headers["Location"]) == (302, ME)
    assert {one.name for one in queries.factors_of(li)} == {"办公室的电脑", "通行密钥"}
    assert "办公室的电脑" in client.get(ME).content.decode()


def test_it_is_the_second_answer_after_the_password(client: Client, key: Authenticator) -> None:
    assert enter(client).headers["Location"] == SECOND
    assert show(client, SECOND, key).headers["Location"] == "/desk/"
    assert client.get(ME).status_code == 200


def test_it_signs_in_alone(client: Client, li: Account, key: Authenticator) -> None:
    before = client.get(ALONE).wsgi_request.session.session_key
    assert show(client, ALONE, key).headers["Location"] == "/desk/"
    assert (client.get(ME).status_code, client.session.session_key != before) == (200, True)
    entry = Entry.objects.filter(verb="sign_in").latest("id")
    assert (entry.entity_id, entry.person_id) == (li.pk, li.person_id)
    assert client.get(ALONE).headers["Location"] == "/desk/"


def test_it_is_shown_before_what_matters(client: Client, key: Authenticator) -> None:
    enter(client)
    show(client, SECOND, key)
    key.counter += 1
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert client.get(MAKE).status_code == 302
        assert show(client, AGAIN, key, next=MAKE).headers["Location"] == MAKE
        assert client.get(MAKE).status_code == 200


def test_an_answer_is_good_once(client: Client, key: Authenticator) -> None:
    told = key.shown(client.get(ALONE).context["passkey"])
    assert client.post(ALONE, {"credential": told}).status_code == 302
    thief = Client()
    assert thief.post(ALONE, {"credential": told}).status_code == 422  # nothing was asked of this browser
    thief.get(ALONE)
    assert thief.post(ALONE, {"credential": told}).status_code == 422  # another question


LIES = {
    "another site": {"origin": "https://evil.example"},
    "a name below ours": {"origin": "http://a.testserver"},
    "another host": {"host": "evil.example"},
    "without its owner": {"knows": False},
    "an unknown key": {"handle": b"x" * 16},
    "a copy that has counted less": {"counter": 1},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_wrong_answer_opens_nothing_and_is_counted(client: Client, li: Account, key: Authenticator, lie: str) -> None:
    for name, value in LIES[lie].items():
        setattr(key, name, value)
    told = show(client, ALONE, key)
    assert (told.status_code, told.context["key_failed"], client.get(ME).status_code) == (422, True, 302)
    assert AccessFailureLog.objects.count() == 1
    owner = accounts.NOBODY if lie == "an unknown key" else li.pk
    assert Entry.objects.get(verb="factor_failed").entity_id == owner


def test_another_ones_signature_opens_nothing(client: Client, key: Authenticator) -> None:
    other = Authenticator(counter=9)  # same handle, another key
    assert show(client, ALONE, other).status_code == 422


def test_another_ones_passkey_is_no_second_answer(
    client: Client, li: Account, key: Authenticator, open_account: Callable[..., Account]
) -> None:
    open_account("wang")
    wang, theirs = Client(), Authenticator(handle=b"w" * 16)
    enter(wang, "wang")
    make(wang, theirs)
    theirs.counter += 1
    enter(client)
    assert show(client, SECOND, theirs).status_code == 422
    assert client.get(ME).status_code == 302


def test_a_passkey_that_counts_nothing_always_says_nought(client: Client, li: Account) -> None:
    enter(client)
    key = Authenticator(counter=0)
    make(client, key)
    assert [show(Client(), ALONE, key).status_code for _ in range(2)] == [302, 302]


def test_a_stopped_account_is_told_so(client: Client, li: Account, key: Authenticator) -> None:
    accounts.close(li, by=Actor(), note="离职")
    assert show(client, ALONE, key).headers["Location"] == "/accounts/inactive/"
    assert client.get(ME).status_code == 302


def test_an_address_without_tries_left_is_not_listened_to(client: Client, key: Authenticator) -> None:
    for _ in range(20):
        AccessFailureLog.objects.create(ip_address="127.0.0.1")
    assert show(client, ALONE, key).status_code == 422


@pytest.mark.parametrize(
    "told",
    ["", "{}", "[]", "null", "x", "[" * 10_000, '{"rawId": 1}', '{"rawId": ""}', '{"rawId": "aa"}', "x" * 20_001,
     '{"id":"aGho","rawId":"aGho","response":{"clientDataJSON":"e30","authenticatorData":"","signature":""}}'],
)  # fmt: skip
def test_what_no_browser_sends_is_a_wrong_answer(client: Client, li: Account, key: Authenticator, told: str) -> None:
    client.get(ALONE)
    assert client.post(ALONE, {"credential": told}).status_code == 422
    enter(client)
    client.get(SECOND)
    assert client.post(SECOND, {"credential": told}).status_code == 422
    inside = Client()
    enter(inside)
    show(inside, SECOND, key)
    inside.get(MAKE)
    assert inside.post(MAKE, {"idempotency_key": str(uuid4()), "credential": told}).status_code == 422
    assert Factor.objects.count() == 1


def test_one_that_was_made_for_another_question_is_not_kept(client: Client, li: Account) -> None:
    enter(client)
    old = Authenticator().made(client.get(MAKE).context["options"])
    client.get(MAKE)
    assert client.post(MAKE, {"idempotency_key": str(uuid4()), "credential": old}).status_code == 422
    assert make(client, Authenticator(knows=False)).status_code == 422
    assert make(client, Authenticator(origin="https://evil.example")).status_code == 422
    assert make(client, Authenticator(), name="x" * 41).status_code == 422
    assert Factor.objects.count() == 0


def test_the_same_passkey_is_not_kept_twice_nor_for_another(
    li: Account, key: Authenticator, open_account: Callable[..., Account]
) -> None:
    wang = open_account("wang")
    row = Factor.objects.get()
    made = passkeys.Key(row.handle, row.public, 0)
    with pytest.raises(Overtaken):
        factors.add_passkey(wang, made, "", by=by(wang))
    with pytest.raises(Refused):
        factors.add_passkey(wang, made, "", by=by(li))


def test_who_has_only_passkeys_is_asked_for_them_and_recovery_codes(client: Client, key: Authenticator) -> None:
    enter(client)
    page = client.get(SECOND).content.decode()
    assert "通行密钥不在身边的" in page
    assert "打开手机上的验证器" not in page
