"""What the browser is asked to keep: the session out of the reach of scripts, wishes bound to this very host."""

import re

import pytest
from django.test import Client, override_settings

from kexie.kit.web import cookies
from kexie.people.models import Account
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db
SHOWN = {"size": 'data-size="xl"', "theme": 'data-theme="dark"', "lang": '<html lang="en"'}


def enter(client: Client) -> None:
    assert client.post("/accounts/login/", {"login": "li", "password": PASSWORD}).status_code == 302


def test_the_session_is_a_random_name_of_160_bits_that_no_script_reads(client: Client, li: Account) -> None:
    enter(client)
    told = client.cookies["session"]
    assert re.fullmatch(r"[0-9a-z]{32}", told.value)  # 36 ** 32 > 2 ** 165
    assert (told["httponly"], told["samesite"], told["path"], told["domain"]) == (True, "Lax", "/", "")
    other = Client()
    enter(other)
    assert other.cookies["session"].value != told.value


def test_the_cookie_against_forged_forms_is_out_of_the_reach_of_scripts_too(client: Client) -> None:
    client.get("/accounts/login/")
    assert (client.cookies["csrf"]["httponly"], client.cookies["csrf"]["samesite"]) == (True, "Lax")


@pytest.mark.parametrize("plain", ["size", "theme", "lang"])
def test_behind_tls_wishes_are_bound_to_this_host_and_obeyed(client: Client, plain: str) -> None:
    wish = {"size": "xl", "theme": "dark", "lang": "en"}[plain]
    with override_settings(SESSION_COOKIE_SECURE=True):
        answer = client.get("/preferences/", {plain: wish, "next": "/"})
        told = answer.cookies[f"__Host-{plain}"]
        assert (told.value, told["secure"], told["httponly"], told["path"], told["domain"]) == (
            wish,
            True,
            True,
            "/",
            "",
        )
        assert cookies.name(plain) == f"__Host-{plain}"
        page = client.get("/").content.decode()
    assert SHOWN[plain] in page
    # Without TLS there is no prefix, so nothing was told.
    assert SHOWN[plain] not in client.get("/").content.decode()


def test_a_password_is_hashed_slowly_wherever_no_test_runs() -> None:
    """Asked of the settings as an installation reads them."""
    import os
    import subprocess
    import sys

    told = subprocess.run(
        [sys.executable, "-c", "from kexie.config import settings; print(settings.PASSWORD_HASHERS[0])"],
        env=os.environ | {"KEXIE_ENV": "development"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == "django.contrib.auth.hashers.ScryptPasswordHasher"
