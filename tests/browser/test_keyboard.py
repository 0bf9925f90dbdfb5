"""The main journeys without a mouse (bar.md J2)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import chromium
from tests.browser.keys import Keys
from tests.city import PASSWORD, CitySite, city_site  # noqa: F401
from tests.journeys import steps

pytestmark = pytest.mark.browser
Hands = Callable[[str], Keys]


@pytest.fixture
def hands(browser: Browser, city_site: CitySite) -> Iterator[Hands]:  # noqa: F811
    """`hands("wang")` is wang at the keyboard, signed in by it. Afterwards every stop on the way was seen."""
    found: dict[str, Keys] = {}

    def enter(name: str) -> Keys:
        if name not in found:
            keys = found[name] = Keys(chromium.window(browser, city_site.url))
            if name != "stranger":
                keys.one.open("/accounts/login/?next=/desk/")
                # The page puts the focus on its first field, or the first Tab does after the head.
                if not keys.one.page.evaluate("document.activeElement.name === 'login'"):
                    keys.to("用户名或邮箱")
                keys.write(name).to("密码").write(PASSWORD).enter()
                keys.one.page.wait_for_url(keys.one.base + "/desk/")
        return found[name]

    yield enter
    for keys in found.values():
        keys.one.context.close()
    assert "\n".join(fault for keys in found.values() for fault in keys.faults + keys.one.faults) == ""


def _act(keys: Keys, name: str, *words: str) -> None:
    """Open the dialog of a step, go through its fields, press its button; Tab stays inside while it is open."""
    page = keys.one.page
    keys.press(f"{name}…")
    assert page.locator("dialog[open]").count() == 1
    assert page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)")
    for label, told in zip(words[::2], words[1::2], strict=True):
        keys.to(label).write(told)
    keys.go(name)


def test_a_notice_is_pasted_corrected_approved_and_issued_by_keyboard(hands: Hands) -> None:
    chen, he, qian = hands("chen"), hands("he"), hands("qian")
    page = chen.one.page
    chen.go("粘贴导入").to("通知全文").write(steps.FOUNDING.replace("2013", "2012")).go("读一遍")
    page.get_by_role("heading", name="核对导入").wait_for()
    chen.to("第1段是").key("End").key("Home")
    # The understanding comes anew beside the original: the focus stays, and what changed is said.
    chen.press("按改动重读")
    expect(page.locator("#announce")).not_to_be_empty()
    assert chen.focused() != ""
    chen.go("确认，存为拟稿")
    chen.go("修改").to("另选单位").write("武汉机械工程学会").go("保存").go("送核稿")
    document = chen.one.path()
    for keys, name in ((he, "核稿通过"), (qian, "签发")):
        keys.one.open(document)
        _act(keys, name)
    chen.one.page.reload()
    chen.one.act_as("编号员")
    _act(chen, "编号")
    _act(chen, "印发")
    assert steps.state(chen.one) == "已印发"


def test_wang_signs_by_keyboard_from_the_list_of_things_to_do(hands: Hands) -> None:
    wang = hands("wang")
    wang.key("j")
    assert wang.focused().startswith("关于")
    wang.enter()
    title = wang.one.page.locator("h1").evaluate("one => one.firstChild.textContent.trim()")
    wang.go(f"签收：{title}")
    assert "已代表" in steps.toast(wang.one)


def test_a_reader_searches_and_reads_by_keyboard(hands: Hands) -> None:
    reader = hands("stranger")
    one = reader.one
    one.open("/notices/")
    reader.key("Tab")
    assert reader.focused() == "跳到正文"
    reader.key("Enter")
    assert one.page.evaluate("location.hash") == "#main"
    reader.key("/")
    reader.write("whgzyd").enter()
    reader.go("关于印发《2013年武汉市企事业科协工作要点》的通知")
    assert one.path() == "/notices/2013/1/"
    reader.press("大")
    expect(one.page.locator("html")).to_have_attribute("data-size", "lg")


def test_escape_closes_a_dialog_and_a_menu_and_the_focus_goes_back(hands: Hands, city_site: CitySite) -> None:  # noqa: F811
    he = hands("he")
    he.one.open(f"/desk/documents/{city_site.facts.ref('city.review')}/")
    he.press("退回拟稿…").key("Escape")
    assert he.one.page.locator("dialog[open]").count() == 0
    assert he.focused() == "退回拟稿…"


def test_all_stops_of_the_long_form_are_seen_and_the_round_has_no_trap(hands: Hands) -> None:
    chen = hands("chen")
    chen.one.open("/desk/documents/new/")
    chen.to("保存")
    chen.to("跳到正文")


def test_a_hidden_focus_and_a_trap_are_found(hands: Hands) -> None:
    reader = hands("stranger")
    reader.one.open("/accounts/login/")
    harm = "#id_password { outline: none !important; box-shadow: none !important; }"
    reader.one.page.evaluate("(harm) => document.styleSheets[0].insertRule(harm)", harm)
    reader.to("密码")
    assert [fault for fault in reader.faults if "no ring" in fault] != []
    reader.one.page.evaluate("document.querySelector('main button').tabIndex = -1")
    with pytest.raises(AssertionError, match="is not reached by Tab"):
        reader.to("登录按钮", limit=40)
    reader.faults.clear()
