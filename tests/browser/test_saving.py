"""The long forms in a browser: kept while one types, in this browser where that fails, offered on return."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests import chromium
from tests.chromium import Window
from tests.city import CitySite, city_site  # noqa: F401
from tests.journeys import steps

pytestmark = pytest.mark.browser
COPIES = "Object.keys(localStorage).filter((key) => key.startsWith('kexie '))"


@pytest.fixture(scope="module")
def chen(browser: Browser, city_site: CitySite) -> Iterator[Window]:  # noqa: F811
    """The drafter's window, signed in once."""
    one = chromium.window(browser, city_site.url).sign_in("chen")
    yield one
    one.context.close()
    # A refused connection is what these tests make happen.
    assert [fault for fault in one.faults if "ERR_INTERNET_DISCONNECTED" not in fault] == []


def _state(one: Window, words: str) -> None:
    expect(one.page.locator("[data-savestate]")).to_have_text(words, timeout=8000)


def _type(one: Window, label: str, words: str) -> None:
    one.page.get_by_role("textbox", name=label, exact=True).fill(words)


def _title(one: Window) -> str:
    return one.page.get_by_role("textbox", name="标题", exact=True).input_value()


def test_typing_is_kept_and_taken_up_again_and_saved_once(chen: Window) -> None:
    page = chen.page
    chen.open("/desk/documents/new/")
    _type(chen, "标题", "关于自动保存的通知")
    _type(chen, "正文", "写到一半")
    expect(page.locator("[data-savestate]")).to_have_attribute("data-state", "saved", timeout=8000)
    assert chen.text("[data-savestate]").startswith("已自动保存 ")
    assert page.evaluate(COPIES) == []
    chen.open("/desk/documents/new/")
    assert page.locator("[data-copy]").is_hidden()
    steps.press(chen, "恢复")
    assert _title(chen) == "关于自动保存的通知"
    steps.press(chen, "保存")
    assert steps.toast(chen) == "已存为拟稿"
    chen.open("/desk/documents/new/")
    assert (_title(chen), page.locator("#kept").count()) == ("", 0)


def test_what_was_left_is_not_written_over_before_one_has_decided(chen: Window) -> None:
    page = chen.page
    chen.open("/desk/documents/new/")
    _type(chen, "标题", "上次写到一半的")
    expect(page.locator("[data-savestate]")).to_have_attribute("data-state", "saved", timeout=8000)
    chen.open("/desk/documents/new/")
    _type(chen, "标题", "另起一件")
    _state(chen, "没有保存：请先选恢复或丢弃")
    chen.context.on("dialog", lambda asked: asked.accept())  # leaving asks first: this is kept nowhere
    steps.press(chen, "恢复")
    page.wait_for_url("**/?kept=1")
    assert _title(chen) == "上次写到一半的"
    with page.expect_navigation():
        page.locator("#kept").get_by_role("button", name="丢弃").click()


def test_without_network_the_copy_is_in_the_browser_and_goes_out_when_it_is_back(chen: Window) -> None:
    page, context = chen.page, chen.context
    chen.open("/desk/documents/new/")
    context.set_offline(True)
    _type(chen, "标题", "断网时写的")
    page.get_by_label("各区科协", exact=True).check()
    _state(chen, "没有保存：网络断开，已存在本机。联网后自动补存")
    assert len(page.evaluate(COPIES)) == 1
    context.set_offline(False)
    expect(page.locator("[data-savestate]")).to_have_attribute("data-state", "saved", timeout=8000)
    assert page.evaluate(COPIES) == []
    chen.open("/desk/documents/new/")
    with page.expect_navigation():
        page.locator("#kept").get_by_role("button", name="丢弃").click()
    assert page.locator("#kept").count() == 0


def _ended(context: BrowserContext) -> list[object]:
    """The session is over, as after idling; the cookies to bring it back."""
    held = context.cookies()
    context.clear_cookies(name="session")
    return held  # type: ignore[return-value]


