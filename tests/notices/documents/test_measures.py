"""The PDF measured: every figure of GB/T 9704-2012 as rules.md 3.1 tells it, read back from the file."""

import itertools

import pytest

from kexie.notices.documents import pdf
from tests.notices.documents import ink, reading_back, samples
from tests.notices.documents.reading_back import HIGH, LEFT, MM, TOP, WIDE, Page

CELL = WIDE / 28
PITCH = (HIGH - 16 / MM) / 21
RED = (195 / 255, 22 / 255, 28 / 255)
ASCENT = 0.88  # of the size: where the top of an ideograph's square stands over its base line


def pages_of(**values: object) -> list[Page]:
    return reading_back.pages(pdf.draw(samples.drawn(**values)))


def letter(body: str, **values: object) -> list[Page]:
    return reading_back.pages(pdf.draw(samples.letter_of(body, **({"title": "关于某事的通知"} | values))))


def near(value: float, within: float = 0.2) -> object:
    return pytest.approx(value, abs=within)


def test_a_full_page_holds_22_lines_of_28_characters():
    full = letter(samples.LINE * 70)[1]
    lines = full.within
    assert len(lines) == 22
    assert {len(row.text) for row in lines} == {28}
    assert [(row.size, row.left, row.right) for row in lines] == [(16.0, near(LEFT), near(LEFT + WIDE))] * 22


def test_the_lines_fill_the_type_area_from_its_top_to_its_foot():
    lines = letter(samples.LINE * 70)[1].within
    assert lines[0].base - ASCENT * 16 / MM == near(TOP)
    assert lines[-1].base + (1 - ASCENT) * 16 / MM == near(TOP + HIGH)
    steps = [after.base - before.base for before, after in itertools.pairwise(lines)]
    assert steps == [near(PITCH)] * 21


def test_the_red_name_begins_35_mm_under_the_top_of_the_type_area():
    told = samples.drawn()
    name = pages_of()[0].row("武汉市科学技术协会文件")
    assert name.signs[0].colour == pytest.approx(RED, abs=0.01)
    assert (name.left + name.right) / 2 == near(LEFT + WIDE / 2, 0.6)
    assert ink.first_red(pdf.pictures(told, ppi=72)[0], ppi=72) == near(TOP + 35, 0.5)


def test_number_rule_and_title_stand_below_in_their_distances():
    page = pages_of()[0]
    number, title = page.row("武科协〔2013〕15号"), page.row("关于印发")
    assert number.base - page.row("协会文件").base > 2 * PITCH
    assert (number.left + number.right) / 2 == near(LEFT + WIDE / 2, 0.6)
    left, top, right, _, wide, colour = page.rules[0]
    assert (left, right, wide) == (near(LEFT), near(LEFT + WIDE), near(0.5, 0.01))
    assert colour == pytest.approx(RED, abs=0.01)
    assert top - (number.base + (1 - ASCENT) * 16 / MM) == near(4)
    assert title.size == 22.0
    # two empty lines between the rule and the title
    assert title.base - ASCENT * 22 / MM - top == near(2 * PITCH + (PITCH - 16 / MM), 0.5)


def test_the_title_is_broken_by_sense_and_each_line_centred():
    page = pages_of()[0]
    rows = [row for row in page.rows if row.size == 22.0]
    assert [row.text for row in rows] == ["关于印发", "《2013年武汉市企事业科协工作要点》", "的通知"]
    assert [(row.left + row.right) / 2 for row in rows] == [near(LEFT + WIDE / 2, 0.6)] * 3


def test_addressees_stand_flush_left_one_empty_line_below_the_title():
    page = pages_of()[0]
    to = page.row("各企事业科协")
    assert (to.left, to.text[-1]) == (near(LEFT), "：")
    last = [row for row in page.rows if row.size == 22.0][-1]
    gap = to.base - ASCENT * 16 / MM - (last.base + (1 - ASCENT) * 22 / MM)
    assert gap == near(PITCH + (PITCH - 16 / MM), 0.5)


def test_the_head_of_an_upward_document_names_the_signer_at_the_right():
    page = letter("某事。", kind="request", signer="钱某某", urgency="特急")[0]
    urgency = page.row("特急")
    assert (urgency.left, urgency.base - ASCENT * 16 / MM, urgency.font) == (
        near(LEFT),
        near(TOP),
        "NotoSansSC-Regular",
    )
    row = page.row("签发人：钱某某")
    assert row.text == "武科协〔2013〕15号签发人：钱某某"
    assert (row.left, row.right) == (near(LEFT + CELL), near(LEFT + WIDE - CELL))


def test_every_level_has_its_font_and_stands_two_characters_in():
    page = letter("一、总则\n（一）范围\n1.对象\n（1）条件\n正文一段。", signatures=(), written_on="")[0]
    rows = [page.row(words) for words in ("一、总则", "（一）范围", "1.对象", "（1）条件", "正文一段。")]
    assert [row.size for row in rows] == [16.0] * 5
    assert [row.left for row in rows] == [near(LEFT + 2 * CELL)] * 5
    assert [row.font.partition("-")[0] for row in rows] == ["NotoSansSC", *["NotoSerifSC"] * 4]


