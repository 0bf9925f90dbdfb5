"""Working days: the vectors of rules.md 2.5, the official table, days set by hand, unknown years."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kexie.kit import calendar, clock, ids, upkeep
from kexie.kit.actor import Actor
from kexie.kit.calendar import days
from kexie.kit.calendar.models import DayOverride
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused
from tests import beside

BY = Actor(person_id=ids.uuid7())
PACKAGED = days.build([])


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2026, 4, 29), 5, date(2026, 5, 9)),  # a make-up Saturday
        (date(2026, 9, 28), 5, date(2026, 10, 10)),  # a make-up Saturday
        (date(2026, 5, 9), -5, date(2026, 4, 29)),
        (date(2026, 5, 1), 0, date(2026, 5, 6)),
        (date(2026, 5, 9), 0, date(2026, 5, 9)),
    ],
)
def test_the_nth_working_day_counts_holidays_and_make_up_days(db: None, start: date, n: int, end: date) -> None:
    assert calendar.add_working_days(start, n) == end


def test_the_publicity_of_2023_had_exactly_five_working_days(db: None) -> None:
    assert calendar.working_days_between(date(2023, 4, 27), date(2023, 5, 6)) == 5
    assert calendar.working_days_between(date(2023, 5, 6), date(2023, 4, 27)) == -5


def test_every_day_of_the_official_table_is_ruled_alike() -> None:
    folder = beside.at_hand("data/calendar", "every day of the official table of 2007-2026")
    if folder is None:
        return
    first, last = days.packaged_years()
    checked, left_out, wrong = 0, 0, []
    for path in sorted(folder.glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8")):
            day = date.fromisoformat(row["date"])
            if not first <= day.year <= last:
                left_out += 1
                continue
            checked += 1
            if PACKAGED.works(day) == (row["is_off_day"] == "True"):
                wrong.append(f"{day} {row['name']}")
    assert (wrong, left_out) == ([], 0), f"{checked} days checked, {left_out} left out"
    assert checked > 500


def test_a_year_without_an_official_calendar_is_loud(db: None) -> None:
    for ask in (
        lambda: calendar.is_working_day(date(2031, 1, 4)),
        lambda: calendar.add_working_days(date(2026, 12, 30), 5),
        lambda: calendar.working_days_between(date(2026, 12, 30), date(2027, 1, 4)),
    ):
        with pytest.raises(calendar.UnknownYear, match="年的放假安排还没有录入") as unknown:
            ask()
        assert unknown.value.year in {2027, 2031}


def test_a_day_set_by_hand_counts_before_the_packaged_one(db: None) -> None:
    day = date(2026, 6, 10)
    assert calendar.is_working_day(day)
    row = calendar.override(day, working=False, name=" 城市活动日 ", by=BY)
    assert (row.name, str(row), calendar.is_working_day(day)) == ("城市活动日", "2026-06-10 休", False)
    assert calendar.add_working_days(date(2026, 6, 9), 1) == date(2026, 6, 11)
    calendar.override(day, working=True, by=BY)
    assert calendar.is_working_day(day)
    calendar.clear(day, by=BY)
    assert not DayOverride.objects.exists()
    assert [(entry.verb, entry.diff) for entry in Entry.objects.order_by("id")] == [
        ("override", {"day": ["", "2026-06-10"], "name": ["", "城市活动日"]}),
        ("override", {"day": ["", "2026-06-10"], "name": ["城市活动日", ""], "working": ["False", "True"]}),
        ("clear", {"day": ["2026-06-10", ""]}),
    ]


def test_a_day_not_set_by_hand_cannot_be_cleared(db: None) -> None:
    with pytest.raises(Refused, match="2026-06-10 没有人工设定"):
        calendar.clear(date(2026, 6, 10), by=BY)


def test_a_year_is_known_once_its_days_off_are_entered(db: None) -> None:
    first, last = days.packaged_years()
    assert calendar.known_years() == tuple(range(first, last + 1))
    for n in range(11):
        calendar.override(date(last + 1, 1, 1) + timedelta(days=30 * n), working=False, by=BY)
        known = n == 10
        assert (last + 1 in calendar.known_years()) is known
        assert (last + 1 in upkeep.told().entered) is known
    assert calendar.is_working_day(date(last + 1, 3, 15)) == (date(last + 1, 3, 15).weekday() < 5)
    assert calendar.is_working_day(date(last + 1, 1, 1)) is False


def test_from_november_on_a_missing_next_year_is_told(db: None) -> None:
    _, last = days.packaged_years()
    with clock.at(clock.shanghai(last, 10, 31, 12)):
        assert days.next_year_is_missing() is False
    with clock.at(clock.shanghai(last, 11, 1, 0, 1)):
        assert days.next_year_is_missing() is True
    with clock.at(clock.shanghai(last - 1, 11, 1, 0, 1)):
        assert days.next_year_is_missing() is False


@settings(deadline=None)
@given(st.dates(date(2020, 1, 1), date(2025, 6, 1)), st.integers(1, 60))
def test_counting_forth_and_back_meet(start: date, n: int) -> None:
    end = PACKAGED.add(start, n)
    assert PACKAGED.works(end)
    assert PACKAGED.between(start + timedelta(days=1), end) == n
    if PACKAGED.works(start):
        assert PACKAGED.add(end, -n) == start


def test_asking_for_one_day_is_one_query(db: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        calendar.add_working_days(date(2026, 4, 29), 50)
