"""发文字号: read in every style, kept in one (rules.md 3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kexie.notices.reading import numbers
from kexie.notices.reading.numbers import DocumentNumber, NumberError

codes = st.text(alphabet="武科协办江城市发文函鄂教ABz", min_size=1, max_size=12)
made = st.builds(DocumentNumber, codes, st.integers(1900, 2999), st.integers(1, 99999))
brackets = st.sampled_from(["〔〕", "[]", "【】", "()", "［］", "（）", "〈〉", "﹝﹞", "〔]"])
gaps = st.sampled_from(["", " ", "\u3000", "\xa0 "])


@pytest.mark.parametrize(
    "text",
    [
        "武科协〔2013〕15号",
        "武科协[2013]15号",
        "武科协【2013】15号",
        "武科协(2013)15号",
        "武科协［２０１３］１５号",
        "武科协【2013年】第015号",
        " 武科协 [ 2013 ] 15 号\n",
        "武科协[2013]15號",
    ],
)
def test_every_bracket_style_is_the_same_number(text: str) -> None:
    assert numbers.parse(text) == DocumentNumber("武科协", 2013, 15)
    assert numbers.normalise(text) == "武科协〔2013〕15号"
    assert numbers.tidy(f"({text.strip()})") == "武科协〔2013〕15号"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "武科协",
        "〔2013〕15号",
        "武科协2013年15号",
        "武科协〔13〕15号",
        "武科协〔2013〕号",
        "武科协〔2013〕15期",
        "武科协〔2013〕0号",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        numbers.parse(text)
    assert numbers.tidy(text) is None


@pytest.mark.parametrize(
    ("code", "year", "serial", "message"),
    [
        ("", 2013, 1, "机关代字"),
        ("武科协1", 2013, 1, "机关代字"),
        ("武〔科", 2013, 1, "机关代字"),
        ("武科协", 1899, 1, "年份"),
        ("武科协", 3000, 1, "年份"),
        ("武科协", 2013, 0, "序号"),
        ("武科协", 2013, 10**9, "序号"),
    ],
)
def test_parts_that_make_no_number_are_refused_in_chinese(code: str, year: int, serial: int, message: str) -> None:
    with pytest.raises(NumberError, match=message):
        DocumentNumber(code, year, serial)


@given(made)
def test_a_number_written_and_read_is_the_same(number: DocumentNumber) -> None:
    assert numbers.parse(str(number)) == number
    assert numbers.normalise(str(number)) == str(number)


@given(made, brackets, gaps, st.integers(0, 4), st.sampled_from(["", "年"]), st.sampled_from(["", "第"]))
def test_a_number_in_any_style_is_normalised(
    number: DocumentNumber, pair: str, gap: str, zeros: int, after: str, before: str
) -> None:
    serial = "0" * zeros + str(number.serial)
    text = f"{number.code}{gap}{pair[0]}{gap}{number.year}{after}{gap}{pair[1]}{before}{serial}{gap}号"
    assert numbers.normalise(text) == str(number)


@given(st.text())
def test_any_text_gives_a_number_or_a_refusal(text: str) -> None:
    told = numbers.tidy(text)
    assert told is None or numbers.normalise(told) == told


def test_numbers_sort_by_series_and_serial() -> None:
    rows = [DocumentNumber("武科协", 2013, 15), DocumentNumber("武科协", 2013, 2), DocumentNumber("武科协", 2012, 40)]
    assert [str(row) for row in sorted(rows)] == ["武科协〔2012〕40号", "武科协〔2013〕2号", "武科协〔2013〕15号"]