def test_annexes_are_listed_two_characters_in_one_empty_line_below_the_text():
    page = letter("正文。", annex_list=("1. " + "名单" * 15 + "。", "办法；"), signatures=(), written_on="")[0]
    first, more, second = page.row("附件：1."), page.rows[page.rows.index(page.row("附件：1.")) + 1], page.row("2.办法")
    assert first.base - page.row("正文。").base == near(2 * PITCH)
    assert (first.left, first.text[:7], second.text) == (near(LEFT + 2 * CELL), "附件：1.名单", "2.办法")
    assert second.left == near(LEFT + 5 * CELL)
    # what goes over goes on under the name, not under its number
    assert more.left == first.signs[5].left == near(LEFT + 6.2 * CELL)


def test_a_single_annex_bears_no_number():
    page = letter("正文。", annex_list=("名单",))[0]
    assert page.row("附件：").text == "附件：名单"


def test_the_date_stands_four_characters_in_and_the_name_centred_over_it():
    page = letter("正文。")[0]
    name, date = page.row("武汉市科学技术协会"), page.row("2013年4月25日")
    name = next(row for row in page.rows if row.text == "武汉市科学技术协会")
    assert date.right == near(LEFT + WIDE - 4 * CELL)
    assert (name.left + name.right) / 2 == near((date.left + date.right) / 2, 0.3)
    assert (name.base - page.row("正文。").base, date.base - name.base) == (near(3 * PITCH), near(PITCH))


def test_without_a_name_the_date_stands_alone_and_alone_in_its_place():
    page = letter("正文。", signatures=())[0]
    assert page.row("2013年4月25日").base - page.row("正文。").base == near(3 * PITCH)


def test_a_letter_that_lacks_a_line_is_drawn_together_so_that_its_closing_stands_on_the_first_page():
    first = pages_of(signatures=(), cc="", printed_by="", printed_on="")[0]
    listed, date = first.row("附件：2013年"), first.row("2013年4月25日")
    assert date.base - listed.base == near(2 * PITCH)  # one empty line instead of two
    assert date.base < TOP + HIGH


def test_a_name_too_long_to_be_centred_stays_in_the_type_area():
    long = "武汉市某某某某某某某某某某某某某某某科学技术协会"
    name = next(row for row in letter("正文。", signatures=(long,))[0].rows if row.text == long)
    assert name.right == near(LEFT + WIDE)


def test_joint_issuers_sign_at_most_three_side_by_side_and_the_date_stands_under_the_last():
    names = ("武汉市科协", "武汉市人社局", "武汉市科技局", "武汉市国资委")
    page = letter("正文。", signatures=names, cc="", printed_by="", printed_on="")[-1]
    three = page.row("武汉市科协武汉市人社局武汉市科技局")
    fourth = next(row for row in page.rows if row.text == "武汉市国资委")
    assert fourth.base - three.base == near(45)
    assert page.row("2013年4月25日").base - fourth.base == near(PITCH)
    assert fourth.left > LEFT + WIDE * 2 / 3


def test_joint_issuers_stand_one_under_the_other_all_as_wide_with_the_word_beside_them():
    names = ("武汉市科学技术协会", "武汉市人社局", "武汉市科技局")
    page = letter("正文。", issuers=names)[0]
    rows = [next(row for row in page.rows if row.text.replace("文件", "") == name) for name in names]
    inner = [[sign for sign in row.signs if sign.text not in "文件"] for row in rows]
    assert {(round(row[0].left), round(row[-1].right)) for row in inner} == {
        (round(inner[0][0].left), round(inner[0][-1].right))
    }
    word = next(row for row in page.rows if "文件" in row.text)
    assert word.signs[-1].left > inner[0][-1].right
    assert rows[0].base < word.base <= rows[-1].base


def test_an_annex_begins_a_page_with_its_mark_and_has_its_title_on_the_third_line():
    page = next(page for page in pages_of() if page.rows[0].text == "附件")
    mark, title = page.rows[0], page.rows[1]
    assert (mark.left, mark.font, mark.base - ASCENT * 16 / MM) == (near(LEFT), "NotoSansSC-Regular", near(TOP))
    assert (title.text, title.size) == ("2013年武汉市企事业科协工作要点", 22.0)
    assert title.base - ASCENT * 22 / MM == near(TOP + 2 * PITCH)


def test_page_numbers_stand_7_mm_under_the_type_area_odd_right_even_left():
    pages = pages_of()
    numbers = [page.rows[-1] for page in pages]
    assert [row.text for row in numbers] == [f"— {n} —" for n in range(1, len(pages) + 1)]
    assert {row.size for row in numbers} == {14.0}
    assert [row.base - ASCENT * 14 / MM for row in numbers] == [near(TOP + HIGH + 7)] * len(pages)
    character = 14 / MM
    assert [row.right for row in numbers[::2]] == [near(LEFT + WIDE - character)] * len(numbers[::2])
    assert [row.left for row in numbers[1::2]] == [near(LEFT + character)] * len(numbers[1::2])


def test_the_imprint_stands_at_the_foot_of_the_last_page_between_its_rules():
    last = pages_of()[-1]
    copies, printed = last.within[-2:]
    assert (copies.text, printed.text) == ("抄送：省科协，市委办公厅。", "武汉市科协办公室2013年5月2日印发")
    assert (copies.size, copies.left, printed.right) == (14.0, near(LEFT + 14 / MM), near(LEFT + WIDE - 14 / MM))
    rules = last.rules[-3:]
    assert [rule[4] for rule in rules] == [near(0.35, 0.01), near(0.25, 0.01), near(0.35, 0.01)]
    assert [(rule[0], rule[2]) for rule in rules] == [(near(LEFT), near(LEFT + WIDE))] * 3
    assert rules[-1][1] == near(TOP + HIGH, 0.4)
