"""From a stored body to what the page shows: anchors, contents, keywords, description, titles by sense."""

from datetime import UTC, date, datetime

import pytest

from kexie.portal.forms import board
from kexie.portal.shown import text
from kexie.portal.templatetags import portal as tags

BODY = [
    {"level": 0, "text": "指导思想是：深入落实“三服务一加强”的要求。"},
    {"level": 1, "text": "一、进一步加强组织建设，夯实科协组织基础"},
    {"level": 0, "text": "加大力度。"},
    {"level": 2, "text": "（一）举办培训班"},
    {"level": 1, "text": "附则"},
]


def test_headings_of_the_first_level_get_anchors_in_order() -> None:
    found = text.blocks(BODY, "annex-1")
    assert [block.anchor for block in found] == ["", "annex-1-1", "", "", "annex-1-2"]
    assert [block.level for block in found] == [0, 1, 0, 2, 1]


def test_contents_take_the_numeral_and_the_first_clause() -> None:
    assert text.contents(text.blocks(BODY, "part")) == [
        text.Entry("一", "进一步加强组织建设", "part-1"),
        text.Entry("", "附则", "part-2"),
    ]


def test_half_width_commas_of_old_pages_end_a_clause_too() -> None:
    found = text.blocks([{"level": 1, "text": "二、深入开展“讲、比”活动和“金桥工程”,促进创新"}], "part")
    assert text.contents(found)[0].label == "深入开展“讲、比”活动和“金桥工程”"


def test_keywords_are_the_names_the_text_itself_sets_apart() -> None:
    told = ["“讲、比”活动和“金桥工程”", "“金桥工程”和《全民科学素质行动计划纲要》"]
    found = text.keywords("关于印发《工作要点》的通知", told)
    assert found == ["工作要点", "讲、比", "金桥工程", "全民科学素质行动计划纲要"]


def test_a_description_is_cut_at_120_characters() -> None:
    assert text.description(["甲" * 60, "乙" * 60]) == "甲" * 60 + "乙" * 60
    assert text.description(["甲" * 121]) == "甲" * 119 + "…"


def test_a_title_breaks_beside_its_book_name_and_stays_escaped() -> None:
    assert tags.by_sense("关于印发《要点》的<通知>") == '关于印发<span class="sense">《要点》</span>的&lt;通知&gt;'


def test_moments_and_days_are_written_as_such_sites_write_them() -> None:
    moment = datetime(2013, 5, 2, 8, 32, 50, tzinfo=UTC)
    assert tags.stamp(moment) == "2013/5/2 16:32:50"
    assert tags.cn_day(date(2013, 4, 25)) == "2013年4月25日"
    assert tags.shanghai_day(datetime(2012, 12, 31, 16, 0, tzinfo=UTC)) == date(2013, 1, 1)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({}, board.Asked("", "")),
        ({"column": "bulletin", "q": "  工作　 要点 "}, board.Asked("bulletin", "工作 要点")),
        ({"column": "no such!", "q": "a\x00b\x1b[31m"}, board.Asked("-", "ab[31m")),
        ({"q": "甲" * 300}, board.Asked("", "甲" * 100)),
        ({"q": "\ud800' or 1=1 --"}, board.Asked("", "' or 1=1 --")),
    ],
)
def test_any_query_string_becomes_clean_words(query: dict[str, str], asked: board.Asked) -> None:
    assert board.read(query) == asked
