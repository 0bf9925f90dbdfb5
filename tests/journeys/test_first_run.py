"""An empty installation: the first visitor founds it and the first officer signs in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kexie.machine import testing
from tests import chromium, site
from tests.browser.room import looked_through
from tests.chromium import PLAIN, Window

pytestmark = pytest.mark.browser
PASSWORD = "kexie-first-2026"


@pytest.fixture
def empty(
    browser: Browser, width: int, database_server: testing.Server, worker_id: str, tmp_path: object
) -> Iterator[Window]:
    """A window on a site where nobody has an account."""
    clone = database_server.clone(f"first_{worker_id}")
    with site.running(clone.app_dsn, clone.owner_dsn, tmp_path, worker=False) as running:
        one = chromium.window(browser, running.url, width)
        yield one
        assert "\n".join(one.faults) == ""
        one.context.close()
        for command in ("check_invariants", "journal_verify"):
            assert running.manage(command, check=False).returncode == 0
    clone.drop()


def _look_through(one: Window) -> None:
    """Nobody else opens this page (tests/browser/visits.py): all that is asked of a page, in both dresses of the gate."""
    if PLAIN:
        return
    before = one.page.viewport_size
    assert before is not None
    assert "\n".join(looked_through(one)) == ""
    one.page.set_viewport_size(before)


def test_the_first_visitor_is_led_to_the_set_up_and_becomes_its_first_officer(empty: Window) -> None:
    one = empty
    one.open("/")
    one.page.locator("main a[href='/set-up/']").first.click()
    one.page.wait_for_url("**/set-up/")
    _look_through(one)
    told = {
        "name": "武汉市科学技术协会", "short_name": "武汉市科协", "document_code": "武科协", "officer": "陈科长",
        "username": "chen", "email": "chen@example.cn", "password": PASSWORD, "password_again": "something else",
    }  # fmt: skip
    for name, words in told.items():
        one.page.locator(f"main [name={name}]").fill(words)
    one.page.locator("main form button").last.click()
    assert "两次输入的密码不一致" in one.text()
    _look_through(one)
    for name in ("password", "password_again"):
        one.page.locator(f"main [name={name}]").fill(PASSWORD)
    one.page.locator("main form button").last.click()
    one.page.wait_for_url("**/accounts/login/")
    one.sign_in("chen", PASSWORD)
    assert "陈科长" in one.text("h1")
    # An empty desk says what to do next, and the set-up is gone.
    assert one.page.get_by_role("link", name="拟公文").count() == 1
    assert one.open("/set-up/") == 404
