"""Passkeys in a real Chromium with a virtual authenticator: made, asked as second answer, and signing in alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import chromium
from tests.browser.room import looked_through
from tests.chromium import Window
from tests.city import PASSWORD, CitySite, city_site  # noqa: F401

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


class Key:
    """The authenticator of one window, over Chromium's own protocol."""

    def __init__(self, one: Window) -> None:
        self.session = one.context.new_cdp_session(one.page)
        self.session.send("WebAuthn.enable")
        self.id = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]

    def knows_its_owner(self, known: bool) -> None:
        self.session.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": known})

    def credentials(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.id})[
            "credentials"
        ]
        return found

    def copied(self) -> None:
        """A copy of the key that has counted less than the one the site saw last."""
        (one,) = self.credentials()
        self.session.send("WebAuthn.clearCredentials", {"authenticatorId": self.id})
        self.session.send("WebAuthn.addCredential", {"authenticatorId": self.id, "credential": {**one, "signCount": 0}})


@pytest.fixture
def zhou(browser: Browser, city_site: CitySite) -> Iterator[Window]:  # noqa: F811
    """周专家 under a name: no browser makes a passkey for a bare address."""
    one = chromium.window(browser, city_site.url.replace("127.0.0.1", "localhost"))
    yield one.sign_in("zhou")
    one.context.close()


def sign_out(one: Window) -> None:
    one.open("/accounts/logout/")
    one.page.locator("main form button").click()
    one.page.wait_for_url(one.base + "/")


def press(one: Window, words: str) -> None:
    one.page.get_by_role("button", name=words, exact=True).click()


def test_a_passkey_is_made_and_signs_in_with_and_without_a_password(zhou: Window) -> None:
    key, page = Key(zhou), zhou.page
    zhou.open("/desk/me/")
    page.get_by_role("link", name="设通行密钥").click()
    page.wait_for_url("**/passkey/")
    assert "\n".join(looked_through(zhou)) == ""
    key.knows_its_owner(False)
    press(zhou, "开始")
    page.get_by_text("没有设成。请再试一次").wait_for()
    key.knows_its_owner(True)
    press(zhou, "开始")
    page.locator(".codes").wait_for()
    assert len(key.credentials()) == 1

    # As the second answer, after the password.
    sign_out(zhou)
    zhou.open("/accounts/login/")
    page.locator("[name=login]").fill("zhou")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/login/second/")
    assert "\n".join(looked_through(zhou)) == ""
    press(zhou, "用通行密钥")
    page.wait_for_url(zhou.base + "/desk/")

    # Alone.
    sign_out(zhou)
    zhou.open("/accounts/login/")
    page.get_by_role("link", name="用通行密钥登录").click()
    page.wait_for_url("**/login/passkey/")
    assert "\n".join(looked_through(zhou)) == ""
    press(zhou, "用通行密钥")
    page.wait_for_url(zhou.base + "/desk/")

    # Before what matters.
    zhou.open("/accounts/reauthenticate/?next=/desk/me/")
    assert "\n".join(looked_through(zhou)) == ""
    press(zhou, "用通行密钥")
    page.wait_for_url(zhou.base + "/desk/me/")

    # A copy that has counted less opens nothing.
    key.copied()
    sign_out(zhou)
    zhou.open("/accounts/login/passkey/")
    press(zhou, "用通行密钥")
    page.wait_for_load_state()
    page.locator("[role=alert]", has_text="没有通过").wait_for()
    assert zhou.faults == []
