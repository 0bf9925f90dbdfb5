"""Reading takes steps in proportion to the length of the text, whatever the text: counted, not timed."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from kexie.notices import reading
from kexie.notices.reading import lines
from tests.notices.reading import texts

HOSTILE = {
    "notices in a row": texts.LABELS_FIRST + texts.TWO_ANNEXES,
    "titles never complete": "关于开展\n",
    "complete titles": "关于开展的通知\n",
    "addressees never closed": "各区科协,\n",
    "labels": "来源: 作者: 时间: 来源:\n",
    "breadcrumbs": "首页 > 首页 > 通知\n",
    "organisations": "各区科协:\n请照办。\n" + "江城市科协\n" * 40,
    "marks of annexes": "附件1\n工作\n",
    "lists of attachments": "附件:1.甲 2.乙 3.丙\n2.丁\n",
    "numbers": "武科协〔2013〕15号\n",
    "dates": "2013年4月25日\n",
    "brackets": "((((〔〔《《各区科协、",
    "single letters": "a\n",
    "blanks": " \xa0\u3000\r\n",
    "one line": "一、关于2013年各区科协,",
}


def work(task: Callable[[], Any]) -> int:
    """Calls of functions, Python's and C's, that a task makes."""
    count = 0

    def tally(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        task()
    finally:
        sys.setprofile(before)
    return count


def growth(read: Callable[[str], Any], unit: str, size: int = 8000) -> float:
    """By what the work grows when the text grows fourfold: 4 where it is linear, 16 where it is quadratic."""
    small = unit * (size // len(unit))
    return work(lambda: read(small * 4)) / max(work(lambda: read(small)), 100)


# The gate counts three kinds, the full run every one.
QUICK = ("labels", "blanks", "one line")


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.full) for name in HOSTILE]
)
def test_four_times_the_text_is_at_most_four_times_the_work(name: str) -> None:
    assert growth(reading.read, HOSTILE[name]) < 4.6


def test_the_count_of_work_would_show_a_quadratic_reader() -> None:
    """Canary: the measure above turns red for a reader that looks at every pair of lines."""

    def careless(source: str) -> int:
        rows = lines.split(source)
        return sum(row.text.startswith(other.text[:1]) for row in rows for other in rows)

    assert growth(careless, "a\nb\n", size=400) > 12


def test_patterns_never_see_more_than_a_short_line() -> None:
    rows = lines.split("一" * lines.LIMIT + "\n" + "一" * (lines.LIMIT + 1))
    assert [len(row.shape) for row in rows] == [lines.LIMIT, 0]
    assert [row.prose for row in rows] == [False, True]


@pytest.mark.full
def test_five_megabytes_are_read_whole() -> None:
    source = texts.founding() * (5_000_000 // len(texts.founding().encode()))
    read = reading.read(source)
    assert len(source.encode()) > 4_900_000
    assert "".join(span.of(source) for span in read.spans) == source
    assert read.notice.title == "关于印发《2013年武汉市企事业科协工作要点》的通知"


def test_five_megabytes_in_one_line_are_prose() -> None:
    source = "关于印发" * 420_000
    assert [span.kind for span in reading.read(source).spans] == ["body"]
