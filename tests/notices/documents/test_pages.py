"""What stands on which page: the closing never alone, the imprint on an even last page, the letter, the draft."""

import pytest

from kexie.notices.documents import pdf
from tests.notices.documents import reading_back, samples
from tests.notices.documents.reading_back import HIGH, LEFT, MM, TOP, WIDE, Page, Row, Sign

RED = (195 / 255, 22 / 255, 28 / 255)
CLOSING = ("武汉市科学技术协会", "2013年4月25日", "（联系人：某某）")
JOINT = ("武汉市科协", "武汉市人社局", "武汉市科技局", "武汉市国资委")


def pages_of(told: dict) -> list[Page]:
    return reading_back.pages(pdf.draw(told), mark=told["mark"])


def words(page: Page) -> list[str]:
    """The rows of the text itself: without page number and imprint."""
    found = [row.text for row in page.rows if not row.text.startswith("—")]
    return [one for one in found if "印发" not in one and "抄送" not in one]


def holds_only_the_closing(page: Page) -> bool:
    """What GB/T 9704-2012 7.3.5.5 forbids: signature, date and seal without a line of the text."""
    told = words(page)
    return any("2013年4月25日" in one for one in told) and all(one in "".join((*CLOSING, *JOINT)) for one in told)


def _planted(*texts: str) -> Page:
    signs = tuple((Sign(text, 28.0, 33.0, 50.0, 16.0, "x", 0),) for text in texts)
    return Page(tuple(Row(50.0 + 10 * place, row) for place, row in enumerate(signs)), ())


def test_the_guard_sees_a_page_with_only_the_closing():
    assert holds_only_the_closing(_planted(*CLOSING, "— 2 —"))
    assert not holds_only_the_closing(_planted("一行正文。", *CLOSING))


@pytest.mark.parametrize("lists", [(), ("名单",), ("名单", "办法")], ids=["text", "one annex", "two annexes"])
@pytest.mark.parametrize("signatures", [CLOSING[:1], JOINT], ids=["one issuer", "four issuers"])
# The gate tries the lengths about the end of the first page and a few before it.
@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.full)], ids=["some", "every"])
def test_no_page_holds_only_the_closing_whatever_the_length_of_the_text(lists, signatures, step):
    over = 0
    for lines in range(2, 24, step):
        told = samples.letter_of(
            samples.LINE * lines + "。", annex_list=lists, signatures=signatures, contact_note="联系人：某某"
        )
        pages = pages_of(told)
        over += len(pages) > 2
        assert [n for n, page in enumerate(pages) if holds_only_the_closing(page)] == [], lines
    assert over  # the sweep did pass the end of a page


def test_a_text_of_short_paragraphs_takes_its_last_line_over_with_the_closing():
    for count in range(4, 16, 2):
        pages = pages_of(samples.letter_of("\n".join(["请按期报送。"] * count), cc="", printed_by="", printed_on=""))
        assert not any(map(holds_only_the_closing, pages)), count


def test_the_imprint_stands_on_an_even_last_page_at_its_foot_whatever_the_length():
    for lines in (1, 20, 28, 45):
        pages = pages_of(samples.letter_of(samples.LINE * lines))
        assert len(pages) % 2 == 0, lines
        assert "印发" in pages[-1].within[-1].text
        assert [page.text.count("抄送") for page in pages] == [0] * (len(pages) - 1) + [1]


@pytest.mark.full
def test_an_empty_page_before_the_imprint_and_its_own_bear_no_number():
    found = []
    for lines in range(14, 30):
        pages = pages_of(samples.letter_of(samples.LINE * lines))
        if len(pages) == 4 and not pages[2].rows:
            found.append([row.text for row in pages[3].rows])
            assert [page.rows[-1].text for page in pages[:2]] == ["— 1 —", "— 2 —"]
    assert found
    assert found[0] == ["抄送：省科协，市委办公厅。", "武汉市科协办公室2013年5月2日印发"]


def test_without_anything_to_tell_there_is_no_imprint():
    pages = pages_of(samples.letter_of("正文。", title="关于某事的通知", cc="", printed_by="", printed_on=""))
    assert len(pages) == 1
    assert len(pages[0].rules) == 1  # the red one