def test_after_the_session_has_ended_nothing_typed_is_lost(chen: Window, city_site: CitySite) -> None:  # noqa: F811
    page = chen.page
    path = f"/desk/documents/{city_site.facts.ref('city.draft')}/edit/"
    chen.open(path)
    before = _title(chen)
    held = _ended(chen.context)
    _type(chen, "标题", "登录过期后写的")
    _state(chen, "没有保存：登录已过期，已存在本机。刷新页面后可恢复")
    # Pressed all the same: the door asks who one is, and the words wait behind it.
    steps.press(chen, "保存")
    assert page.url.startswith(chen.base + "/accounts/login/")
    chen.context.add_cookies(held)  # type: ignore[arg-type]
    chen.open(path)
    assert (_title(chen), page.locator("[data-copy]").is_visible()) == (before, True)
    page.locator("[data-restore]").click()
    assert (_title(chen), page.locator("[data-copy]").is_visible()) == ("登录过期后写的", False)
    steps.press(chen, "保存")
    assert steps.toast(chen) == "已保存"
    assert page.evaluate(COPIES) == []


def test_somebody_else_s_edit_is_told_while_typing_and_the_words_stay(chen: Window, city_site: CitySite) -> None:  # noqa: F811
    page = chen.page
    path = f"/desk/documents/{city_site.facts.ref('city.draft')}/edit/"
    chen.open(path)
    second = chen.context.new_page()
    second.goto(chen.base + path)
    second.get_by_role("textbox", name="标题", exact=True).fill("别人先改的")
    second.locator("main form [data-busy]").last.click()
    second.wait_for_url(chen.base + path.removesuffix("edit/"))
    second.close()
    _type(chen, "标题", "我后改的")
    _state(chen, "没有保存：您打开之后已有人改过，已存在本机。刷新页面后可恢复")
    steps.press(chen, "保存")
    assert "情况已经变了" in chen.text("body")
    chen.open(path)
    assert _title(chen) == "别人先改的"
    page.locator("[data-restore]").click()
    assert _title(chen) == "我后改的"
    chen.open(path)
    page.locator("[data-discard]").click()
    assert (page.evaluate(COPIES), _title(chen)) == ([], "别人先改的")


def test_a_half_corrected_import_comes_back_from_the_browser(chen: Window) -> None:
    page = chen.page
    steps.paste(chen, steps.FOUNDING.replace("2013", "2009"))
    expect(page.locator("[data-savestate]")).to_have_attribute("data-state", "saved", timeout=8000)
    chen.context.set_offline(True)
    row = page.locator(".span-row", has_text="scywtjhldcj").last
    row.locator("select").select_option(label="网页杂项")
    _state(chen, "没有保存：网络断开，已存在本机。联网后自动补存")
    page.goto("about:blank")
    chen.context.set_offline(False)
    chen.open("/desk/documents/import/")
    page.locator("[data-restore]").click()
    page.get_by_role("heading", name="核对导入").wait_for()
    assert "scywtjhldcj" not in chen.text("#understood")
    assert row.locator("select").input_value() == "furniture"


def test_a_telephone_is_not_kept_in_the_browser(browser: Browser, city_site: CitySite) -> None:  # noqa: F811
    one = chromium.window(browser, city_site.url).sign_in("zhao")
    one.open(f"/desk/inbox/{city_site.facts.ref('city.issued')}/reply/")
    one.context.set_offline(True)
    one.page.locator('[name$="-0-name"]').first.fill("冯雪梅")
    one.page.locator('[name$="-0-phone"]').first.fill("13812345678")
    _state(one, "没有保存：网络断开，已存在本机。联网后自动补存")
    kept = one.page.evaluate("JSON.stringify(localStorage)")
    assert ("冯雪梅" in kept, "13812345678" in kept) == (True, False)
    one.context.close()


def test_no_public_page_keeps_anything(chen: Window) -> None:
    for path in ("/", "/notices/", "/accounts/login/"):
        chen.open(path)
        assert chen.page.locator("[data-autosave]").count() == 0
