"""Letters of duty and sheets as .docx, opened again: the page of the standard, heads on every page, who signs."""

import shutil
import subprocess
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from kexie.notices.documents import tables_word as word
from kexie.plans.documents import duty, sheet
from tests.notices.documents import reading_back

LINES = [duty.Line(f"新建企业科协（第{n}批）", f"{n} 家", "2013年12月31日") for n in range(1, 61)]
LETTER = duty.paper("2013年工作要点", "武汉市科学技术协会", "武汉市江岸区科学技术协会", LINES)
TOLD = sheet.Told(
    "2013年武汉市企事业科协工作要点年中考核表", "截至 2013年6月30日", "得分是加权平均", "达到 90% 为绿灯",
    [["1", "江岸区科协", "56.1", "3", "1", "0", "2"]], [["新建企业科协", "正常", "企事业部", "60 家", "30 家", "50%", "2013年12月31日"]],
    [["江岸区科协", "新建企业科协", "正常", "20 家", "10 家", "50%", "3"]],
)  # fmt: skip


def opened(paper):
    return docx.Document(BytesIO(word.draw(paper)))


def test_the_page_and_its_numbers_are_those_of_an_official_document():
    document = opened(LETTER)
    section = document.sections[0]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(one / Mm(1)) for one in margins] == [37, 28, 26, 35]
    assert all("PAGE" in one.paragraphs[0]._p.xml for one in (section.footer, section.even_page_footer))
    assert (document.paragraphs[0].style.name, document.paragraphs[0].text) == ("公文标题", "目标责任书")
    fonts = [
        document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("公文标题", "表头", "表内文字")
    ]
    assert fonts == ["方正小标宋简体", "黑体", "仿宋_GB2312"]


def test_the_head_of_a_table_is_repeated_and_a_row_stays_on_one_page():
    table, signed = opened(LETTER).tables
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert (heads[0], any(heads[1:]), len(heads)) == (True, False, 61)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[60].cells] == ["60", "新建企业科协（第60批）", "60 家", "2013年12月31日"]
    assert [cell.text.splitlines() for cell in signed.rows[0].cells] == [list(one) for one in LETTER.parties]
    assert LETTER.parties[1][0] == "承担单位（盖章）：武汉市江岸区科学技术协会"


def test_a_sheet_has_its_three_tables_and_their_explanations():
    document = opened(sheet.paper(TOLD))
    assert [[cell.text for cell in one.rows[1].cells] for one in document.tables] == [
        list(rows[0]) for rows in (TOLD.units, TOLD.tasks, TOLD.parts)
    ]
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert heads == ["一、各单位评分", "二、各项任务", "三、各单位各项指标"]
    notes = [one.text for one in document.paragraphs if one.style.name == "表注" and one.text]
    assert notes == ["截至 2013年6月30日", "得分是加权平均。", "达到 90% 为绿灯"]


def test_more_indicators_than_are_printed_are_told_of():
    long = sheet.Told(TOLD.title, "", "", "", TOLD.units, TOLD.tasks, [TOLD.parts[0]] * (sheet.MOST + 1))
    document = opened(sheet.paper(long))
    assert (len(document.tables), document.paragraphs[-1].text) == (2, "共 1201 行，请下载 .xlsx 查看。")


def test_what_cannot_stand_in_a_file_is_left_out_and_blanks_to_fill_in_stay():
    paper = duty.paper("甲\x00\ud800", "乙\n丙", "丁\u202e", [duty.Line("戊\x01", "1 家", "")])
    document = opened(paper)
    assert document.tables[0].rows[1].cells[1].text == "戊"
    first = document.tables[1].rows[0].cells[0].text.splitlines()
    assert first == ["下达单位（盖章）：乙 丙", "负责人（签字）：", "日期：　　　　年　　月　　日"]


WRITER = shutil.which("soffice")


@pytest.mark.full
@pytest.mark.skipif(WRITER is None, reason="needs LibreOffice (Debian: libreoffice-writer-nogui)")
def test_a_word_processor_opens_both_and_repeats_the_head(tmp_path):
    names = {"letter": LETTER, "sheet": sheet.paper(TOLD)}
    for name, paper in names.items():
        (tmp_path / f"{name}.docx").write_bytes(word.draw(paper))
    subprocess.run(
        [WRITER, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir",
         tmp_path, *(tmp_path / f"{name}.docx" for name in names)], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    letter, told = (reading_back.pages((tmp_path / f"{name}.pdf").read_bytes()) for name in names)
    assert (len(letter), len(told)) == (3, 1)
    assert ["工作任务" in page.text for page in letter] == [True, True, "新建企业科协" in letter[2].text]
    assert all(f"— {number} —" in page.text for number, page in enumerate(letter, start=1))
    assert "三、各单位各项指标" in told[0].text
