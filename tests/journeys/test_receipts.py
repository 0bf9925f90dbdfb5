"""A unit without an account signs by link, and one is put down by telephone; the issuer sees both."""

import re

import pytest

from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
# A unit of its own for each width: what the first has signed the second finds signed.
BY_LINK = {390: "江城船舶公司科学技术协会", 1280: "古田纺织公司科学技术协会"}
BY_PHONE = {390: "晴川仪表公司科学技术协会", 1280: "汉口水务公司科学技术协会"}
TITLE = "2013年武汉市企事业科协工作要点"


def _unit(chen: steps.Window, name: str) -> None:
    """From the desk to the page of one unit that has not signed for the founding notice."""
    chen.open("/desk/documents/?q=2013年武汉市企事业科协工作要点")
    chen.page.locator("main .table a", has_text=TITLE).first.click()
    chen.page.wait_for_load_state()
    chen.open(f"/desk/documents/{steps.ref(chen)}/receipts/?q={name}")
    chen.page.locator("#receipts a", has_text=name).first.click()
    chen.page.get_by_role("heading", level=1, name=name).wait_for()


def test_a_unit_without_an_account_signs_by_link_and_another_by_telephone(cast: Cast, width: int) -> None:
    chen, stranger = cast("chen"), cast("stranger")
    _unit(chen, BY_LINK[width])
    steps.press(chen, "生成签收链接")
    link = re.search(r"/receipts/[\w-]{43}/", chen.text())
    assert link is not None
    assert stranger.open(link[0]) == 200
    assert TITLE in stranger.text()
    stranger.page.get_by_label("签收人姓名").fill("龙卫国")
    stranger.page.get_by_label("职务").fill("办公室主任")
    steps.press_in(stranger, "#sign", "签收")
    assert "龙卫国（办公室主任）" in stranger.text("main .alert")
    _unit(chen, BY_LINK[width])
    assert "迟签" in steps.state(chen)
    assert "龙卫国" in chen.text("#receipt")

    _unit(chen, BY_PHONE[width])
    steps.press(chen, "记电话")
    chen.page.get_by_label("没有联系上").check()
    steps.press(chen, "记下")
    steps.press(chen, "记电话")
    chen.page.get_by_label("对方要求电话签收").check()
    chen.page.get_by_label("接电话人姓名").fill("盛秀英")
    chen.page.get_by_label("职务").fill("秘书")
    steps.press(chen, "记下")
    assert "电话签收：盛秀英（秘书）" in chen.text("#calls")
    assert "没有联系上" in chen.text("#calls")
    assert "迟签" in steps.state(chen)