def test_a_paper_without_text_still_has_its_closing():
    pages = pages_of(samples.drawn(body=(), annexes=(), annex_list=(), title="关于某事的通知"))
    assert "2013年4月25日" in pages[0].text + pages[1].text
    bare = samples.drawn(
        body=(), annexes=(), annex_list=(), signatures=(), written_on="", issuers=(), number="", title="", cc="",
        addressees="", printed_by="", printed_on="", ending="",
    )  # fmt: skip
    assert len(pages_of(bare)) == 1


def test_the_letter_has_its_own_form():
    told = samples.letter_of(
        samples.SENTENCE * 40, kind="letter", ending="", title="关于商请支持工作的函", urgency="加急"
    )
    pages = pages_of(told)
    first, last = pages[0], pages[-1]
    name = first.row("武汉市科学技术协会")
    assert (name.text, name.signs[0].colour) == ("武汉市科学技术协会", pytest.approx(RED, abs=0.01))
    thick, thin, lower_thin, lower_thick = first.rules
    assert [rule[4] for rule in first.rules] == pytest.approx([0.8, 0.25, 0.25, 0.8], abs=0.01)
    assert {(round(rule[0]), round(rule[2])) for rule in first.rules} == {(20, 190)}
    assert [rule[5] for rule in first.rules] == [pytest.approx(RED, abs=0.01)] * 4
    assert thick[1] < thin[1] < TOP + 15
    assert lower_thin[1] < lower_thick[1] == pytest.approx(297 - 20, abs=0.6)
    number = first.row("武科协〔2013〕15号")
    assert number.text == "加急武科协〔2013〕15号"
    assert number.right == pytest.approx(LEFT + WIDE, abs=0.3)
    assert [page.rows[-1].text for page in pages[1:]] == [f"— {n} —" for n in range(2, len(pages) + 1)]
    assert not any(row.text.startswith("— 1") for row in first.rows)
    assert (last.within[-1].text, last.rules) == ("抄送：省科协，市委办公厅。", ())


def test_minutes_are_headed_by_their_own_name():
    told = samples.letter_of("会议议定。", kind="minutes", ending="纪要", issuers=("武汉市科协党组会议",))
    assert pages_of(told)[0].rows[0].text == "武汉市科协党组会议纪要"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("notice", "关于开会的通知"), ("reply", "关于同意成立的批复"), ("letter", "关于商请支持的函"),
        ("circular", "关于检查情况的通报"), ("decision", "关于表彰先进的决定"), ("request", "关于解决经费的请示"),
        ("report", "关于工作情况的报告"), ("opinion", "关于加强组织建设的意见"), ("minutes", "党组会议纪要"),
        ("announcement", "关于征集项目的公告"),
    ],
)  # fmt: skip
def test_every_kind_of_document_is_drawn_with_its_title_and_number(kind, title):
    pages = pages_of(samples.letter_of("正文。", kind=kind, title=title))
    text = "".join(page.text for page in pages)
    assert (text.count(title), text.count("武科协〔2013〕15号"), "正文。" in text) == (1, 1, True)


@pytest.mark.parametrize("mark", ["草稿", "作废"])
def test_what_is_not_issued_bears_its_mark_across_every_page(mark):
    told = samples.drawn(mark=mark)
    assert told["mark"] == mark
    marked = reading_back.slanted(pdf.draw(told))
    assert marked == [mark] * 6
    assert reading_back.slanted(pdf.draw(samples.drawn())) == [""] * 6


def test_the_founding_notice_has_six_pages_and_both_its_dates():
    pages = pages_of(samples.drawn())
    assert len(pages) == 6
    text = "".join(page.text for page in pages)
    assert (text.count("2013年4月25日"), text.count("2013年5月2日印发"), text.count("武科协〔2013〕15号")) == (1, 1, 1)
    heads = [row for page in pages for row in page.rows if row.font.startswith("NotoSansSC") and row.text[1:2] == "、"]
    assert [row.text[0] for row in heads] == list("一二三四五六七")


def test_no_character_stands_outside_the_type_area():
    for page in pages_of(samples.drawn()):
        for row in page.within:
            assert row.left > LEFT - 0.1, row.text
            # a closing mark at the end of a line is drawn without its empty half
            assert row.right < LEFT + WIDE + (3 if row.text[-1] in "，。、；：”》）" else 0.2), row.text
            assert TOP < row.base < TOP + HIGH + 1 / MM
