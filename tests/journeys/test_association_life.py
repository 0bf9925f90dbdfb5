"""The life of an enterprise's association: founded from the public page, filed, reported, led by others, merged."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kexie.kit import clock
from tests.chromium import PLAIN, Window
from tests.city import city_site  # noqa: F401
from tests.city_foundings import PNG
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
SECRET = "ming-lang-8848-hao"
# Days from the founding: into its second year, and some weeks after its term of five years.
SECOND_YEAR, OVERDUE = 400, 5 * 366 + 30


def _applied_for(unit: Window, name: str) -> str:
    """At the portal, by somebody without an account: saved by itself, come back to, sent. Returns the unit's address."""
    unit.open("/")
    steps.press(unit, "申请成立科协")
    steps.fill(unit, {"单位名称": f"{name}公司"})
    unit.page.get_by_label("所在区、功能区").select_option(label="武汉市江岸区科学技术协会")
    steps.press(unit, "开始填报")
    here = unit.path()
    steps.fill(unit, {"地址": "沿江大道 1 号", "职工总数": "300", "科技人员数": "80"})
    if not PLAIN:
        unit.page.locator("[data-savestate]", has_text="已自动保存").wait_for()
        unit.open("/")
        unit.open(here)
        assert steps.field(unit, "地址").input_value() == "沿江大道 1 号"
    steps.fill(unit, {"拟用名称": f"{name}公司科学技术协会"})
    steps.press(unit, "提出申请")
    assert "请填写主席姓名" in unit.text()
    steps.fill(unit, {"主席姓名": "周大明", "主席出生年月": "1965-03", "秘书长姓名": "郑文", "副主席姓名": "吴小红"})
    unit.page.get_by_label("其他副主席、委员").fill("委员 冯工 男 1980-01 群众 主任 工程师")
    steps.fill(unit, {"单位意见": "同意申请成立", "联系人": "郑文", "联系电话": "60000000"})
    steps.press(unit, "提出申请")
    assert "待核查" in unit.text()
    return here


def _city_replies(chen: Window) -> None:
    """The approving level is data: of companies in 江岸区 the city replies."""
    chen.open("/desk/settings/authorities/")
    if "江岸区科协" in "".join(chen.text("main section").split()):
        return
    for label, option in (("类别", "企业科协"), ("区域", "江岸区科协"), ("批复单位", "武汉市科协")):
        steps.field(chen, label).select_option(label=option)
    steps.press(chen, "加一行")


def _mended(feng: Window, unit: Window, here: str, name: str) -> None:
    """Comes back once from the district with reasons by field, and is sent again, with its charter handed in."""
    steps.to_do(feng, f"核查成立申请：{name}公司")
    assert [words for words in ("没有填写", "没有附") if words not in feng.text("#completeness")] == []
    steps.press(feng, "退回补正…")
    steps.fill(feng, {"要求": "请补正", "经费来源": "写明单位每年拨付多少", "章程（草案）": "请附上"})
    steps.press(feng, "退回补正")
    assert steps.state(feng) == "待补正"
    unit.open(here)
    assert "经费来源：写明单位每年拨付多少" in unit.text()
    assert "章程（草案）：请附上" in unit.text()
    steps.press(unit, "附材料")
    unit.page.locator("select[name=matter]").select_option(label="章程")
    unit.page.locator("input[type=file]").set_input_files({"name": "章程.png", "mimeType": "image/png", "buffer": PNG})
    steps.press(unit, "附上")
    assert "章程.png" in unit.text()
    unit.open(here)
    steps.fill(unit, {"经费来源": "单位每年拨付 10 万元"})
    steps.press(unit, "提出申请")
    assert "待核查" in unit.text()


