"""A year of an enterprise's association: an activity recorded, the report filled by it, returned, mended, accepted.

And what the association above does: a visit with what was promised, a star for a home.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import re

import pytest
from playwright.sync_api import Locator

from kexie.kit import clock
from tests.chromium import Window
from tests.city import CitySite, city_site
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = [pytest.mark.browser, pytest.mark.full]


def _recorded(wang: Window, title: str, year: int) -> None:
    """Seen to be right before it is kept."""
    wang.open("/desk/activities/")
    steps.press(wang, "记录活动")
    told = {"活动名称": title, "开始日期": f"{year}-01-05", "地点": "礼堂", "参加人数": "40", "其中科技工作者": "50"}
    steps.fill(wang, told)
    steps.field(wang, "类别").select_option(label="学术交流")
    steps.press(wang, "保存")
    assert "多于参加人数 40 人" in wang.text()
    steps.fill(wang, {"其中科技工作者": "30"})
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
    steps.field(wang, "年度").select_option(label=f"{year} 年")
    steps.press(wang, "开始填报")


def _sent(wang: Window) -> str:
    """What the records count stands in its fields already. Returns the address."""
    assert int(steps.field(wang, "学术交流（次）").input_value()) >= 1
    steps.send_report(wang, "60")
    return wang.path()


def _returned(chen: Window, here: str) -> None:
    chen.open(here)
    steps.press(chen, "退回…")
    steps.fill(chen, {"退回意见": "请核对会员数"})
    chen.page.get_by_label("个人会员：要改什么").fill("与名册不符")
    steps.press(chen, "退回")
    assert steps.state(chen) == "待修改"


def _mended(wang: Window, year: int) -> None:
    steps.to_do(wang, f"修改退回的 {year} 年年报")
    assert "请修改：与名册不符" in wang.text()
    steps.press(wang, "填报")
    steps.fill(wang, {"个人会员（人）": "62"})
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


def test_a_visit_is_followed_up_and_read_by_the_unit(cast: Cast, city_site: CitySite, width: int) -> None:
    chen, wang = cast("chen"), cast("wang")
    chen.open(f"/desk/organisations/{city_site.facts.number('dianji')}/")
    steps.press(chen, "指导")
    steps.press(chen, "记录指导")
    steps.field(chen, "方式").select_option(label="走访")
    day = clock.today().isoformat()
    steps.fill(chen, {"了解到的情况": f"缺少检测设备 {width}", "答复和承诺": "联系共享平台", "跟进日期": day})
    steps.press(chen, "保存")
    here = chen.path()
    assert steps.state(chen) == "待跟进"
    wang.open(here)
    assert f"缺少检测设备 {width}" in wang.text()
    steps.to_do(chen, "跟进指导：长江电机制造公司科学技术协会")
    chen.open(here)
    steps.press(chen, "办结…")
    steps.fill(chen, {"跟进结果": "已接入共享平台"})
    steps.press(chen, "保存")
    assert steps.state(chen) == "已办结"
    wang.open(here)
    assert "已接入共享平台" in wang.text()


def test_a_home_is_assessed_and_given_a_star(cast: Cast, city_site: CitySite, width: int) -> None:
    chen = cast("chen")
    # The one has an account and was begun; for the other the association above fills it in.
    name, unit = {390: ("wang", "dianji"), 1280: ("chen", "fangzhi")}[width]
    own = cast(name)
    own.open(f"/desk/homes/?unit={city_site.facts.number(unit)}")
    if width == 390:
        steps.to_do(own, f"建家自评：{clock.today().year} 年")
        steps.press(own, "自评")
    else:
        steps.press(own, "建家自评")
        steps.press(own, "开始自评")
    steps.fill(
        own, {"第 1 条自评分": "60", "第 1 条说明": "有专人", "第 2 条自评分": "30", "经验材料": "把家建到车间。"}
    )
    steps.press(own, "保存")
    here = own.path()
    steps.press(own, "报送自评…")
    steps.press(own, "报送自评")
    assert steps.state(own) == "待评定"
    chen.open(here)
    steps.press(chen, "评定…")
    steps.fill(chen, {"第 1 条评定分": "58", "第 2 条评定分": "25"})
    steps.press(chen, "评定")
    assert "四星" in chen.text("#facts")
    chen.open("/desk/homes/?view=stars")
    assert "四星" in chen.text()
