"""What the scripts add, and what stays without them, on the pattern page in Chromium under the real content policy."""

import pytest

from tests.look.conftest import Handler

pytestmark = pytest.mark.browser
ACTIVE = "document.activeElement.textContent.trim()"


def test_the_size_changes_at_once_and_the_server_is_told(page):
    Handler.asked.clear()
    with page.expect_response("**/preferences/**"):
        page.click("[data-preference=size] button[value=lg]")
    assert page.evaluate("document.documentElement.dataset.size") == "lg"
    assert page.get_attribute("[data-preference=size] button[value=lg]", "aria-pressed") == "true"
    assert Handler.asked == ["/preferences/?size=lg"]


def test_the_theme_changes_at_once_without_leaving_the_page(page):
    page.evaluate("window.stayed = true")
    page.click(".page-actions button[value=dark]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 21, 29)"
    assert page.evaluate("window.stayed")


def test_slash_goes_to_the_search_and_is_typed_in_fields(page):
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "desk-search"
    page.keyboard.press("/")
    assert page.input_value("#desk-search") == "/"


def test_j_and_k_move_along_the_things_to_do(page):
    places = []
    for key in "jjk":
        page.keyboard.press(key)
        places.append(page.evaluate(ACTIVE)[:4])
    assert places == ["形式审查", "核稿：关", "形式审查"]


def test_a_dialog_closes_by_escape_and_gives_the_focus_back(page):
    page.click("[data-dialog=open-dialog]")
    assert page.evaluate("document.querySelector('#open-dialog').open")
    assert page.evaluate("document.querySelector('#open-dialog').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('#open-dialog').open")
    assert page.evaluate(ACTIVE) == "打开一个"


def test_a_menu_is_walked_by_arrows_and_closed_by_escape_or_a_press_elsewhere(page):
    page.focus(".menu-start summary")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(ACTIVE) == "导出"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.menu-start:not([open]) summary')")
    page.click(".menu-start summary")
    page.click("h1")
    assert page.query_selector(".menu-start[open]") is None


def test_characters_are_counted_while_typing(page):
    page.fill("#show_text", "一二三")
    assert page.inner_text("#show_text_count") == "3 / 800 字"


def test_the_box_in_the_head_ticks_all_rows_and_knows_half(page):
    page.check("#table [data-all]")
    assert page.evaluate("document.querySelectorAll('#table tbody tr.is-selected').length") == 4
    page.uncheck("#table tbody tr:first-child .check")
    assert page.evaluate("document.querySelector('#table [data-all]').indeterminate")


def test_the_searchable_list_asks_the_server_and_takes_by_keyboard(page):
    Handler.asked.clear()
    with page.expect_response(lambda answer: answer.url.endswith("?q=%E5%8C%BA")):
        page.type("#show-unit", "区")
    page.wait_for_timeout(200)  # until that answer has been swapped in: the one for the focus looks the same
    assert page.inner_text("#announce") == "2 项可选"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#show-unit", "aria-activedescendant") == "option-2-8"
    page.keyboard.press("Enter")
    assert (page.input_value("#show-unit"), page.input_value("[name=unit]")) == ("武昌区科协", "8")
    assert page.get_attribute("#show-unit", "aria-expanded") == "false"


def test_a_form_is_sent_once_however_often_it_is_pressed(page):
    page.evaluate(
        """document.body.insertAdjacentHTML("beforeend",
        '<form id="once" action="/sent/"><button class="btn" data-busy="印发中">印发</button></form>')"""
    )
    Handler.asked.clear()
    page.evaluate(
        "{ const button = document.querySelector('#once button'); button.click(); button.click(); button.click(); }"
    )
    page.wait_for_function("document.querySelector('#once button').textContent === '印发中'")
    page.wait_for_timeout(200)
    assert Handler.asked == ["/sent/?"]


@pytest.mark.parametrize("size", ["sm", "md", "lg", "xl"])
def test_nothing_sticks_out_at_any_width(page, size):
    page.evaluate(f"document.documentElement.dataset.size = '{size}'")
    wide = {}
    for width in (320, 390, 768, 1280, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
    assert wide == dict.fromkeys(wide, 0)


def test_canary_a_part_that_sticks_out_is_seen(page):
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<svg width=3000 height=9></svg>')")
    page.evaluate("document.querySelector('main > svg').style.maxWidth = 'none'")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0


def test_without_script_everything_is_there_and_choices_are_forms(browser, address):
    tab = browser.new_page(java_script_enabled=False)
    tab.goto(address)
    assert tab.inner_text("h1") == "样式页"
    tab.click(".menu-start summary")
    assert tab.is_visible(".menu-start .menu-item >> nth=0")
    with tab.expect_request("**/preferences/?**") as asked:
        tab.click("[data-preference=size] button[value=xl]", no_wait_after=True)
    assert asked.value.url.endswith("size=xl")
    tab.close()


def test_on_a_phone_the_whole_menu_opens_by_its_address_alone(browser, address):
    tab = browser.new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    tab.goto(address)
    assert not tab.is_visible("#menu")
    tab.click(".tabbar a[href='#menu']")
    assert tab.is_visible("#menu .side-item >> nth=4")
    tab.close()


def test_the_keyboard_reaches_the_text_first(page):
    page.keyboard.press("Tab")
    assert page.evaluate(ACTIVE) == "跳到正文"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")


def test_who_wants_less_motion_gets_none(browser, address):
    tab = browser.new_page(reduced_motion="reduce")
    tab.goto(address)
    assert tab.evaluate("getComputedStyle(document.querySelector('.spinner')).animationIterationCount") == "1"
    tab.close()
