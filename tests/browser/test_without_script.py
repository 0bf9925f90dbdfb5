"""Everything that matters works where no script runs (bar.md J5)."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests import chromium
from tests.chromium import Window
from tests.city import CitySite, city_site  # noqa: F401
from tests.journeys import steps

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(browser: Browser, city_site: CitySite) -> Iterator[Callable[[str], Window]]:  # noqa: F811
    """A member's window in which scripts are off."""
    opened: dict[str, Window] = {}

    def enter(name: str) -> Window:
        if name not in opened:
            opened[name] = chromium.window(browser, city_site.url, 390, java_script_enabled=False)
            if name != "stranger":
                opened[name].sign_in(name)
        return opened[name]

    yield enter
    for one in opened.values():
        one.context.close()


def _act(one: Window, name: str, **told: str) -> None:
    """Without script the button leads to a page that asks."""
    steps.press(one, f"{name}…")
    for label, words in told.items():
        one.page.get_by_label(label).fill(words)
    steps.press_in(one, "main form", name)


def test_a_document_is_drafted_approved_and_issued_without_script(plain: Callable[[str], Window]) -> None:
    title = "关于无脚本办理的通知"
    chen, he, qian = plain("chen"), plain("he"), plain("qian")
    steps.draft(chen, title, 另选单位="长江电机科协")
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    _act(he, "核稿通过", 意见="同意")
    steps.to_do(qian, title)
    _act(qian, "签发")
    chen.page.reload()
    chen.act_as("编号员")
    _act(chen, "编号")
    _act(chen, "印发")
    assert steps.state(chen) == "已印发"
    wang = plain("wang")
    steps.to_do(wang, title)
    steps.press(wang, f"签收：{title}")
    assert "已代表" in steps.toast(wang)


def test_a_notice_is_imported_without_script(plain: Callable[[str], Window]) -> None:
    chen = plain("chen")
    steps.paste(chen, steps.FOUNDING.replace("2013", "2010"))
    row = chen.page.locator(".span-row", has_text="scywtjhldcj").last
    row.locator("select").select_option(label="网页杂项")
    steps.press(chen, "按改动重读")
    assert "scywtjhldcj" not in chen.text("#understood")
    steps.press(chen, "确认，存为拟稿")
    assert re.search(r"/desk/documents/\d+/(#bench)?$", chen.path())


def test_a_stranger_searches_reads_and_chooses_the_type_without_script(plain: Callable[[str], Window]) -> None:
    reader = plain("stranger")
    steps.find(reader, "whgzyd", "关于印发《2013年武汉市企事业科协工作要点》的通知")
    assert "三服务一加强" in reader.text()
    with reader.page.expect_navigation():
        reader.page.locator(".notice-tools").get_by_text("【大】").click()
    reader.open("/")
    assert reader.page.locator("html").get_attribute("data-size") == "lg"


def test_forms_say_what_is_wrong_and_dangerous_steps_ask_first_without_script(
    plain: Callable[[str], Window],
    city_site: CitySite,  # noqa: F811
) -> None:
    he = plain("he")
    he.open(f"/desk/documents/{city_site.facts.ref('city.review')}/")
    steps.press(he, "退回拟稿…")
    he.page.get_by_label("理由").fill(" ")
    steps.press_in(he, "main form", "退回拟稿")
    assert "请写明理由" in he.text("[role=alert]")
    chen = plain("chen")
    chen.open("/desk/search/?q=gzyd")
    assert "工作要点" in chen.text()
