"""The life of an enterprise's association: founded from the public page, secretary changed, elected late, merged."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator

from kexie.kit import clock
from tests.chromium import Window
from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = [pytest.mark.browser, pytest.mark.full]


def _fill(one: Window, told: dict[str, str]) -> None:
    for label, words in told.items():
        _field(one, label).fill(words)


def _field(one: Window, label: str) -> Locator:
    """By its words, whether it must be filled in (with its star) or not; the first of several."""
    return one.page.get_by_label(re.compile(rf"^{re.escape(label)}\*?$")).first


def _applied_for(unit: Window, name: str) -> str:
    """At the portal, by somebody without an account: saved by itself, come back to, sent. Returns the unit's address."""
    unit.open("/")
    steps.press(unit, "申请成立科协")
    _fill(unit, {"单位名称": f"{name}公司"})
    unit.page.get_by_label("所在区、功能区").select_option(label="武汉市科学技术协会")
    steps.press(unit, "开始填报")
    here = unit.path()
    _fill(unit, {"地址": "沿江大道 1 号", "职工总数": "300", "科技人员数": "80"})
    unit.page.locator("[data-savestate]", has_text="已自动保存").wait_for()
    unit.open("/")
    unit.open(here)
    assert _field(unit, "地址").input_value() == "沿江大道 1 号"
    _fill(unit, {"拟用名称": f"{name}公司科学技术协会"})
    steps.press(unit, "提出申请")
    assert "请填写主席姓名" in unit.text()
    _fill(unit, {"主席姓名": "周大明", "主席出生年月": "1965-03", "秘书长姓名": "郑文", "副主席姓名": "吴小红"})
    unit.page.get_by_label("其他副主席、委员").fill("委员 冯工 男 1980-01 群众 主任 工程师")
    _fill(unit, {"单位意见": "同意申请成立", "联系人": "郑文", "联系电话": "60000000"})
    steps.press(unit, "提出申请")
    assert "待核查" in unit.text()
    return here


def _mended(chen: Window, unit: Window, here: str, name: str) -> None:
    """Comes back once with a reason by its field, and is sent again."""
    steps.to_do(chen, f"核查成立申请：{name}公司")
    assert "没有填写" in chen.text("#completeness")
    steps.press(chen, "退回补正…")
    _fill(chen, {"要求": "请补正一处", "经费来源": "写明单位每年拨付多少"})
    steps.press(chen, "退回补正")
    assert steps.state(chen) == "待补正"
    unit.open(here)
    assert "经费来源：写明单位每年拨付多少" in unit.text()
    _fill(unit, {"经费来源": "单位每年拨付 10 万元"})
    steps.press(unit, "提出申请")
    assert "待核查" in unit.text()


def _replied(cast: Cast, chen: Window, name: str) -> None:
    steps.to_do(chen, f"核查成立申请：{name}公司")
    steps.press(chen, "核查通过…")
    _fill(chen, {"理由": "材料齐全，同意成立"})
    steps.press(chen, "核查通过")
    steps.press(chen, "拟批复…")
    steps.press(chen, "拟批复")
    title = f"关于同意成立{name}公司科学技术协会的批复"
    he, qian = cast("he"), cast("qian")
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.act(he, "核稿通过")
    steps.to_do(qian, title)
    steps.act(qian, "签发")
    chen.page.reload()
    chen.act_as("编号员")
    steps.act(chen, "编号")
    steps.act(chen, "印发")
    chen.act_as("经办人")


def _held_and_filed(unit: Window, here: str) -> None:
    """The worker brings the news of the reply; a meeting too small is refused with its numbers."""
    for _ in range(40):
        unit.open(here)
        if "待开成立大会" in unit.text():
            break
        unit.page.wait_for_timeout(300)
    steps.press(unit, "记录成立大会")
    _fill(unit, {"大会日期": clock.today().isoformat(), "地点": "礼堂", "应到人数": "60", "实到人数": "39"})
    unit.page.get_by_label("大会通过了章程").check()
    for field in unit.page.locator("input[name^=v]").all():
        field.fill("38" if (field.get_attribute("name") or "").endswith("_for") else "0")
    steps.press(unit, "保存")
    assert "应到 60 人，实到 39 人，不足三分之二（至少 40 人）" in unit.text()
    _fill(unit, {"实到人数": "50"})
    steps.press(unit, "保存")
    assert "待备案" in unit.text()
    steps.press(unit, "报备案")
    _fill(unit, {"会员数": "62", "章程全文": "第一章 总则"})
    steps.press(unit, "报备案")
    assert "待核对" in unit.text()


def _registered(chen: Window, name: str) -> tuple[str, str]:
    """The page of its terms, and the invitation of its secretary-general."""
    steps.to_do(chen, f"核对备案：{name}公司")
    steps.press(chen, "核对通过，登记成立…")
    steps.press(chen, "登记成立")
    link = chen.page.get_by_label("发给郑文的链接").input_value()
    steps.press(chen, "看届次")
    assert "第1届" in chen.text()
    assert "郑文" in chen.text()
    return chen.path(), link


