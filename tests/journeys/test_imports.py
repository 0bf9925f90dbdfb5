"""A table of people from the file to the register and back: chen, with a row that goes back and is sent again."""

import re
import time
from pathlib import Path

import openpyxl
import pytest

from tests.chromium import Window
from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast
from tests.kit.tables_of import xlsx

pytestmark = pytest.mark.browser
UNIT = "长江电机制造公司科学技术协会"


def _upload(chen: Window, path: Path) -> None:
    chen.open("/desk/people/")
    steps.press(chen, "导入人员")
    chen.page.locator("#id_file").set_input_files(path)
    steps.press(chen, "上传")
    chen.page.wait_for_url(re.compile(r"/desk/imports/[0-9a-f-]{36}/$"))


def _until(chen: Window, words: str) -> None:
    """The page renews itself while the worker works; without patience for its script it is opened again."""
    for _ in range(60):
        if words in chen.text("main"):
            return
        time.sleep(0.5)
        chen.page.reload()
    raise AssertionError(f"{words} never came: {chen.text('main')}")


def test_people_come_in_by_table_and_one_whole_import_is_taken_back(cast: Cast, width: int, tmp_path: Path) -> None:
    chen = cast("chen")
    name, other = f"导入人{width}", f"改正人{width}"
    table = tmp_path / f"人员{width}.xlsx"
    # A mapping once chosen is remembered: each width has its own word.
    head = {390: "所在单位", 1280: "工作单位"}[width]
    table.write_bytes(xlsx(["姓名", "性别", head], [name, "男", UNIT], [other, "不详", UNIT]))
    _upload(chen, table)
    assert f"“{head}”是“单位”的另一种写法" in chen.text("#mapping")
    steps.press(chen, "核对全表")
    _until(chen, "还没有写入")
    assert "B3" in chen.text("#faults")
    with chen.page.expect_download() as got:
        chen.page.get_by_role("link", name="下载退回的行").click()
    back = tmp_path / f"退回{width}.xlsx"
    got.value.save_as(back)
    steps.press(chen, "导入 1 行")
    _until(chen, "新登记 1，更新 0，跳过 0，退回 1")
    book = openpyxl.load_workbook(back)
    for line in book.active.iter_rows():
        if line[0].value == other:
            line[1].value = "女"
    book.save(back)
    _upload(chen, back)
    steps.press(chen, "核对全表")
    _until(chen, "可导入 1 行")
    steps.press(chen, "导入 1 行")
    _until(chen, "新登记 1，更新 0，跳过 0，退回 0")
    steps.press(chen, "撤销导入")
    chen.page.get_by_label("理由").fill("重复的名单")
    steps.press(chen, "撤销")
    _until(chen, "已撤销 1 行")
    chen.open(f"/desk/people/?q={other}")
    assert "没有姓名、拼音、单位或手机尾号符合" in chen.text("main")
    chen.open(f"/desk/people/?q={name}")
    assert name in chen.text("#people")
