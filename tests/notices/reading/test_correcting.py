"""The officer corrects spans; the notice follows from them."""

import dataclasses

import pytest

from kexie.notices import reading
from kexie.notices.reading import spans
from tests.notices.reading import texts


def rekind(read: reading.Reading, text: str, kind: str) -> list[reading.Span]:
    return [dataclasses.replace(s, kind=kind) if s.of(read.source) == text else s for s in read.spans]


def test_a_span_given_another_kind_changes_the_notice() -> None:
    read = reading.read(texts.REPORT)
    twice = rekind_to(rekind_to(read, "南湖区科协", "author"), "居民踊跃参加。", "signature")
    notice = twice.notice
    assert (notice.source, notice.author, notice.signature) == (None, "南湖区科协", ("居民踊跃参加。",))
    assert [p.text for p in notice.body] == ["7月18日,科普大篷车开进南湖社区。"]


def rekind_to(read: reading.Reading, text: str, kind: str) -> reading.Reading:
    return reading.reread(read.source, rekind(read, text, kind))


def test_a_paragraph_made_a_heading_takes_the_level_it_is_given() -> None:
    source = "关于组建的通知\n各区科协:\n请照办。\n2013年5月6日\n附件\n工作方案\n组织领导。\n"
    read = reading.read(source)
    assert [(p.kind, p.level) for p in read.notice.attached[0].paragraphs] == [("paragraph", None)]
    again = rekind_to(read, "组织领导。", "heading2")
    assert [(p.kind, p.level) for p in again.notice.attached[0].paragraphs] == [("heading2", 2)]


def test_text_marked_as_body_below_an_attached_title_is_body() -> None:
    read = reading.read("关于组建的通知\n各区科协:\n请照办。\n2013年5月6日\n附件2\n工作方案\n特此通知。\n")
    assert [p.text for p in rekind_to(read, "特此通知。", "body").notice.body] == ["请照办。", "特此通知。"]
    assert rekind_to(read, "特此通知。", "body").notice.attached == (reading.Attached(2, "工作方案", ()),)


@pytest.mark.parametrize(
    ("tiles", "message"),
    [
        ([("title", 0, 2)], "原文从第2个字符起没有划入任何一段"),
        ([("title", 0, 2), ("body", 3, 4)], "第2段与前一段之间有遗漏"),
        ([("title", 0, 3), ("body", 2, 4)], "第2段与前一段之间重叠"),
        ([("title", 0, 0), ("body", 0, 4)], "第1段的结束位置不对"),
        ([("title", 0, 9)], "第1段的结束位置不对"),
        ([("header", 0, 4)], "第1段的类别“header”不存在"),
        ([("blank", 0, 4)], "第1段标为空白"),
        ([], "原文从第0个字符起"),
    ],
)
def test_spans_that_do_not_tile_the_source_are_refused_in_chinese(
    tiles: list[tuple[str, int, int]], message: str
) -> None:
    with pytest.raises(reading.SpansError, match=message):
        reading.reread("甲乙丙丁", [reading.Span(*span) for span in tiles])


def test_a_reader_that_loses_or_doubles_text_would_be_found() -> None:
    """Canary: every reading passes the same check, so a hole or an overlap never gets as far as the officer."""
    doubled = spans.tile("甲乙丙丁", [reading.Span("title", 0, 3), reading.Span("body", 2, 4)])
    with pytest.raises(reading.SpansError, match="重叠"):
        spans.check("甲乙丙丁", doubled)
    assert spans.tile("甲 乙", [reading.Span("title", 0, 1)])[-1] == reading.Span("unread", 1, 3)


def test_a_refusal_of_spans_is_a_value_error() -> None:
    assert issubclass(reading.SpansError, ValueError)
