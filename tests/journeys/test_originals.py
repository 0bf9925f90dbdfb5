"""A .docx becomes an issued document; a printed original is followed by its code; the figures and lists tell it."""

from pathlib import Path

import docx
import pytest

from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser


def _paper(folder: Path, title: str) -> Path:
    """As an office writes it: a title, to whom, a text, a date, and words in the page's head."""
    made = docx.Document()
    for line in (title, "各区科协：", "请于12月10日前报送本年度总结。", "2026年11月20日"):
        made.add_paragraph(line)
    made.sections[0].header.paragraphs[0].text = "征求意见"
    path = folder / "总结.docx"
    made.save(str(path))
    return path


def test_a_docx_is_taken_over_issued_followed_on_paper_and_counted(cast: Cast, width: int, tmp_path: Path) -> None:
    title = f"关于报送科普工作总结的通知（{width}）"
    chen, he, qian = cast("chen"), cast("he"), cast("qian")
    chen.open("/desk/documents/import/")
    chen.page.locator("#id_file").set_input_files(_paper(tmp_path, title))
    steps.press(chen, "读一遍")
    chen.page.get_by_role("heading", name="核对导入").wait_for()
    assert "页眉、页脚的文字没有取：“征求意见”" in chen.text("main")
    steps.press(chen, "确认，存为拟稿")
    assert "总结.docx" in chen.text("#original-file")
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.act(he, "核稿通过")
    steps.to_do(qian, title)
    steps.act(qian, "签发")
    chen.page.reload()
    ref = steps.ref(chen)
    chen.act_as("编号员")
    chen.open(f"/desk/documents/{ref}/")
    steps.act(chen, "编号")
    steps.act(chen, "印发")
    number = steps.number(chen)

    chen.open(f"/desk/documents/{ref}/originals/")
    chen.page.get_by_label("份数").fill("2")
    steps.press(chen, "登记")
    code = chen.text("#originals tbody tr td")
    steps.press(chen, "2 份用印")
    chen.page.get_by_label("原件编码").fill(code.lower())
    steps.press(chen, "打开")
    assert steps.state(chen) == "已用印"
    chen.page.get_by_label("收件单位或收件人").fill("档案室")
    steps.press(chen, "发出")
    steps.press(chen, "收到")
    assert steps.state(chen) == "已收到"
    assert "档案室" in chen.text("#facts")

    chen.open(f"/desk/documents/{ref}/statistics/")
    assert "阅读率" in chen.text("main")
    chen.open("/desk/archive/")
    assert number in chen.text("main")
    assert title in chen.text("main")
