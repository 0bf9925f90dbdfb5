"""Two-step sign-in as a person meets it, by keyboard: setting up, signing in, codes, taking it away.

Every page is looked through on its way.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kexie.kit import clock
from kexie.people import totp
from tests import chromium
from tests.browser.keys import Keys
from tests.browser.room import looked_through
from tests.browser.visits import ON_THE_WAY
from tests.chromium import Window
from tests.city import PASSWORD, CitySite, city_site  # noqa: F401

pytestmark = pytest.mark.browser
LOOKED: set[str] = set()
SCANNED_WITH_SMS = {"account_phone_code", "desk:phone", "desk:phone_code"}  # test_phone_pages.py


@pytest.fixture
def zhou(browser: Browser, city_site: CitySite) -> Iterator[Window]:  # noqa: F811
    """周专家, signed in."""
    one = chromium.window(browser, city_site.url)
    yield one.sign_in("zhou")
    one.context.close()


def look(one: Window, name: str = "") -> None:
    assert "\n".join(looked_through(one)) == ""
    if name:
        LOOKED.add(name)


def sign_out(one: Window) -> None:
    one.open("/accounts/logout/")
    one.page.locator("main button").click()
    one.page.wait_for_url(one.base + "/")


def type_password(one: Window) -> None:
    one.open("/accounts/login/")
    one.page.locator("[name=login]").fill("zhou")
    one.page.locator("[name=password]").fill(PASSWORD)
    one.page.locator("[name=password]").press("Enter")
    one.page.wait_for_url(one.base + "/accounts/login/second/")


def test_an_app_is_set_up_used_and_taken_away(
    zhou: Window,
    browser: Browser,
    city_site: CitySite,  # noqa: F811
) -> None:
    keys, page = Keys(zhou), zhou.page
    zhou.open("/desk/me/")
    keys.go("设动态口令")
    secret = page.locator(".secret").inner_text().replace(" ", "")
    keys.to("验证码").write("12345x").enter()
    assert "验证码不正确" in zhou.text()
    look(zhou)
    keys.to("验证码").key("Control+a").write(totp.code(secret, totp.step_at(clock.now()))).enter()
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    look(zhou)

    sign_out(zhou)
    type_password(zhou)
    look(zhou, "account_second")
    keys.to("验证码").write(codes[0]).enter()
    assert zhou.path() == "/desk/"

    zhou.open("/desk/me/")
    look(zhou)
    keys.go("换备用码")
    assert "还有 9 个" in zhou.text()
    look(zhou, "desk:recovery_codes")
    zhou.open("/accounts/reauthenticate/")
    look(zhou)
    officer = chromium.window(browser, city_site.url).sign_in("chen")
    officer.open(f"/desk/people/{city_site.facts.people['zhou']}/factors/")
    look(officer, "desk:person_factors")
    officer.context.close()
    zhou.open("/desk/me/")
    keys.go("删除动态口令")
    look(zhou, "desk:factor_removal")
    keys.go("删除")
    assert "还没有设" in zhou.text("#factors")
    assert keys.faults + zhou.faults == []
    assert LOOKED == ON_THE_WAY - SCANNED_WITH_SMS
