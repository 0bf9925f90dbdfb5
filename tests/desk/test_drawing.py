"""What the desk draws from plain data: to-do groups, words, the ladder of a flow, a year of working days."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import pytest

from kexie.associations import flow as applications
from kexie.desk import ladder, words, year
from kexie.desk.todos import table
from kexie.kit import calendar, clock
from kexie.kit.calendar import days
from kexie.notices import flow
from kexie.notices.queries.todo import Todo

TUESDAY = clock.shanghai(2026, 5, 12, 9, 30)
PEN, OFFICE = UUID(int=1), UUID(int=2)
NAMES = {PEN: "陈科长", OFFICE: "核稿人"}


def _todo(title: str, due: date | None, since: datetime = TUESDAY) -> Todo:
    return Todo("file-text", title, "江汉区科协", since, due, "/x/", "去办")


def test_todos_fall_into_late_today_this_week_and_later() -> None:
    items = [
        _todo("later", date(2026, 5, 18)), _todo("sunday", date(2026, 5, 17)), _todo("today", date(2026, 5, 12)),
        _todo("late", date(2026, 5, 8)), _todo("open", None),
    ]  # fmt: skip
    found = table.groups(items, date(2026, 5, 12))
    assert [(group.label, [item.title for item in group.items]) for group in found] == [
        ("已逾期", ["late"]), ("今天到期", ["today"]), ("本周", ["sunday"]), ("稍后", ["later", "open"]),
    ]  # fmt: skip


def test_groups_without_items_are_left_out() -> None:
    assert [group.code for group in table.groups([_todo("x", None)], date(2026, 5, 12))] == ["later"]


@pytest.mark.parametrize(
    ("due", "said", "tone"),
    [
        (None, "", ""), (date(2013, 5, 9), "应于 2013年5月9日", "late"), (date(2026, 5, 9), "迟 3 天", "late"), (date(2026, 5, 12), "今天", "late"),
        (date(2026, 5, 19), "5月19日", "soon"), (date(2026, 5, 20), "5月20日", ""),
        (date(2027, 1, 4), "2027年1月4日", ""),
    ],
)  # fmt: skip
def test_a_due_day_is_told_in_words_and_tone(due: date | None, said: str, tone: str) -> None:
    with clock.at(TUESDAY):
        assert (words.due(due), words.due_tone(due)) == (said, tone)


def test_moments_are_told_from_today() -> None:
    with clock.at(TUESDAY):
        moments = ((2026, 5, 12, 8, 5), (2026, 4, 30, 18), (2013, 5, 2, 16, 32))
        told = [words.moment(clock.shanghai(*when)) for when in moments]
    assert told == ["今天 08:05", "4月30日 18:00", "2013年5月2日 16:32"]


@pytest.mark.parametrize(("hour", "said"), [(4, "晚上好"), (5, "上午好"), (12, "下午好"), (18, "晚上好")])
def test_the_greeting_follows_the_clock_of_shanghai(hour: int, said: str) -> None:
    assert words.greeting(clock.shanghai(2026, 5, 12, hour)) == said


@dataclass
class _Entry:
    verb: str
    source: str
    target: str
    person_id: UUID | None = PEN
    post_id: UUID | None = None
    at: datetime = TUESDAY
    note_hash: str = ""


@dataclass
class _Record:
    state: str
    entries: list[_Entry] = field(default_factory=list)


def _ladder(state: str, *entries: _Entry) -> list[tuple[str, str, str]]:
    with clock.at(TUESDAY):
        drawn = ladder.steps(flow.DOCUMENT, _Record(state), entries, NAMES, skip=("void", "countersign"))
    return [(item["label"], item["state"], item["who"]) for item in drawn]


def test_the_ladder_shows_who_left_each_state_and_whose_turn_it_is() -> None:
    found = _ladder("review", _Entry("draft", "", "draft"), _Entry("submit", "draft", "review"))
    assert found[:3] == [("拟稿", "done", "陈科长"), ("核稿", "now", "核稿人"), ("签发", "todo", "")]


def test_after_a_return_the_ladder_starts_again_at_the_draft() -> None:
    found = _ladder("draft", _Entry("submit", "draft", "review"), _Entry("return", "review", "draft", OFFICE))
    assert found[0] == ("拟稿", "now", "拟稿人")


def test_an_issued_document_has_its_whole_ladder_done() -> None:
    found = _ladder("issued", _Entry("submit", "draft", "review"), _Entry("issue", "numbered", "issued", OFFICE))
    assert [label for label, _, _ in found] == ["拟稿", "核稿", "签发", "编号", "印发"]
    assert {state for _, state, _ in found} == {"done"}
    assert found[-1] == ("印发", "done", "核稿人")


def test_an_application_nobody_sent_has_no_step_done_and_one_sent_back_waits_at_the_first() -> None:
    def drawn(state: str) -> list[tuple[str, str]]:
        skip = ("draft", "returned")
        rows = ladder.steps(applications.FOUNDING, _Record(state), [], NAMES, skip=skip)
        return [(item["state"], item["who"]) for item in rows]

    assert drawn("draft") == [("todo", "")] * 6
    assert drawn("returned") == [("now", "申请单位"), *[("todo", "")] * 5]
    assert drawn("active") == [("done", "")] * 6


def test_a_void_document_shows_where_it_ended() -> None:
    found = _ladder("void", _Entry("void", "draft", "void"))
    assert found == [("拟稿", "done", "陈科长"), ("已作废", "bad", "陈科长")]


def test_the_timeline_is_newest_first_and_red_where_a_reason_was_needed() -> None:
    with clock.at(TUESDAY):
        found = ladder.timeline(
            flow.DOCUMENT, [_Entry("submit", "draft", "review"), _Entry("return", "review", "draft", OFFICE)], NAMES, {}
        )
    assert [(event["title"], event["who"], event["tone"]) for event in found] == [
        ("退回拟稿", "核稿人", "bad"), ("送核稿", "陈科长", ""),
    ]  # fmt: skip


def _may(number: int) -> year.Cell:
    known = days.build([])
    may = year.months(2026, known, {date(2026, 5, 1): "劳动节"}, date(2026, 5, 12))[4]
    return next(cell for week in may.weeks for cell in week if cell and cell.number == number)


def test_the_calendar_marks_holidays_and_make_up_days_by_word_not_only_colour() -> None:
    assert (_may(1).tone, _may(1).mark, _may(1).name) == ("holiday", "休", "劳动节")
    assert (_may(9).tone, _may(9).mark) == ("makeup", "班")
    assert (_may(10).tone, _may(10).mark) == ("rest", "")
    assert (_may(12).tone, _may(12).today) == ("work", True)


def test_a_year_without_data_shows_no_working_days_at_all() -> None:
    found = year.months(2031, days.build([]), {}, date(2026, 5, 12))
    assert {month.working for month in found} == {None}
    assert {cell.tone for month in found for week in month.weeks for cell in week if cell} == {"unknown"}


def test_unknown_year_is_the_error_of_kit() -> None:
    with pytest.raises(calendar.UnknownYear):
        days.build([]).works(date(2031, 1, 1))
