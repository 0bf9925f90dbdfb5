"""Marks: a shape of its own for each tone, words for every figure, nothing unescaped."""

import re

import pytest
from django.template import Context, Template

from kexie.kit.templatetags import _charts, _lines, _marks


def draw(text, **context):
    return Template("{% load kit ui %}" + text).render(Context(context))


def test_each_light_has_its_own_shape_and_word():
    drawn = [_marks.light(tone) for tone in _marks.LIGHTS]
    assert len({re.search(r"<svg.*</svg>", d).group() for d in drawn}) == 5
    assert [re.sub(r"<[^>]+>", "", d) for d in drawn] == ["完成", "正常", "偏慢", "落后", "无任务"]


def test_tones_of_badges_that_differ_in_meaning_differ_in_shape():
    shapes = {tone: re.search(r"<svg.*</svg>", _marks.badge(tone, "x")).group() for tone in _marks.SHAPES}
    assert len({shapes[t] for t in ("warn", "info", "vio", "ok", "bad")}) == 5


def test_a_light_may_hide_its_word_from_eyes_only():
    assert '<span class="sr-only">偏慢</span>' in _marks.light("slow", show=False)


@pytest.mark.parametrize("make", [_marks.badge, _marks.light])
def test_an_unknown_tone_is_a_loud_mistake(make):
    with pytest.raises(_marks.UnknownTone):
        make("pink", "x")


def test_labels_are_escaped():
    assert "<script>" not in draw(
        "{% badge 'ok' x %}{% tag x remove_url='?a=1' %}{% light 'on' x %}{% avatar x %}{% seal x %}", x="<script>"
    )


@pytest.mark.parametrize(
    ("days", "words", "css"),
    [
        (21, "余21天", "days-long"),
        (7, "余7天", "days-soon"),
        (1, "余1天", "days-late"),
        (0, "今天到期", "days-late"),
        (-4, "迟4天", "days-late"),
        (None, "长期", "days-long"),
    ],
)
def test_days_left_says_how_many_and_how_urgent(days, words, css):
    drawn = _marks.days_left(days)
    assert re.sub(r"<[^>]+>", "", drawn) == words
    assert css in drawn


def test_less_than_a_day_is_told_in_hours():
    assert re.sub(r"<[^>]+>", "", _marks.days_left(0, hours=8)) == "余8小时"


def test_progress_tells_share_and_expected_share_in_words():
    drawn = _charts.progress(31, expected=36, label="立项")
    assert 'aria-label="立项 31%，应到 36%"' in drawn
    assert '<rect class="bar-mark" x="36.0%"' in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize(("value", "base", "share"), [(1, 0, 0.0), (5, 4, 100.0), (-1, 4, 0.0), (1, 3, 33.3)])
def test_a_share_stays_between_nothing_and_all(value, base, share):
    assert _charts.percent(value, base) == share


def test_a_chart_has_its_figures_as_a_table():
    drawn = draw(
        "{% receipts_by_area rows %}",
        rows=[{"label": "江岸", "signed": 14, "total": 14}, {"label": "蔡甸", "signed": 5, "total": 12}],
    )
    assert re.findall(r"<th scope=row>(.*?)</th><td class=end>(.*?)</td>", drawn) == [
        ("江岸", "14 / 14"),
        ("蔡甸", "5 / 12"),
    ]
    assert drawn.count("bar bar-warn") == 1


def test_a_line_over_no_points_and_of_no_value_is_nothing():
    assert _lines.line_chart([], [], "x") == ""
    assert _lines.line_chart(["2025"], [("全部", [None])], "x") == ""


def test_lines_are_told_apart_by_pattern_and_name_and_stay_open_where_nothing_is_known():
    lines = [("全部", [10, 20, 30]), ("<江岸>", [None, 12.5, None])]
    drawn = str(_lines.line_chart(["2023", "2024", "2025"], lines, "覆盖率"))
    assert re.findall(r'<g class="(line-\d)">', drawn) == ["line-0", "line-1"]
    assert re.findall(r'<polyline points="([^"]+)"/><circle', drawn) == [
        "83.0,140.0 173.0,76.0 263.0,12.0",
        "173.0,124.0",
    ]
    assert re.findall(r"</svg>([^<]+)<b>(.*?)</b>", drawn) == [("全部 ", "30%"), ("&lt;江岸&gt; ", "—")]
    assert re.findall(r"<td class=end>(.*?)</td>", drawn) == ["10%", "20%", "30%", "—", "12.5%", "—"]
    assert "<table" not in _lines.line_chart(["2023"], [("全部", [10])], "覆盖率", table=False)


def test_no_more_lines_are_drawn_than_can_be_told_apart():
    drawn = _lines.line_chart(["2025"], [(str(n), [n]) for n in range(9)], "覆盖率")
    assert drawn.count("<g ") == drawn.count("legend-line") == 6
    assert drawn.count("<td ") == 9


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0, 100, (0, 100, 25)),
        (33.3, 50, (30, 50, 5)),
        (50, 50, (49, 51, 0.5)),
        (0, 0, (0, 1, 0.25)),
        (71, 84.9, (70, 85, 5)),
    ],
)
def test_the_scale_ends_at_round_figures(low, high, told):
    assert _lines.scale(low, high) == told


def test_an_icon_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in _marks.icon("bell")
    assert 'class="icon icon-sm"' in _marks.icon("bell", "sm")


def test_a_button_that_is_off_says_why():
    drawn = draw('{% button off="缺单位公示证明" %}通过{% endbutton %}')
    assert 'aria-disabled="true"' in drawn
    assert '<span class="btn-why">缺单位公示证明</span>' in drawn


def test_a_number_the_source_does_not_tell_is_said_to_be_missing():
    assert "原网页未载" in draw('{% document_head "某科协文件" %}')
    assert "原网页未载" not in draw('{% document_head "某科协文件" number="某科协〔2026〕1号" %}')


def test_the_page_of_an_error_needs_neither_request_nor_database():
    from django.template.loader import get_template

    for status in (400, 403, 404, 409, 413, 429, 500, 503):
        context = {"status": status, "title": "没有找到这一页", "reason": "地址可能有误", "request_id": "abc"}
        html = get_template("kit/errors/error.html").render(context)
        assert f"{status} · 编号 abc" in html
        assert 'data-size="md" data-theme="auto"' in html
        assert "地址可能有误" in get_template("kit/errors/_error.html").render(context)
