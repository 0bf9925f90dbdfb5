"""A year of an enterprise's association: an activity recorded, the report filled by it, returned, mended, accepted."""

import re

import pytest
from playwright.sync_api import Locator

from kexie.kit import clock
from tests.chromium import Window
from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = [pytest.mark.browser, pytest.mark.full]


def _field(one: Window, label: str) -> Locator:
    """By its words, whether it must be filled in (with its star) or not; the first of several."""
    return one.page.get_by_label(re.compile(rf"^{re.escape(label)}\*?$")).first


def _fill(one: Window, told: dict[str, str]) -> None:
    for label, words in told.items():
        _field(one, label).fill(words)


def _recorded(wang: Window, title: str, year: int) -> None:
    """Seen to be right before it is kept."""
    wang.open("/desk/activities/")
    steps.press(wang, "记录活动")
    told = {"活动名称": title, "开始日期": f"{year}-01-05", "地点": "礼堂", "参加人数": "40", "其中科技工作者": "50"}
    _fill(wang, told)
    _field(wang, "类别").select_option(label="学术交流")
    steps.press(wang, "保存")
    assert "多于参加人数 40 人" in wang.text()
    _fill(wang, {"其中科技工作者": "30"})
    steps.press(wang, "保存")
    assert steps.state(wang) == "已记录"


def _begun(wang: Window, year: int) -> None:
    """That of last year was asked for and is a thing to do; that of this year the unit begins itself."""
    if year < clock.today().year:
        steps.to_do(wang, f"填报 {year} 年年报")
        steps.press(wang, "填报")
        return
    wang.open("/desk/annual-reports/")
    steps.press(wang, "填报年报")
    _field(wang, "年度").select_option(label=f"{year} 年")
    steps.press(wang, "开始填报")


def _sent(wang: Window) -> str:
    """What the records count stands in its fields already. Returns the address."""
    assert int(_field(wang, "学术交流（次）").input_value()) >= 1
    for field in wang.page.locator("input[name^=f_]").all():
        if not field.input_value():
            field.fill("0")
    _fill(wang, {"本年工作总结": "举办学术交流，开展科普。", "个人会员（人）": "60"})
    steps.press(wang, "保存")
    steps.press(wang, "报送…")
    steps.press(wang, "报送")
    assert steps.state(wang) == "待核对"
    return wang.path()


def _returned(chen: Window, here: str) -> None:
    chen.open(here)
    steps.press(chen, "退回…")
    _fill(chen, {"退回意见": "请核对会员数"})
    chen.page.get_by_label("个人会员：要改什么").fill("与名册不符")
    steps.press(chen, "退回")
    assert steps.state(chen) == "待修改"


def _mended(wang: Window, year: int) -> None:
    steps.to_do(wang, f"修改退回的 {year} 年年报")
    assert "请修改：与名册不符" in wang.text()
    steps.press(wang, "填报")
    _fill(wang, {"个人会员（人）": "62"})
    steps.press(wang, "保存")
    steps.press(wang, "报送…")
    steps.press(wang, "报送")


def test_a_year_is_recorded_reported_returned_mended_and_accepted(cast: Cast, width: int) -> None:
    year = clock.today().year - (width == 390)
    wang, chen = cast("wang"), cast("chen")
    _recorded(wang, f"电机学术交流会{width}", year)
    _begun(wang, year)
    here = _sent(wang)
    _returned(chen, here)
    _mended(wang, year)
    chen.open(here)
    steps.press(chen, "核对通过…")
    steps.press(chen, "核对通过")
    assert steps.state(chen) == "已通过"
