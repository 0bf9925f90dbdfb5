"""The founding journey: a work plan is pasted, approved, numbered, issued, read and signed for."""

import re

import pytest
from playwright.sync_api import expect

from tests.chromium import Window
from tests.city import CitySite, city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser

# What the foot of the founding page tells, by the labels of 网站信息.
SITE = {
    "地址": "武汉市江岸区赵家条144号",
    "邮编": "430010",
    "电话": "(027)65692271",
    "传真": "(027)65692036",
    "网站编辑部电话": "(027)82842276",
    "ICP备案号": "鄂ICP备19013409号",
    "公安备案号": "鄂公网安备 42010202002213号",
}


def test_a_pasted_notice_is_approved_numbered_issued_read_and_signed_for(
    cast: Cast,
    width: int,
    city_site: CitySite,  # noqa: F811
) -> None:
    # Each width tells of a year of its own: the same words twice would be refused, rightly.
    year = {390: "2025", 1280: "2026"}[width]
    title = f"关于印发《{year}年武汉市企事业科协工作要点》的通知"
    chen, he, qian = cast("chen"), cast("he"), cast("qian")

    steps.tell_site(chen, SITE)
    steps.paste(chen, steps.FOUNDING.replace("2013", year))
    assert chen.page.get_by_role("heading", name="原文").is_visible()
    understood = chen.text("#understood")
    for told in (title, "武汉市科协办公室", "scywtjhldcj", "各企事业科协", f"{year}年4月25日"):
        assert told in understood
    # The officer corrects one span: what was read as the author is no author, and back again.
    author = chen.page.locator(".span-row.family-head, .span-row", has_text="scywtjhldcj").last
    kind = author.locator("select")
    before = kind.input_value()
    kind.select_option(label="网页杂项")
    steps.press(chen, "按改动重读")
    expect(chen.page.locator("#understood")).not_to_contain_text("scywtjhldcj")
    assert chen.page.locator(".span-row", has_text="scywtjhldcj").last.locator("select").input_value() != before
    steps.press(chen, "确认，存为拟稿")
    chen.page.wait_for_url(re.compile(r"/desk/documents/\d+/(#bench)?$"))
    assert chen.text("h1") == f"{title} 拟稿"
    document = chen.path()

    # 相关学会 is for the officer to name: the page says so before it lets the paper go.
    assert chen.page.get_by_role("button", name="送核稿").get_attribute("aria-disabled") == "true"
    assert "相关学会" in chen.text(".page-head .btn-why")
    steps.press(chen, "修改")
    chen.page.get_by_label("另选单位").fill("武汉机械工程学会\n化学化工学会")
    steps.press(chen, "保存")
    steps.press(chen, "送核稿")
    assert steps.state(chen) == "核稿"
    steps.to_do(he, title)
    steps.act(he, "核稿通过", 意见="可发")
    steps.to_do(qian, title)
    steps.act(qian, "签发")
    chen.act_as("编号员")
    steps.to_do(chen, title)
    steps.act(chen, "编号")
    given = steps.number(chen)
    assert re.fullmatch(rf"武科协〔{year}〕\d+号", given)
    chen.act_as("经办人")
    steps.act(chen, "印发", 签收期限="2030-12-31")
    assert (steps.state(chen), steps.number(chen)) == ("已印发", given)

    reader = cast("stranger")
    reader.open("/notices/?column=bulletin")
    assert reader.text("h1") == "公告栏"
    assert reader.page.locator(".board-title a", has_text=title).count() == 1
    steps.find(reader, "whgzyd", title)
    _head_and_foot(reader)
    assert reader.text(".notice-title").replace(" ", "") == title
    assert f"发布日期：{year}/5/2 16:32:50" in reader.text(".notice-facts")
    # The day it was signed stays apart from the day it went on the board.
    assert f"{year}年4月25日" in reader.text(".doc-sign")
    assert f"{year}年武汉市企事业科协工作要点" in reader.text("#annex-1").replace(" ", "")
    with reader.page.expect_response("**/preferences/?*"):  # nobody is on the next page before it is kept
        reader.page.locator(".notice-tools").get_by_text("【大】").click()
    _large(reader)
    reader.open("/notices/")
    _large(reader)
    reader.page.locator(".board-title a", has_text=title).click()
    steps.press(reader, "打印版")
    assert given in reader.text("body")
    _large(reader)

    wang, zhao = cast("wang"), cast("zhao")
    addressed, signed, open_ = _district(chen, document)
    steps.to_do(wang, title)
    steps.press(wang, f"签收：{title}")
    assert "签收" in steps.toast(wang)
    assert _district(chen, document) == (addressed, signed + 1, open_ - 1)
    chen.open(f"{document}receipts/?q=长江电机")
    assert chen.text("#receipts tbody tr").startswith("长江电机制造公司科学技术协会 江岸区 已签收 今天")
    assert "王晓燕（秘书长）" in chen.text("#receipts tbody tr")
    # zhao sees what his own district was sent, and nothing of the city's drafts.
    zhao.open("/desk/inbox/?view=all")
    assert title in zhao.text()
    assert zhao.open("/desk/documents/?q=武汉市科协内部事项") == 200
    rows = zhao.page.locator("#documents tbody tr").all_inner_texts()
    assert rows != []
    # Its own, and what the city issues together with it.
    assert [row for row in rows if "江岸区科协" not in row and "countersign-jiangan" not in row] == []
    assert zhao.open(f"/desk/documents/{city_site.facts.ref('city.draft')}/") == 404


