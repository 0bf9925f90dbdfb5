"""A plan from its text to the record behind the board: chen, zhao and wang, with evidence and a verification."""

import re
from datetime import timedelta

import pytest

from kexie.kit import clock
from tests.chromium import Window
from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
TEXT = """武汉市科协2033年工作要点（{width}）

一、组织建设
1.新建企业科协40家。牵头单位：办公室；完成时限：11月底前。
二、学术交流
1.举办学术交流活动20场。
"""


def _taken_over(chen: Window, width: int, mark: str = "") -> None:
    chen.open("/desk/plans/")
    steps.press(chen, "录入工作要点")
    chen.page.get_by_label("工作要点全文").fill(TEXT.format(width=f"{mark}{width}"))
    steps.press(chen, "读一遍")
    chen.page.get_by_role("heading", name="核对工作要点").wait_for()
    assert "2 条措施" in chen.text(".form-foot-note")
    steps.press(chen, "确认，存为拟定")
    chen.page.wait_for_url(re.compile(r"/desk/plans/\d+/(#bench)?$"))


def _split(one: Window, unit: str, value: str, button: str) -> None:
    steps.press(one, button)
    one.page.get_by_label(unit, exact=True).fill(value)
    steps.press(one, "保存分解")


def _returned_and_reported_again(zhao: Window, wang: Window, part: str) -> str:
    """The district sends the report back with its reason; the unit reads it and reports anew."""
    report = wang.path()
    steps.to_do(zhao, "核实进展：新建基层科协数")
    zhao.open(report)
    assert "名单.txt" in zhao.text("#words")
    steps.press(zhao, "退回…")
    zhao.page.get_by_label("理由").fill("名单缺批复日期")
    steps.press(zhao, "退回")
    assert steps.state(zhao) == "已退回"
    wang.open(report)
    assert (steps.state(wang), "名单缺批复日期" in wang.text("#note")) == ("已退回", True)
    wang.open(part)
    assert "已核实完成 0 家" in wang.text("#progress")
    wang.page.get_by_label("本次完成数").fill("5")
    wang.page.get_by_label("完成情况").fill("五个分厂都成立了科协，批复日期见名单")
    wang.page.get_by_label("佐证出处").fill("公司科协〔2013〕5号")
    steps.press(wang, "报送进展")
    return wang.path()


def _sheets(chen: Window, plan: str) -> None:
    """The year-end sheet scores the unit; it and the unit's letter of duty come as files."""
    chen.open(f"{plan}sheet/?on=end")
    assert "江岸区科协" in chen.text("main")
    for button, name in (("下载 .docx", "年末考核表.docx"), ("下载 .xlsx", "年末考核表.xlsx")):
        with chen.page.expect_download() as got:
            chen.page.get_by_role("link", name=button).click()
        assert got.value.suggested_filename.endswith(name)
    chen.page.get_by_role("link", name="江岸区科协").click()
    steps.press(chen, "目标责任书")
    assert "新建基层科协数" in chen.text("main")