def _replied(cast: Cast, feng: Window, chen: Window, name: str) -> None:
    """Checked by the district, replied to by the city."""
    steps.to_do(feng, f"核查成立申请：{name}公司")
    assert "1 个文件" in feng.text("#completeness")
    steps.press(feng, "核查通过…")
    steps.fill(feng, {"理由": "材料齐全，同意成立"})
    steps.press(feng, "核查通过")
    steps.to_do(chen, f"拟批复：{name}公司")
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
    steps.fill(unit, {"大会日期": clock.today().isoformat(), "地点": "礼堂", "应到人数": "60", "实到人数": "39"})
    unit.page.get_by_label("大会通过了章程").check()
    for field in unit.page.locator("input[name^=v]").all():
        field.fill("38" if (field.get_attribute("name") or "").endswith("_for") else "0")
    steps.press(unit, "保存")
    assert "应到 60 人，实到 39 人，不足三分之二（至少 40 人）" in unit.text()
    steps.fill(unit, {"实到人数": "50"})
    steps.press(unit, "保存")
    assert "待备案" in unit.text()
    steps.press(unit, "报备案")
    steps.fill(unit, {"会员数": "62", "章程全文": "第一章 总则"})
    steps.press(unit, "报备案")
    assert "待核对" in unit.text()


def _registered(feng: Window, name: str) -> tuple[str, str]:
    """The page of its terms, and the invitation of its secretary-general."""
    steps.to_do(feng, f"核对备案：{name}公司")
    steps.press(feng, "核对通过，登记成立…")
    steps.press(feng, "登记成立")
    link = feng.page.get_by_label("发给郑文的链接").input_value()
    steps.press(feng, "看届次")
    assert "第1届" in feng.text()
    assert "郑文" in feng.text()
    return feng.path(), link


def test_an_association_lives_from_its_founding_to_its_merging(
    cast: Cast, staff: tuple[str, ...], later: Callable[[int], Cast], width: int
) -> None:
    """Founded and filed today, reported and its secretary changed in its second year, elected late, then merged.

    The district checks, registers and agrees, the city replies; the unit applies, reports, asks, meets and files by
    itself, late as well: the elected offices end with their term, its clerk's post does not.
    """
    name = f"汉口精密仪器{width}"
    chen, feng, unit = cast("chen"), cast("jiangan.drafter"), cast("stranger")
    _city_replies(chen)
    here = _applied_for(unit, name)
    _mended(feng, unit, here, name)
    _replied(cast, feng, chen, name)
    _held_and_filed(unit, here)
    terms, link = _registered(feng, name)
    _claimed(unit, link, f"zheng{width}")

    second = later(SECOND_YEAR)
    feng, zheng = second("jiangan.drafter"), second(f"zheng{width}", SECRET)
    _reported(feng, zheng, (clock.today() + timedelta(days=SECOND_YEAR)).year)
    _too_early(zheng, terms)
    _secretary_changed(feng, zheng, terms, clock.today() + timedelta(days=SECOND_YEAR))
    clerk = f"gong{width}"
    _claimed(second("stranger"), _clerk_appointed(feng, terms, name), clerk)

    ahead = later(OVERDUE)
    assert "您现在没有任职" in ahead(f"zheng{width}", SECRET).text()
    feng, gong = ahead("jiangan.drafter"), ahead(clerk, SECRET)
    _elected_late(feng, gong, terms, clock.today() + timedelta(days=OVERDUE))
    _merged(ahead("chen"), terms, clock.today() + timedelta(days=OVERDUE))


def _claimed(unit: Window, link: str, username: str) -> None:
    """The secretary-general takes the account."""
    unit.page.goto(link)
    steps.fill(unit, {"用户名": username})
    for field in unit.page.locator("input[type=password]").all():
        field.fill(SECRET)
    steps.press(unit, "认领账号")
    assert "/claim/" not in unit.path()


def _reported(feng: Window, zheng: Window, year: int) -> None:
    """An activity recorded, the report filled in with what the records count, sent and accepted."""
    zheng.open("/desk/activities/")
    steps.press(zheng, "记录活动")
    held = {
        "活动名称": "精密测量交流会",
        "开始日期": f"{year}-01-01",
        "地点": "礼堂",
        "参加人数": "40",
        "其中科技工作者": "30",
    }
    steps.fill(zheng, held)
    steps.field(zheng, "类别").select_option(label="学术交流")
    steps.press(zheng, "保存")
    assert steps.state(zheng) == "已记录"
    zheng.open("/desk/annual-reports/")
    steps.press(zheng, "填报年报")
    steps.field(zheng, "年度").select_option(label=f"{year} 年")
    steps.press(zheng, "开始填报")
    assert steps.field(zheng, "学术交流（次）").input_value() == "1"
    steps.send_report(zheng, "62")
    feng.open(zheng.path())
    steps.press(feng, "核对通过…")
    steps.press(feng, "核对通过")
    assert steps.state(feng) == "已通过"


