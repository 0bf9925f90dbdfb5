"""Hostile text is shown, never obeyed: markup of the typesetter, of XML, of templates; controls; sheer length."""

from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kexie.notices.documents import pdf, word
from tests.notices.documents import reading_back, samples

MARKUP = "#*_$@<>[]{}()\\/`\"'=-+~^&|%.,:;!?"
INJECTIONS = (
    '#read("paper.typ")', "#eval(\"1+1\")", "#set page(width: 1pt)", "#pagebreak()", "*粗* _斜_ $x^2$ `码`", "= 标题",
    "- 项", "@ref <label>", "\\u{41}", "/* 注 */ // 注", "</w:t><w:br/>", "{{ 7*7 }}{% if %}", "&lt;&amp;&#65;", "#import \"x\"",
    "]#(1+1)[", "http://a.b/c", "--- -- ...", "~~", "#sys.inputs", "<script>alert(1)</script>",
)  # fmt: skip


def seen(text: str) -> str:
    return "".join(text.split())


def shown(told: dict) -> str:
    """All that a PDF shows, blanks left out."""
    pages = reading_back.pages(pdf.draw(told), mark=told["mark"])
    return "".join(seen(row.text) for page in pages for row in page.rows if not row.text.startswith("—"))


def written(told: dict) -> str:
    """All that a .docx says, blanks left out: paragraphs and cells in their order."""
    document = docx.Document(BytesIO(word.draw(told)))
    return seen("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))


@pytest.mark.parametrize("text", INJECTIONS)
def test_markup_is_shown_letter_by_letter(text):
    told = samples.letter_of(text, title=f"关于{text}的通知", contact_note=text, signatures=(), cc=text, number=text)
    paper = shown(told)
    assert paper.count(seen(text)) == 5
    assert written(told).count(seen(text)) == 5


@given(st.text(alphabet=MARKUP + "甲乙丙丁abc019", min_size=1, max_size=60).filter(lambda text: text.strip()))
@settings(max_examples=8, deadline=None)
def test_no_text_becomes_code_or_markup_in_either_file(text):
    text = f"开{text}完"
    told = samples.drawn(
        title=text, body=(samples.Block(0, text), samples.Block(1, text)), signatures=(text,), addressees="",
        annexes=(), annex_list=(), cc="", printed_by="", printed_on="",
    )  # fmt: skip
    assert shown(told).count(seen(text)) == 4
    assert written(told).count(seen(text)) == 4


@given(st.text(max_size=80))
@settings(max_examples=8, deadline=None)
def test_whatever_can_be_typed_is_drawn_and_written_as_it_was_cleaned(text):
    told = samples.drawn(
        title=f"关于{text}的通知", body=(samples.Block(0, f"正文{text}。"),), annexes=(), signatures=(text,)
    )
    assert pdf.draw(told).startswith(b"%PDF")
    assert seen(told["body"][0]["text"]) in written(told)
    assert not any(ord(sign) < 32 for sign in "".join(told["title"]) + told["body"][0]["text"])


def test_control_characters_are_gone_before_anything_is_drawn():
    told = samples.letter_of(
        "正\x00文\x1b[31m红\x7f色\ufffe\ud800。", number="武\x0b科\x08协", signatures=("某\x01会",)
    )
    assert (told["body"][0]["text"], told["number"], told["signatures"]) == ("正文[31m红色。", "武科协", ["某会"])
    assert "正文[31m红色。" in shown(told)
    assert "正文[31m红色。" in written(told)


def test_a_title_of_a_hundred_thousand_characters_is_drawn_whole():
    told = samples.letter_of("正文。", title="测" * 100_000)
    assert len(told["title"]) == 1
    # The letters are counted in the .docx: reading back 300 pages takes longer than drawing them.
    assert written(told).count("测") == 100_000
    assert pdf.draw(told).startswith(b"%PDF")


def test_the_typesetter_reads_no_file_and_no_package_that_a_text_names(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    told = samples.letter_of(f'#read("{secret}") #import "@preview/cetz:0.3.1"')
    assert "机密" not in shown(told)
    assert seen(str(secret)) in shown(told)