def _head_and_foot(one: Window) -> None:
    """The association in the head; address, filings and telephones of the founding page in the foot."""
    assert "武汉市科学技术协会" in one.text(".mast")
    foot = one.text(".foot").replace(" ", "")
    assert [words for words in SITE.values() if words.replace(" ", "") not in foot] == []


def _large(one: Window) -> None:
    """Drawn in large type from the first byte, or just changed to it."""
    expect(one.page.locator("html")).to_have_attribute("data-size", "lg")


def _district(one: Window, document: str) -> tuple[int, int, int]:
    """江岸区 in the table of areas: addressed, signed, open."""
    one.open(document + "receipts/")
    row = one.page.locator("[aria-labelledby=districts-title] tbody tr", has_text="江岸区")
    told = [int(cell) for cell in row.locator("td").all_inner_texts()]
    return told[0], told[1], told[-1]


def test_an_issued_notice_is_corrected_by_a_new_one_only(cast: Cast) -> None:
    chen, he, qian, reader = cast("chen"), cast("he"), cast("qian"), cast("stranger")
    chen.open("/desk/documents/?view=issued")
    # The newest: at the second width the correction itself is corrected.
    chen.page.locator("#documents tbody a", has_text="关于公开征集科普作品的通知").first.click()
    first, title = chen.path(), chen.text("h1").removesuffix(" 已印发")
    assert chen.page.get_by_role("link", name="修改").count() == 0
    steps.press(chen, "拟更正件")
    field = chen.page.get_by_role("textbox", name="标题", exact=True)
    assert field.input_value() == title
    field.fill(f"{title}（更正）")
    steps.press(chen, "保存")
    steps.press(chen, "送核稿")
    second, corrected = chen.path(), chen.text("h1").removesuffix(" 核稿")
    steps.to_do(he, corrected)
    steps.act(he, "核稿通过")
    steps.to_do(qian, corrected)
    steps.act(qian, "签发")
    chen.act_as("编号员")
    chen.open(second)
    steps.act(chen, "编号")
    steps.act(chen, "印发")
    chen.open(first)
    assert steps.state(chen) == "已印发"
    assert f"已更正为： {corrected}".replace(" ", "") in chen.text().replace(" ", "")
    reader.open("/notices/")
    reader.page.locator(".board-title a", has_text=corrected).click()
    assert title in reader.text(".notice-alert")
