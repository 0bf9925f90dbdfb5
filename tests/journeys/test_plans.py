"""A plan from its text to the record behind the board: chen, zhao and wang, with evidence and a verification."""

import re

import pytest

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


def _taken_over(chen: Window, width: int) -> None:
    chen.open("/desk/plans/")
    steps.press(chen, "录入工作要点")
    chen.page.get_by_label("工作要点全文").fill(TEXT.format(width=width))
    steps.press(chen, "读一遍")
    chen.page.get_by_role("heading", name="核对工作要点").wait_for()
    assert "2 条措施" in chen.text(".form-foot-note")
    steps.press(chen, "确认，存为拟定")
    chen.page.wait_for_url(re.compile(r"/desk/plans/\d+/$"))


def _split(one: Window, unit: str, value: str, button: str) -> None:
    steps.press(one, button)
    one.page.get_by_label(unit, exact=True).fill(value)
    steps.press(one, "保存分解")


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
    wang.page.get_by_label("本次完成数").fill("5")
    wang.page.get_by_label("完成情况").fill("五个分厂都成立了科协")
    wang.page.locator("#id_file").set_input_files(
        {"name": "名单.txt", "mimeType": "text/plain", "buffer": "名单\n".encode()}
    )
    steps.press(wang, "报送进展")
    assert steps.state(wang) == "待核实"
    report = wang.path()

    steps.to_do(zhao, "核实进展：新建基层科协数")
    zhao.open(report)
    assert "名单.txt" in zhao.text("#words")
    steps.press(zhao, "核实")
    assert steps.state(zhao) == "已核实"

    chen.open(f"{plan}board/?by=district")
    steps.press(chen, "江岸区科协")
    steps.press(chen, "新建基层科协数")
    assert "已核实完成 5 家" in chen.text("#progress")
    chen.page.locator("#parts").get_by_role("link", name=re.compile("电机")).click()
    chen.page.wait_for_load_state()
    chen.page.locator("#reports").get_by_role("link", name="五个分厂都成立了科协").click()
    chen.page.wait_for_url(re.compile(report))
    chen.open(task)
    assert "已核实完成 5 家" in chen.text("#progress")
