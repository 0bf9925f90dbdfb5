"""A form is built, asked with a document, answered at the desk and by link, in time and late, collated by level."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kexie.kit import clock
from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
WORDS = "=HYPERLINK(“建议安排参观”)"


def _form(chen: steps.Window, name: str) -> None:
    """Who comes, how many, opinions; published."""
    chen.open("/desk/settings/blanks/new/")
    chen.page.get_by_label("表单名称").fill(name)
    steps.press(chen, "新建")
    for kind, asks in (("人员", "参会人员"), ("数字", "参会人数"), ("文字", "意见建议")):
        chen.page.locator("#fields").get_by_role("link", name=kind, exact=True).click()
        chen.page.wait_for_load_state()
        chen.page.get_by_label("要填什么").fill(asks)
        if kind != "文字":
            chen.page.get_by_label("必须填写").check()
        if kind == "数字":
            chen.page.get_by_label("计量单位").fill("人")
        steps.press(chen, "保存")
    assert "意见建议" in chen.text("#preview")
    steps.press(chen, "发布第 1 版")


def _fill(one: steps.Window, people: str, number: str, opinion: str = "") -> None:
    one.page.get_by_label("姓名").first.fill(people)
    one.page.get_by_label("电话").first.fill("027-65692271")
    one.page.get_by_label("参会人数").fill(number)
    one.page.get_by_label("意见建议").fill(opinion)


def _by_link(chen: steps.Window, stranger: steps.Window, ref: int, unit: str, number: str) -> None:
    """The officer makes the unit's link, whoever holds it signs and then answers."""
    chen.open(f"/desk/documents/{ref}/receipts/?q={unit}")
    chen.page.locator("#receipts a", has_text=unit).first.click()
    chen.page.wait_for_load_state()
    steps.press(chen, "生成签收链接")
    link = re.search(r"/receipts/[\w-]{43}/", chen.text())
    assert link is not None
    stranger.open(link[0])
    stranger.page.get_by_label("签收人姓名").fill("龙卫国")
    stranger.page.get_by_label("职务").fill("办公室主任")
    steps.press_in(stranger, "#sign", "签收")
    steps.press(stranger, "去填写回执")
    _fill(stranger, "龙卫国", number)
    stranger.page.get_by_label("填报人姓名").fill("龙卫国")
    steps.press(stranger, "提交回执")
    assert f"{number} 人" in stranger.text("#standing")


def _sheet(one: steps.Window, path: Path) -> list[Any]:
    """The rows of the answers as they are taken out."""
    with one.page.expect_download() as found:
        one.page.get_by_role("link", name="导出 Excel").click()
    found.value.save_as(path)
    return list(load_workbook(path)["回执明细"].iter_rows())


def test_a_slip_is_built_asked_answered_and_collated_by_each_level(cast: Cast, width: int, tmp_path: Path) -> None:
    title, today = f"关于召开年度工作座谈会的通知（{width}）", clock.today()
    chen, he, qian = cast("chen"), cast("he"), cast("qian")
    _form(chen, f"座谈会回执（{width}）")
    steps.draft(chen, title, boxes="各企业科协", 主送="各企业科协", **{"公开属性*": "不予公开"})
    ref = steps.ref(chen)
    steps.press(chen, "附回执")
    chen.page.get_by_label(f"座谈会回执（{width}）").check()
    chen.page.get_by_label("回复期限").fill((today + timedelta(days=20)).isoformat())
    steps.press(chen, "保存")
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.act(he, "核稿通过")
    steps.to_do(qian, title)
    steps.act(qian, "签发")
    chen.page.reload()
    chen.act_as("编号员")
    chen.open(f"/desk/documents/{ref}/")
    steps.act(chen, "编号")
    steps.act(chen, "印发")

    wang, zhao, stranger = cast("wang"), cast("zhao"), cast("stranger")
    steps.to_do(wang, title)
    steps.press(wang, "填写回执")
    _fill(wang, "王晓燕", "2", WORDS)
    steps.press(wang, "提交回执")
    assert "已回复" in wang.text("#reply")
    _by_link(chen, stranger, ref, "宗关化工", "3")
    # Another unit's day was yesterday: its answer is taken, and is late.
    chen.open(f"/desk/documents/{ref}/receipts/?q=汉口水务")
    chen.page.locator("#receipts a", has_text="汉口水务").first.click()
    chen.page.wait_for_load_state()
    steps.press(chen, "改这家的期限")
    chen.page.get_by_label("这家单位的回执期限").fill((today - timedelta(days=1)).isoformat())
    steps.press(chen, "改期限")
    _by_link(chen, stranger, ref, "汉口水务", "4")

    zhao.open("/desk/inbox/")
    steps.press(zhao, "下属单位的回执")
    steps.press(zhao, title)
    told = zhao.text("main")
    assert ("长江电机" in told, "汉口水务" in told, "宗关化工" in told, "迟复" in told) == (True, True, False, True)
    chen.open(f"/desk/documents/{ref}/")
    steps.press(chen, "回执汇总")
    assert "宗关化工" in chen.text("#replies")
    city, district = (_sheet(one, tmp_path / name) for one, name in ((chen, "city.xlsx"), (zhao, "district.xlsx")))
    assert [cell.data_type for row in city for cell in row if cell.value == WORDS] == ["s"]
    assert "f" not in {cell.data_type for row in city for cell in row}
    names = [{row[1].value[:4] for row in rows[3:] if row[1].value} for rows in (city, district)]
    assert names[1] == {"长江电机", "晴川仪表", "汉口水务"}
    assert names[1] < names[0]
