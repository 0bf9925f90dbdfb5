"""Dates and times as notices write them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kexie.notices.reading import dates

DIGITS = "〇一二三四五六七八九"


def chinese(day: date) -> str:
    def small(value: int) -> str:
        tens, ones = divmod(value, 10)
        return ("" if tens < 1 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")

    year = "".join(DIGITS[int(digit)] for digit in f"{day.year:04}")
    return f"{year}年{small(day.month)}月{small(day.day)}日"


@pytest.mark.parametrize(
    "text",
    [
        "2013年4月25日",
        "2013年04月25日",
        "2013 年 4 月 25 日",
        "2013/4/25",
        "2013-04-25",
        "2013.4.25",
        "２０１３年４月２５日",
        "二〇一三年四月二十五日",
        "二○一三年四月廿五日",
        "二零一三年四月二十五日",
        "\u3000二O一三年 四月二十五日 ",
    ],
)
def test_every_way_to_write_a_date_is_the_same_date(text: str) -> None:
    assert dates.parse_date(text) == date(2013, 4, 25)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2013年2月30日",
        "2013年13月1日",
        "二〇一三年二月三十日",
        "二〇一三年四月二五日",
        "二〇一三年四月十十日",
        "0000-01-01",
        "4月25日",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2013/5/2 16:32:50", datetime(2013, 5, 2, 16, 32, 50)),
        ("2013-05-02 16:32", datetime(2013, 5, 2, 16, 32)),
        ("2013-05-02T16:32:50", datetime(2013, 5, 2, 16, 32, 50)),
        ("2013年5月2日 16时32分", datetime(2013, 5, 2, 16, 32)),
        ("2013年5月2日 16时32分50秒", datetime(2013, 5, 2, 16, 32, 50)),
        ("2013年5月2日(星期四)16:32", datetime(2013, 5, 2, 16, 32)),
        ("2013年5月2日", datetime(2013, 5, 2)),
        ("2013/5/2", datetime(2013, 5, 2)),
        ("2013/5/2 24:01", None),
        ("2013/2/30 10:00", None),
        ("昨天", None),
    ],
)
def test_a_publication_time_is_read_naive(text: str, moment: datetime | None) -> None:
    assert dates.parse_moment(text) == moment


@given(st.dates(min_value=date(1900, 1, 1)))
def test_any_date_in_chinese_figures_is_read_back(day: date) -> None:
    assert dates.parse_date(chinese(day)) == day


@given(st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9999, 12, 31) - timedelta(seconds=1)))
def test_any_moment_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert dates.parse_moment(moment.isoformat(" ")) == moment
    assert dates.parse_moment(f"{moment:%Y/%m/%d %H:%M:%S}") == moment


@given(st.text(alphabet="0123456789〇一二三十廿年月日时分: /-.T", max_size=40))
def test_date_like_text_never_fails(text: str) -> None:
    dates.parse_date(text)
    dates.parse_moment(text)
