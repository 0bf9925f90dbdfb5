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


def test_a_dialog_closes_by_its_button_and_by_a_press_beside_it(page):
    for close in ("#open-dialog [data-close]", None):
        page.click("[data-dialog=open-dialog]")
        page.click(close) if close else page.mouse.click(5, 5)
        assert not page.evaluate("document.querySelector('#open-dialog').open")


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


DROP = """(kind) => { const held = new DataTransfer();
  held.items.add(new File(["x"], "查新报告.pdf"));
  document.querySelector("[for=show-file]").dispatchEvent(new DragEvent(kind, { bubbles: true, dataTransfer: held })); }"""


def test_a_file_is_dropped_on_its_field_or_chosen_and_its_name_is_shown(page):
    page.evaluate(DROP, "dragover")
    assert page.evaluate("document.querySelector('[for=show-file]').matches('.is-over')")
    page.evaluate(DROP, "drop")
    assert page.evaluate("document.querySelector('#show-file').files[0].name") == "查新报告.pdf"
    assert page.inner_text("[for=show-file] > span") == "查新报告.pdf"
    assert not page.evaluate("document.querySelector('[for=show-file]').matches('.is-over')")
    page.set_input_files("#show-file2", {"name": "论文.pdf", "mimeType": "application/pdf", "buffer": b"x"})
    assert page.inner_text("[for=show-file2] > span") == "论文.pdf"


def _ask(page, address):
    page.evaluate("(address) => htmx.ajax('GET', address, '#announce').catch(() => 0)", address)


def test_what_a_request_could_not_do_is_told_over_the_page_until_the_next_one(page):
    page.route("**/away/", lambda route: route.abort())
    page.route("**/broken/", lambda route: route.fulfill(status=500, body="x"))
    page.route("**/refused/", lambda route: route.fulfill(status=403, body="<b>只有江汉区科协能改推荐顺序</b>"))
    _ask(page, "/away/")
    page.wait_for_selector(".error-bar")
    assert page.inner_text(".error-bar span") == "没有送到：网络断开。内容还在页上，联网后再按一次"
    page.click(".error-bar button")
    assert page.query_selector(".error-bar") is None
    _ask(page, "/broken/")
    page.wait_for_selector(".error-bar[role=alert]")
    assert page.inner_text(".error-bar span").startswith("没有办成(500)。")
    # A refusal has its own words and stands where the answer would have stood.
    _ask(page, "/refused/")
    page.wait_for_selector("#announce b", state="attached")
    assert page.query_selector(".error-bar") is None
    page.faults.clear()  # the browser tells of the failed requests as well


def test_an_answer_brings_the_focus_where_it_asks_and_is_told(page):
    told = '<p id="announce2" data-announce="已重读"><input data-focus aria-label="x"></p>'
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div id=swapped></div>')")
    page.route("**/answer/", lambda route: route.fulfill(body=told, content_type="text/html"))
    page.evaluate("htmx.ajax('GET', '/answer/', '#swapped')")
    page.wait_for_selector("#announce2 :focus")
    assert page.inner_text("#announce") == "已重读"


def test_a_toast_goes_by_its_button_or_by_itself_and_an_error_stays(page):
    page.evaluate("""document.querySelector('#toasts').innerHTML =
      '<div class="toast" data-toast><button data-dismiss>x</button></div><div class="toast toast-bad" data-toast>y</div>'""")
    named = "document.querySelectorAll('#toasts .toast')[{}].getAnimations().map((one) => one.animationName).join()"
    assert page.evaluate(named.format(0)) == "rise,leave"
    assert page.evaluate(named.format(1)) == "rise"
    page.click("#toasts [data-dismiss]")
    assert page.evaluate("document.querySelectorAll('#toasts .toast').length") == 1


def test_a_page_come_back_to_shows_a_live_button(page):
    page.evaluate(
        """document.body.insertAdjacentHTML("beforeend", '<form id="once" action="/sent/"><button data-busy="印发中">印发</button></form>')"""
    )
    page.evaluate("document.querySelector('#once button').click()")
    page.wait_for_function("document.querySelector('#once button').ariaDisabled === 'true'")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert page.evaluate(
        "[document.querySelector('#once button').ariaDisabled, document.querySelector('#once').dataset.sent]"
    ) == [None, None]
    assert page.inner_text("#once button") == "印发"


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