def test_an_association_lives_from_its_application_to_its_merging(cast: Cast, width: int) -> None:
    name = f"汉口精密仪器{width}"
    chen, unit = cast("chen"), cast("stranger")
    here = _applied_for(unit, name)
    _mended(chen, unit, here, name)
    _replied(cast, chen, name)
    _held_and_filed(unit, here)
    terms, link = _registered(chen, name)

    # The secretary-general takes the account.
    unit.page.goto(link)
    _fill(unit, {"用户名": f"zheng{width}"})
    for field in unit.page.locator("input[type=password]").all():
        field.fill("ming-lang-8848-hao")
    steps.press(unit, "认领账号")
    assert "/claim/" not in unit.path()

    # A vice-chair is added with consent.
    chen.open(terms)
    steps.press(chen, "变更负责人")
    _field(chen, "职务").select_option(label="副主席（增补）")
    _fill(chen, {"接任人姓名": "新秘书", "自哪天起": clock.today().isoformat(), "理由": "工作需要"})
    steps.press(chen, "报业务指导单位同意")
    # The first day of a term changes nobody: told with the term's days.
    assert "变更日期应在任期之内，不含首日" in chen.text()

    # Put off, then elected.
    chen.open(terms)
    steps.press(chen, "延期换届")
    until = (clock.today() + timedelta(days=365 * 5 + 100)).isoformat()
    _fill(chen, {"延期到": until, "理由": "企业改制"})
    steps.press(chen, "报业务指导单位同意")
    steps.press(chen, "同意…")
    steps.press(chen, "同意")
    assert steps.state(chen) == "已同意"
    chen.open(terms)
    assert "经同意延期" in chen.text()
    _merged(chen, terms)


def _merged(chen: Window, terms: str) -> None:
    """Into another association; what it was stays readable under its own name."""
    steps.press(chen, "合并")
    chen.page.get_by_label("并入单位的编号").fill(_number(chen, "江城船舶"))
    _fill(chen, {"合并日期": clock.today().isoformat(), "理由": "企业重组"})
    steps.press(chen, "合并")
    assert steps.state(chen) == "已撤销"
    chen.open(terms)
    assert "周大明" in chen.text()


def _number(chen: Window, words: str) -> str:
    page = chen.context.new_page()
    page.goto(f"{chen.base}/desk/organisations/?view=list&q={words}")
    found = page.locator("tbody th a").first.get_attribute("href") or ""
    page.close()
    return found.rstrip("/").rsplit("/", 1)[1]


def test_a_term_that_is_over_is_elected_late_and_both_committees_stay_told(cast: Cast, width: int) -> None:
    chen = cast("chen")
    unit = {390: "豹澥生物", 1280: "光谷芯片"}[width]
    number = _number(chen, unit)
    terms = f"/desk/organisations/{number}/tenures/"
    chen.open(terms)
    steps.press(chen, "登记届次")
    today = clock.today()
    _fill(
        chen,
        {"第几届": "3", "任期开始": f"{today.year - 5}-01-01", "任期结束": (today - timedelta(days=30)).isoformat()},
    )
    steps.press(chen, "登记")
    assert "逾期未换届" in chen.text()
    _secretary_changed(chen, terms, today - timedelta(days=60))
    steps.press(chen, "办理换届")
    _fill(chen, {"主席姓名": "周立群", "秘书长姓名": "孟立群"})
    steps.press(chen, "报业务指导单位同意")
    steps.press(chen, "同意候选人…")
    steps.press(chen, "同意候选人")
    steps.press(chen, "记录换届大会")
    _fill(chen, {"大会日期": today.isoformat(), "地点": "会议室", "应到人数": "30", "实到人数": "25"})
    for field in chen.page.locator("input[name^=v]").all():
        field.fill("20" if (field.get_attribute("name") or "").endswith("_for") else "1")
    steps.press(chen, "保存")
    steps.press(chen, "报备案")
    _fill(chen, {"会员数": "40", "章程全文": "第一章 总则"})
    steps.press(chen, "报备案")
    steps.press(chen, "核对通过，登记新一届…")
    steps.press(chen, "核对通过，登记新一届")
    assert steps.state(chen) == "已换届"
    chen.open(terms)
    told = chen.text()
    assert "第4届" in told
    assert "第3届" in told
    assert "周立群" in told
    assert "窦志强" in told


def _secretary_changed(chen: Window, terms: str, on: date) -> None:
    """Within the term that ran then: asked for, agreed to, told with the day."""
    steps.press(chen, "变更负责人")
    _field(chen, "职务").select_option(label="秘书长")
    _fill(chen, {"接任人姓名": "窦志强", "自哪天起": on.isoformat(), "理由": "原秘书长调离"})
    steps.press(chen, "报业务指导单位同意")
    steps.press(chen, "同意…")
    steps.press(chen, "同意")
    assert steps.state(chen) == "已同意"
    chen.open(terms)
    assert "窦志强" in chen.text()