def test_a_units_own_plan_is_asked_for_written_returned_mended_and_passed(cast: Cast, width: int) -> None:
    chen, zhao = cast("chen"), cast("zhao")
    title = f"武汉市科协2033年工作要点（答{width}）"
    _taken_over(chen, width, "答")
    plan = chen.path()
    chen.page.locator("form", has_text="新建基层科协数").get_by_role("button", name="采纳").last.click()
    chen.page.wait_for_load_state()
    steps.press(chen, "下达…")
    steps.press(chen, "下达")
    chen.open(f"{plan}answers/")
    chen.page.get_by_label("各区科协", exact=True).check()
    chen.page.get_by_label("报送期限").fill((clock.today() + timedelta(days=10)).isoformat())
    steps.press(chen, "布置制定计划")
    assert "已布置给" in steps.toast(chen)

    steps.to_do(zhao, f"制定本单位计划：{title}")
    own = zhao.path()
    steps.press(zhao, "报送")
    assert "还没有写一条措施" in zhao.text()
    zhao.open(own)
    zhao.page.get_by_role("textbox", name="总的打算").fill("结合本区工业园区安排")
    zhao.page.get_by_label("本单位措施").first.fill("在两个园区建企业科协 5 家")
    steps.press(zhao, "保存计划")
    steps.press(zhao, "报送")
    assert steps.state(zhao) == "待审核"

    steps.to_do(chen, f"审核计划：{title}")
    assert "在两个园区建企业科协 5 家" in chen.text("main")
    steps.press(chen, "退回…")
    chen.page.get_by_label("理由").fill("没有写完成时限")
    steps.press(chen, "退回")
    assert steps.state(chen) == "已退回"

    steps.to_do(zhao, f"制定本单位计划：{title}")
    assert "没有写完成时限" in zhao.text("main")
    assert zhao.page.get_by_label("本单位措施").first.input_value() == "在两个园区建企业科协 5 家"
    zhao.page.get_by_label("完成时限").first.fill("2033-06-30")
    steps.press(zhao, "保存计划")
    steps.press(zhao, "报送")

    steps.to_do(chen, f"审核计划：{title}")
    assert "6月30日" in chen.text("main")
    steps.press(chen, "审核通过")
    assert steps.state(chen) == "已审核"
    chen.open(f"{plan}answers/?view=accepted")
    assert chen.page.locator("tbody tr").count() == 1
    assert "按期报来 1 / " in chen.text("#answered")


def test_a_plan_goes_from_its_text_to_the_record_behind_the_board(cast: Cast, width: int) -> None:
    chen, zhao, wang = cast("chen"), cast("zhao"), cast("wang")
    _taken_over(chen, width)
    plan = chen.path()
    chen.page.locator("form", has_text="新建基层科协数").get_by_role("button", name="采纳").last.click()
    chen.page.wait_for_load_state()
    steps.press(chen, "新建基层科协数")
    task = chen.path()
    _split(chen, "江岸区科协", "20", "分解")
    assert "已分解 20 / 40 家，还差 20 家" in chen.text("#parts")
    chen.open(plan)
    # What another measure was proposed is nobody's task: the plan goes with the one it has.
    steps.press(chen, "下达…")
    steps.press(chen, "下达")
    assert steps.state(chen) == "已下达"

    steps.to_do(zhao, "新建基层科协数")
    _split(zhao, "长江电机科协", "5", "分解到单位")
    assert "已分解 5 / 20 家，还差 15 家" in zhao.text("#parts")

    wang.open(plan)
    steps.press(wang, "本单位的任务")
    steps.press(wang, "新建基层科协数")
    part = wang.path()
    wang.page.get_by_label("本次完成数").fill("5")
    wang.page.get_by_label("完成情况").fill("五个分厂都成立了科协")
    wang.page.locator("#id_file").set_input_files(
        {"name": "名单.txt", "mimeType": "text/plain", "buffer": "名单\n".encode()}
    )
    steps.press(wang, "报送进展")
    assert steps.state(wang) == "待核实"
    report = _returned_and_reported_again(zhao, wang, part)

    steps.to_do(zhao, "核实进展：新建基层科协数")
    zhao.open(report)
    steps.press(zhao, "核实")
    assert steps.state(zhao) == "已核实"

    chen.open(f"{plan}board/?by=district")
    steps.press(chen, "江岸区科协")
    steps.press(chen, "新建基层科协数")
    assert "已核实完成 5 家" in chen.text("#progress")
    chen.page.locator("#parts").get_by_role("link", name=re.compile("电机")).click()
    chen.page.wait_for_load_state()
    chen.page.locator("#reports").get_by_role("link", name="五个分厂都成立了科协，批复日期见名单").click()
    chen.page.wait_for_url(re.compile(report))
    chen.open(task)
    assert "已核实完成 5 家" in chen.text("#progress")
    _sheets(chen, plan)
