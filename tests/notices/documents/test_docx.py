"""The .docx opened again: styles, levels, numbers, fonts by their names, marks."""

import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kexie.notices.documents import pdf, word
from kexie.notices.models import Kind
from tests.notices.documents import reading_back, samples


def opened(told: dict):
    return docx.Document(BytesIO(word.draw(told)))


def part(told: dict, name: str) -> str:
    return ZipFile(BytesIO(word.draw(told))).read(name).decode()


def fonts_of(document, style: str) -> tuple[str, float]:
    found = document.styles[style]
    return found.element.rPr.rFonts.get(qn("w:eastAsia")), found.font.size.pt


def test_the_page_is_that_of_the_standard():
    section = opened(samples.drawn()).sections[0]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(one / Mm(1)) for one in margins] == [37, 28, 26, 35]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    normal = opened(samples.drawn()).styles["Normal"].paragraph_format
    assert 22 * normal.line_spacing <= Mm(225) < 23 * normal.line_spacing


def test_styles_name_the_fonts_of_the_standard():
    document = opened(samples.drawn())
    assert fonts_of(document, "Normal") == ("仿宋_GB2312", 16)
    assert fonts_of(document, "公文标题") == ("方正小标宋简体", 22)
    assert [fonts_of(document, f"Heading {level}") for level in (1, 2, 3, 4)] == [
        ("黑体", 16), ("楷体_GB2312", 16), ("仿宋_GB2312", 16), ("仿宋_GB2312", 16)
    ]  # fmt: skip


def test_levels_are_headings_and_numbers_stand_as_in_the_pdf():
    told = samples.letter_of("一、总则\n（一）范围\n1.对象\n（1）条件\n正文一段。", annex_list=("名单", "办法"))
    document = opened(told)
    rows = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert [row for row in rows if row[0].startswith("Heading")] == [
        ("Heading 1", "一、总则"), ("Heading 2", "（一）范围"), ("Heading 3", "1.对象"), ("Heading 4", "（1）条件")
    ]  # fmt: skip
    texts = [text.replace("\t", "") for _, text in rows]
    assert ("附件：1.名单" in texts, "2.办法" in texts, "武科协〔2013〕15号" in texts) == (True, True, True)
    title = next(text for name, text in rows if name == "公文标题")
    assert title.splitlines() == told["title"]


def test_every_heading_of_the_founding_notice_is_one_in_both_files():
    told = samples.drawn()
    heads = [one.text for one in opened(told).paragraphs if one.style.name == "Heading 1"]
    assert [head[:2] for head in heads] == [f"{numeral}、" for numeral in "一二三四五六七"]
    text = "".join(row.text for page in reading_back.pages(pdf.draw(told)) for row in page.rows)
    assert [head for head in heads if head.replace(" ", "") not in text.replace(" ", "")] == []


def test_an_annex_begins_a_page_and_the_closing_is_kept_with_the_text():
    document = opened(samples.drawn())
    mark = next(one for one in document.paragraphs if one.style.name == "附件序号")
    assert (mark.text, mark.paragraph_format.page_break_before) == ("附件", True)
    name, date = (one for one in document.paragraphs if one.style.name == "署名日期")
    assert (name.text, date.text) == ("武汉市科学技术协会", "2013年4月25日")
    assert date.paragraph_format.right_indent == Pt(4 * 15.75)
    before = document.paragraphs[[one._p for one in document.paragraphs].index(name._p) - 1]
    assert (before.paragraph_format.keep_with_next, name.paragraph_format.keep_with_next) == (True, True)


def test_page_numbers_are_fields_odd_right_even_left():
    document = opened(samples.drawn())
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (int(odd.alignment), int(even.alignment)) == (2, 0)
    assert [one.text for one in (odd, even)] == ["—  —", "—  —"]
    assert all("PAGE" in footer._p.xml for footer in (odd, even))


@pytest.mark.parametrize("mark", ["草稿", "作废", ""])
def test_the_mark_of_what_is_not_issued_stands_behind_every_page(mark):
    document = opened(samples.drawn(mark=mark))
    headers = [document.sections[0].header, document.sections[0].even_page_header]
    assert [f'string="{mark}"' in one._element.xml for one in headers] == [bool(mark)] * 2


