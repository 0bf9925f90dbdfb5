"""Coming in, being kept out, going out, a new password."""

import pytest
from playwright.sync_api import expect

from tests.chromium import Window
from tests.city import PASSWORD, city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
NEW = "new-Kexie-2026-pw"


def _try(one: Window, name: str, password: str) -> str:
    """One attempt; what the page says instead of the desk."""
    one.open("/accounts/login/")
    one.page.get_by_label("用户名或邮箱").fill(name)
    one.page.get_by_label("密码").fill(password)
    steps.press_in(one, "main", "登录")
    return one.text()


def test_signing_out_ends_the_session_on_the_server(cast: Cast, width: int) -> None:
    li = cast("li")
    kept = li.context.cookies()
    li.page.locator(".account > summary").click()
    steps.press(li, "退出登录")
    li.open("/desk/me/")
    assert "/accounts/login/" in li.path()
    # The cookie of before opens nothing any more.
    li.context.add_cookies(kept)
    li.open("/desk/me/")
    assert "/accounts/login/" in li.path()


def test_who_may_not_sign_in_is_told_the_same_whether_the_account_exists(cast: Cast, width: int) -> None:
    stranger = cast("stranger")
    wrong = _try(stranger, "wu", "not-the-password")
    assert "没有登录" in wrong
    assert _try(stranger, "nobody-of-this-name", "not-the-password") == wrong


def test_five_failures_lock_the_account_and_say_for_how_long(cast: Cast, width: int) -> None:
    # An account for each width: the lock of the first would still hold for the second.
    name = {390: "zhou", 1280: "sun"}[width]
    stranger = cast("stranger")
    for _ in range(5):
        _try(stranger, name, "guess")
    assert "登录失败次数过多，请 10 分钟后再试" in _try(stranger, name, PASSWORD)
    assert stranger.open("/desk/") == 200
    assert "/accounts/login/" in stranger.path()


def test_a_new_password_opens_and_the_old_one_does_not(cast: Cast, width: int) -> None:
    name = {390: "qian", 1280: "he"}[width]
    one = cast(name)
    one.page.locator(".account > summary").click()
    steps.press(one, "修改密码")
    _change(one, "not mine")
    expect(one.page.get_by_role("alert").first).to_be_visible()
    _change(one, PASSWORD)
    stranger = cast("stranger")
    assert "没有登录" in _try(stranger, name, PASSWORD)
    _try(stranger, name, NEW)
    assert stranger.path() == "/desk/"


def _change(one: Window, old: str) -> None:
    """Fill the form for a new password and send it."""
    for name, words in (("oldpassword", old), ("password1", NEW), ("password2", NEW)):
        one.page.locator(f"[name={name}]").fill(words)
    steps.press_in(one, "main", "修改密码")
