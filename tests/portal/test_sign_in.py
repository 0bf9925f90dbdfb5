"""The pages of the door, as they are drawn; how it locks is the business of tests/people."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client

from kexie.people.models import Account
from tests.portal import world


@pytest.fixture
def officer(client: Client, city: SimpleNamespace) -> Client:
    """A browser signed in as the officer."""
    client.force_login(Account.objects.get(username="chen"), backend=settings.AUTHENTICATION_BACKENDS[1])
    return client


def test_the_sign_in_page_suits_password_managers_and_asks_no_puzzle(client: Client, city: SimpleNamespace) -> None:
    page = client.get("/accounts/login/?next=/desk/inbox/").content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert '<input type="hidden" name="next" value="/desk/inbox/">' in page
    assert "武汉市科学技术协会" in page  # whose site this is, not a host name
    assert "captcha" not in page.lower()
    assert "onpaste" not in page


def test_signing_in_with_name_or_e_mail_leads_where_one_wanted_to_go(client: Client, city: SimpleNamespace) -> None:
    for login in ("chen", "chen@example.cn"):
        answer = client.post("/accounts/login/", {"login": login, "password": world.PASSWORD, "next": "/desk/inbox/"})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/inbox/")
        client.logout()


@pytest.mark.parametrize("hostile", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_hostile_next_after_sign_in_leads_to_the_desk(client: Client, city: SimpleNamespace, hostile: str) -> None:
    answer = client.post("/accounts/login/", {"login": "chen", "password": world.PASSWORD, "next": hostile})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")


def test_a_wrong_password_and_an_unknown_name_get_the_same_page(client: Client, city: SimpleNamespace) -> None:
    pages = [
        client.post("/accounts/login/", {"login": login, "password": "wrong-password"}).content.decode()
        for login in ("chen", "nobody")
    ]
    assert "密码不正确" in pages[0]
    strip = [page.replace(name, "") for page, name in zip(pages, ("chen", "nobody"), strict=True)]
    assert len(strip[0]) == len(strip[1])  # only the token of the form differs


def test_the_page_of_a_locked_door_says_when_to_come_back(client: Client, city: SimpleNamespace) -> None:
    for _ in range(5):
        answer = client.post("/accounts/login/", {"login": "chen", "password": "wrong-password"})
    assert answer.status_code == 429
    assert "请 10 分钟后再试" in answer.content.decode()
    assert answer.headers["Retry-After"] == "600"


def test_signing_out_is_asked_before_it_is_done(officer: Client) -> None:
    assert "退出后，这台设备上要重新登录才能办理" in officer.get("/accounts/logout/").content.decode()
    assert officer.post("/accounts/logout/").headers["Location"] == "/"
    assert "登录" in officer.get("/").content.decode()


def test_the_password_page_names_its_fields_for_password_managers(officer: Client) -> None:
    page = officer.get("/accounts/password/change/").content.decode()
    assert page.count('autocomplete="new-password"') == 2
    assert '<input type="text" name="username" value="chen" autocomplete="username" hidden>' in page
    told = {"oldpassword": "not-this-one", "password1": "kexie-neu-2013", "password2": "kexie-neu-2013"}
    assert "当前密码不正确" in officer.post("/accounts/password/change/", told).content.decode()
    told["oldpassword"] = world.PASSWORD
    assert officer.post("/accounts/password/change/", told).headers["Location"] == "/desk/"


def test_a_closed_account_is_told_whom_to_ask(client: Client, city: SimpleNamespace) -> None:
    assert "这个账号已经停用" in client.get("/accounts/inactive/").content.decode()


def test_the_password_is_asked_again_on_our_page(officer: Client) -> None:
    assert "接下来的事比较重要，请再输一次密码" in officer.get("/accounts/reauthenticate/").content.decode()


def test_every_page_of_the_door_says_whose_site_this_is(officer: Client) -> None:
    for path in ("logout/", "password/change/", "inactive/", "reauthenticate/"):
        page = officer.get(f"/accounts/{path}").content.decode()
        assert '<meta name="SiteName" content="武汉市科学技术协会">' in page


def test_the_door_speaks_english_too(client: Client, city: SimpleNamespace) -> None:
    page = client.get("/accounts/login/?lang=en").content.decode()
    for word in ("Sign in", "User name or e-mail", "Password"):
        assert word in page
    wrong = client.post("/accounts/login/", {"login": "chen", "password": "wrong-password"}).content.decode()
    assert "User name (e-mail) or password is not right" in wrong