def test_upward_documents_letters_and_joint_issue_have_their_heads():
    up = opened(samples.letter_of("某事。", kind="request", signer="钱某某", urgency="特急"))
    assert "\t武科协〔2013〕15号\t签发人：钱某某" in [one.text for one in up.paragraphs]
    assert up.paragraphs[0].text == "特急"
    letter = samples.letter_of("某事。", kind="letter", ending="")
    assert "thickThinSmallGap" in part(letter, "word/document.xml")
    assert opened(letter).paragraphs[0].text == "武汉市科学技术协会"
    assert not any("印发" in one.text for one in opened(letter).paragraphs[3:] if "《" not in one.text)
    names = ("武汉市科协", "武汉市人社局", "武汉市科技局", "武汉市国资委")
    joint = opened(samples.letter_of("某事。", issuers=names, signatures=names))
    head, signed = joint.tables
    assert head.rows[0].cells[0].text.splitlines() == list(names)
    assert head.rows[0].cells[1].text == "文件"
    assert [[cell.text for cell in row.cells] for row in signed.rows] == [
        ["武汉市科协", "武汉市人社局", "武汉市科技局"], ["", "", "武汉市国资委\n2013年4月25日"]
    ]  # fmt: skip


def test_a_part_heading_stands_in_the_middle():
    (found,) = [one for one in opened(samples.letter_of("第一部分 总则\n正文。")).paragraphs if "总则" in one.text]
    assert int(found.alignment) == 1


WRITER = shutil.which("soffice")
ENDINGS = {"letter": "", "minutes": "纪要"}
JOINT = ("武汉市科协", "武汉市人社局", "武汉市科技局", "武汉市国资委")


def typed(kind: str) -> dict:
    """A paper of two or three pages of this 文种, with what only some of them bear."""
    heads = "\n".join(["一、总体要求", samples.SENTENCE * 9, "（一）基本原则", samples.SENTENCE * 12, "1.时间安排。"])
    return {
        "kind": kind, "ending": ENDINGS.get(kind, "文件"), "body": samples.blocks(heads + samples.SENTENCE * 14),
        "signer": "钱某某" if kind in ("request", "report") else "", "annexes": (), "annex_list": ("名单", "办法"),
        "contact_note": "联系人：陈某某，电话：65692271", "urgency": "加急",
    }  # fmt: skip


SAMPLES = {
    "founding": {},
    "joint": {"issuers": JOINT, "signatures": JOINT, "body": samples.blocks(samples.SENTENCE * 30)},
    "joint of three": {"issuers": JOINT[:3], "signatures": JOINT[:3], "annexes": (), "annex_list": ()},
    "long": {"body": samples.blocks("\n".join(["一、总则", samples.SENTENCE * 9] * 30))},
    "short letter": {"kind": "letter", "ending": "", "body": samples.blocks(samples.SENTENCE), "annexes": ()},
    **{kind: typed(kind) for kind in Kind.values},
}


@pytest.mark.full
@pytest.mark.skipif(WRITER is None, reason="needs LibreOffice (Debian: libreoffice-writer-nogui)")
def test_a_word_processor_opens_every_kind_with_as_many_pages_as_the_pdf_within_one(tmp_path):
    told = {name: samples.drawn(**values) for name, values in SAMPLES.items()}
    for name, paper in told.items():
        (tmp_path / f"{name}.docx").write_bytes(word.draw(paper))
    subprocess.run(
        [WRITER, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir",
         tmp_path, *(tmp_path / f"{name}.docx" for name in told)], check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    counts = {
        name: (len(reading_back.pages((tmp_path / f"{name}.pdf").read_bytes())), len(reading_back.pages(pdf.draw(one))))
        for name, one in told.items()
    }
    assert {name: pair for name, pair in counts.items() if abs(pair[0] - pair[1]) > 1} == {}
    assert max(theirs for theirs, _ in counts.values()) > 3  # not one page each
