"""The text of a .docx: marks that a word processor counts, tables, notes; what is left out is told; bad files refused."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.core.files.base import ContentFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kexie.kit import word
from kexie.kit.verdict import Refused
from kexie.kit.word import numerals, text
from kexie.kit.word.package import Package
from tests import beside

W = nsdecls("w")
LEVELS = (
    ("chineseCounting", "%1、", "nothing"), ("chineseCounting", "（%2）", "nothing"), ("decimal", "%3.", "tab"),
    ("decimalEnclosedCircle", "%4", "nothing"), ("bullet", "", "tab"), ("lowerRoman", "%6)", "space"),
)  # fmt: skip


def numbered() -> docx.document.Document:
    """A document with one list of its own (number 90), six levels deep, and a second that starts anew at 3 (91)."""
    made = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
        f'<w:suff w:val="{gap}"/></w:lvl>' for at, (form, words, gap) in enumerate(LEVELS)
    )  # fmt: skip
    root = made.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'
    root.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/>{again}</w:num>'))
    return made


def item(made, words: str, level: int, number: int = 90) -> None:
    paragraph = made.add_paragraph(words)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def packed(made) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same package with one part replaced or added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", how) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return stream.getvalue()


def body(inner: str) -> bytes:
    """A .docx whose body is this XML."""
    root = f"<w:document {W} {nsdecls('m')}><w:body>{inner}</w:body></w:document>"
    return with_part(packed(docx.Document()), "word/document.xml", root.encode())


def told(data: bytes) -> dict:
    return text.read(data)


def upload(data: bytes, name: str = "通知.docx") -> ContentFile:
    return ContentFile(data, name=name)


def test_the_marks_of_lists_are_counted_as_the_word_processor_shows_them():
    made = numbered()
    for words, level in (
        ("总则", 0),
        ("范围", 1),
        ("对象", 1),
        ("条件", 2),
        ("其一", 3),
        ("点", 4),
        ("小", 5),
        ("附则", 0),
        ("解释", 1),
    ):
        item(made, words, level)
    assert told(packed(made))["text"].split("\n") == [
        "一、总则",
        "（一）范围",
        "（二）对象",
        "1. 条件",
        "①其一",
        "•点",
        "i) 小",
        "二、附则",
        "（一）解释",
    ]


def test_a_list_that_starts_anew_counts_from_there_and_an_empty_paragraph_counts_nothing():
    made = numbered()
    for words, number in (("甲", 90), ("", 90), ("乙", 90), ("丙", 91), ("丁", 91)):
        item(made, words, 0, number)
    assert told(packed(made))["text"].split("\n") == ["一、甲", "", "二、乙", "三、丙", "四、丁"]


def test_a_style_brings_its_list_along_and_an_unknown_list_brings_nothing():
    made = numbered()
    style = made.styles.add_style("条款", WD_STYLE_TYPE.PARAGRAPH)
    heir = made.styles.add_style("款", WD_STYLE_TYPE.PARAGRAPH)
    heir.base_style = style
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="90"/></w:numPr>'))
    made.add_paragraph("有号", style="条款")
    made.add_paragraph("承用", style="款")
    item(made, "无号", 0, 77)
    assert told(packed(made))["text"].split("\n") == ["一、有号", "二、承用", "无号"]


def test_the_figures_of_a_list_are_those_of_its_format():
    forms = (
        "chineseCounting",
        "ideographDigital",
        "chineseLegalSimplified",
        "ideographTraditional",
        "ideographZodiac",
        "decimalEnclosedCircle",
        "upperLetter",
        "lowerRoman",
        "decimalZero",
        "decimalFullWidth",
        "none",
        "runic",
    )
    assert [[numerals.written(number, form) for form in forms] for number in (1, 12, 105)] == [
        ["一", "一", "壹", "甲", "子", "①", "A", "i", "01", "１", "", None],
        ["十二", "一二", "壹拾贰", "12", "亥", "⑫", "L", "xii", "12", "１２", "", None],
        ["一百〇五", "一〇五", "壹佰零伍", "105", "105", "(105)", "AAAAA", "cv", "105", "１０５", "", None],
    ]


def test_rows_of_tables_are_lines_with_tabs_and_joined_cells_leave_their_columns_in_place():
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    for at, words in enumerate(("任务", "责任部门", "时限", "建家", "企事业部", "6月底", "", "", "")):
        table.rows[at // 3].cells[at % 3].text = words
    table.rows[2].cells[0].merge(table.rows[2].cells[1]).text = "两格\n合一"
    table.rows[2].cells[2].text = "年底"
    assert told(packed(made))["text"] == "任务\t责任部门\t时限\n建家\t企事业部\t6月底\n两格 合一\t\t年底"


def test_what_is_no_text_is_told_with_its_number():
    run = "<w:r><w:t>{}</w:t></w:r>"
    found = told(body(
        f"<w:p>{run.format('正文')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{run.format('新')}</w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r>"
        "<w:r><w:drawing/></w:r><w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>"
        "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath><w:r><w:br/><w:t>后</w:t></w:r></w:p>"
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run.format('框内')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
        "<w:altChunk/>"
    ))  # fmt: skip
    assert found == {
        "text": "正文新□x+y\n后\n\n框内",
        "left_out": [
            "图片 1 幅没有取，需要的请另作附件", "批注 1 条没有取", "修订中删去的文字 1 处没有取",
            "修订中增加的文字 1 处已当作定稿取用", "隐藏的文字 1 处没有取", "嵌在里面的另一份文件 1 处没有取",
            "文本框 1 个，文字放在所在段落之后，请核对位置", "公式 1 个只取了其中的字", "符号 1 个认不出，以“□”代替",
        ],
    }  # fmt: skip


def test_a_note_follows_the_paragraph_it_belongs_to():
    data = body(
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:p><w:r><w:t>下段</w:t></w:r></w:p>"
    )
    rels = zipfile.ZipFile(BytesIO(data)).read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = with_part(data, "word/_rels/document.xml.rels", rels.replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>').encode())  # fmt: skip
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>见附表。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    found = told(with_part(data, "word/footnotes.xml", notes.encode()))
    assert found == {
        "text": "正文[注1]\n[注1]见附表。\n下段",
        "left_out": ["脚注、尾注 1 条，放在所在段落之后，以“[注1]”标出"],
    }


def test_words_of_heads_and_feet_are_told_but_page_numbers_are_not():
    made = docx.Document()
    made.add_paragraph("正文")
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.sections[0].footer.paragraphs[0].text = "— 1 —"
    assert told(packed(made)) == {"text": "正文", "left_out": ["页眉、页脚的文字没有取：“内部资料”"]}


LAUGHS = '<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(("declared", "name"), [(LAUGHS, "b"), (FETCH, "x")])
def test_entities_are_refused_even_behind_four_thousand_characters_where_the_directory_does_not_look(declared, name):
    late = "<!--" + "x" * 5000 + "-->"
    document = (
        f"{late}{declared}<w:document {W}><w:body><w:p><w:r><w:t>&{name};</w:t></w:r></w:p></w:body></w:document>"
    )
    data = with_part(packed(docx.Document()), "word/document.xml", document.encode())
    with pytest.raises(Refused, match="（DOCTYPE），没有读"):
        word.read(upload(data))


def test_a_text_that_the_directory_lets_through_ends_the_reading_process_and_not_this_one():
    """14 MB of empty paragraphs: their tree is over what the reader may hold. The canary parses without the limit."""
    data = with_part(packed(docx.Document()), "word/document.xml", b"", zipfile.ZIP_STORED)
    root = f"<w:document {W}><w:body>{'<w:p/>' * 2_400_000}</w:body></w:document>"
    data = with_part(data, "word/document.xml", root.encode(), zipfile.ZIP_STORED)
    with pytest.raises(Refused, match="读不出来"):
        word.read(upload(data))
    assert len(Package(data).root("word/document.xml")[0]) == 2_400_000


def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(word, "MOST_SECONDS", 0.001)
    with pytest.raises(Refused, match="庞杂"):
        word.read(upload(body("")))


def test_too_much_text_and_no_document_at_all_are_refused_in_words():
    assert told(body(f"<w:p><w:r><w:t>{'字' * 500_001}</w:t></w:r></w:p>")) == {
        "refused": "文字有 500001 字，超过 500000 字。请只选这一份文件"
    }
    assert told(b"PK\x05\x06" + b"\0" * 18) == {"refused": "文件内容不完整，读不出来。请用办公软件另存后再选"}
    assert told(b"nothing") == {"refused": "文件已损坏，打不开。请用办公软件另存后再选"}
    assert told(with_part(body(""), "word/document.xml", f"<w:document {W}/>".encode())) == {"text": "", "left_out": []}


@pytest.mark.parametrize(("name", "part", "reason"), [
    ("宏.docx", "word/vbaProject.bin", "宏"),
    ("嵌入.docx", "word/embeddings/oleObject1.bin", "嵌有别的文件"),
    ("套包.docx", "word/media/a.zip", "压缩包"),
    ("旧.doc", "", "不接收.doc文件"),
    ("无.txt", "", "不是文字"),
])  # fmt: skip
def test_what_nobody_should_open_is_refused_with_its_reason(name, part, reason):
    data = packed(docx.Document())
    with pytest.raises(Refused, match=reason):
        word.read(upload(with_part(data, part, b"x") if part else data, name))


def test_a_text_file_is_no_docx():
    with pytest.raises(Refused, match="这不是"):
        word.read(upload("正文".encode(), "a.txt"))


def test_every_hostile_office_file_is_read_or_refused_with_a_reason():
    bad = beside.at_hand("data/bad_inputs", "88 hostile files")
    if bad is None:
        return
    files = sorted(path for path in bad.rglob("*") if path.suffix in (".docx", ".xlsx", ".doc", ".xls", ".zip"))
    assert len(files) == 88
    wrong = [f"{path.name}: {told}" for path in files if (told := _tried(path))]
    assert wrong == []


def _tried(path: Path) -> str:
    try:
        found = word.read(upload(path.read_bytes(), "通知.docx"))
    except Refused as fault:
        return "" if any("\u4e00" <= sign <= "\u9fff" for sign in fault.reason) else fault.reason
    return "" if json.dumps(found.text) else "no text"
