"""The pages of signing in by SMS, on a site where something goes by SMS."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import chromium
from tests.browser.room import looked_through
from tests.city import CitySite, city_site  # noqa: F401

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def _with_sms() -> Iterator[None]:
    os.environ["SMS_SHOWN"] = "1"
    yield
    del os.environ["SMS_SHOWN"]


def test_the_pages_of_signing_in_by_sms_have_no_fault(browser: Browser, city_site: CitySite) -> None:  # noqa: F811
    one = chromium.window(browser, city_site.url)
    for language in ("", "?lang=en"):
        one.open(f"/accounts/login/{language}")
        assert "\n".join(looked_through(one)) == ""
        one.open("/accounts/login/phone/")
        assert "\n".join(looked_through(one)) == ""
    one.open("/accounts/login/phone/?lang=zh")
    one.page.locator("[name=number]").fill("138")
    one.page.locator("[name=number]").press("Enter")
    one.page.locator(".field-error").wait_for()
    assert "\n".join(looked_through(one)) == ""
    one.page.locator("[name=number]").fill("13800001234")
    one.page.locator("[name=number]").press("Enter")
    one.page.wait_for_url("**/phone/code/")
    assert "\n".join(looked_through(one)) == ""
    one.sign_in("zhou")
    for address in ("/desk/me/", "/desk/me/phone/"):
        one.open(address)
        assert "\n".join(looked_through(one)) == ""
    one.page.locator("[name=number]").fill("13900005678")
    one.page.locator("[name=number]").press("Enter")
    one.page.wait_for_url("**/me/phone/code/")
    assert "\n".join(looked_through(one)) == ""
    assert one.faults == []
    one.context.close()