def _too_early(zheng: Window, terms: str) -> None:
    """The first day of a term changes nobody: told with the term's days."""
    zheng.open(terms)
    steps.press(zheng, "变更负责人")
    steps.field(zheng, "职务").select_option(label="秘书长")
    steps.fill(zheng, {"接任人姓名": "窦志强", "自哪天起": clock.today().isoformat(), "理由": "原秘书长调离"})
    steps.press(zheng, "报业务指导单位同意")
    assert "变更日期应在任期之内，不含首日" in zheng.text()


def _clerk_appointed(feng: Window, terms: str, name: str) -> str:
    """A member of the committee becomes the clerk, and is invited to an account. Returns the link of the letter."""
    feng.open(terms.replace("tenures/", ""))
    steps.press(feng, "任命")
    feng.page.get_by_label("姓名或拼音首字母").fill("冯工")
    steps.press(feng, "找")
    feng.page.get_by_role("radio", name=f"冯工 {name}").check()
    feng.page.get_by_label("职务").select_option(label="经办人")
    steps.press(feng, "任命")
    steps.press(feng, "冯工")
    steps.press(feng, "发认领邀请")
    return feng.page.get_by_label("发给冯工的链接").input_value()


def _elected_late(feng: Window, gong: Window, terms: str, today: date) -> None:
    """Over for some weeks: told so, asked by the unit, agreed to by the district, the meeting held, filed by the unit,
    registered by the district; both committees stay told. Neither can take the other's steps.
    """
    gong.open(terms)
    assert [words for words in ("逾期未换届", "随任期结束") if words not in gong.text()] == []
    steps.press(gong, "办理换届")
    steps.fill(gong, {"主席姓名": "周立群", "秘书长姓名": "孟立群"})
    steps.press(gong, "报业务指导单位同意")
    assert gong.page.get_by_role("link", name="同意候选人…").count() == 0
    feng.open(gong.path())
    steps.press(feng, "同意候选人…")
    steps.press(feng, "同意候选人")
    gong.page.reload()
    steps.press(gong, "记录换届大会")
    steps.fill(gong, {"大会日期": today.isoformat(), "地点": "会议室", "应到人数": "30", "实到人数": "25"})
    for field in gong.page.locator("input[name^=v]").all():
        field.fill("20" if (field.get_attribute("name") or "").endswith("_for") else "1")
    steps.press(gong, "保存")
    steps.press(gong, "报备案")
    steps.fill(gong, {"会员数": "40", "章程全文": "第一章 总则"})
    steps.press(gong, "报备案")
    assert gong.page.get_by_role("link", name="核对通过，登记新一届…").count() == 0
    feng.page.reload()
    steps.press(feng, "核对通过，登记新一届…")
    steps.press(feng, "核对通过，登记新一届")
    assert steps.state(feng) == "已换届"
    gong.open(terms)
    told = gong.text()
    assert [words for words in ("第1届", "第2届", "周大明", "窦志强", "周立群") if words not in told] == []


def _merged(chen: Window, terms: str, on: date) -> None:
    """Into another association; what it was stays readable under its own name."""
    chen.open(terms)
    steps.press(chen, "合并")
    chen.page.get_by_label("并入单位的编号").fill(_number(chen, "江城船舶"))
    steps.fill(chen, {"合并日期": on.isoformat(), "理由": "企业重组"})
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


def _secretary_changed(feng: Window, zheng: Window, terms: str, on: date) -> None:
    """Within the term that runs: asked for by the unit, agreed to by the district, told with the day."""
    zheng.open(terms)
    steps.press(zheng, "变更负责人")
    steps.field(zheng, "职务").select_option(label="秘书长")
    steps.fill(zheng, {"接任人姓名": "窦志强", "自哪天起": on.isoformat(), "理由": "原秘书长调离"})
    steps.press(zheng, "报业务指导单位同意")
    assert zheng.page.get_by_role("link", name="同意…").count() == 0
    feng.open(zheng.path())
    steps.press(feng, "同意…")
    steps.press(feng, "同意")
    assert steps.state(feng) == "已同意"
    feng.open(terms)
    assert "窦志强" in feng.text()
