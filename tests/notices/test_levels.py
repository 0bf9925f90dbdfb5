"""How many working days a due day leaves each level (rules.md 2.5 and 13, pain 5)."""

from datetime import date

import pytest

from kexie.kit.calendar import UnknownYear
from kexie.kit.calendar.days import build
from kexie.notices import levels, steps
from kexie.notices.levels import Terms

KNOWN = build([])


def test_the_notice_of_18_october_leaves_a_unit_until_the_23rd():
    """A last day of 31 October from which at least 5 working days of 公示 come off."""
    found = levels.count(date(2016, 10, 18), date(2016, 10, 31), Terms(forward_days=0, reserve_days=5), KNOWN)
    assert (found.last, found.direct, found.direct_is_short) == (date(2016, 10, 23), 3, True)
    # Every day that a district takes is one less.
    found = levels.count(date(2016, 10, 18), date(2016, 10, 31), Terms(forward_days=2, reserve_days=5), KNOWN)
    assert (found.forward_by, found.forwarded, found.forwarded_is_short) == (date(2016, 10, 20), 1, True)


@pytest.mark.parametrize(
    ("today", "due_on", "left"),
    [
        (date(2026, 4, 29), date(2026, 5, 9), 5),  # a make-up Saturday is the fifth
        (date(2026, 9, 28), date(2026, 10, 10), 5),
        (date(2023, 4, 26), date(2023, 5, 6), 5),  # Qingshan's 27 April to 6 May
        (date(2021, 4, 25), date(2021, 4, 30), 5),  # Yongchuan's 26 to 30 April
        (date(2026, 5, 11), date(2026, 5, 11), 0),
        (date(2026, 5, 12), date(2026, 5, 11), 0),
    ],
)
def test_working_days_left_go_by_the_official_calendar(today, due_on, left):
    found = levels.count(today, due_on, Terms(forward_days=0), KNOWN)
    assert (found.direct, found.forwarded) == (left, left)


def test_a_district_that_takes_longer_than_there_is_leaves_nothing():
    found = levels.count(date(2026, 5, 11), date(2026, 5, 13), Terms(forward_days=3), KNOWN)
    assert (found.direct, found.forwarded, found.forward_by) == (2, 0, date(2026, 5, 14))


def test_the_parts_of_a_unit_that_forwards_in_its_turn_have_what_is_left_after_both():
    found = levels.count(date(2026, 5, 11), date(2026, 5, 25), Terms(forward_days=3, least_days=5), KNOWN)
    assert (found.forward_by, found.again_by) == (date(2026, 5, 14), date(2026, 5, 19))
    assert (found.forwarded, found.again, found.again_is_short) == (7, 4, True)
    # Past the last day nothing is left, whether or not that year's calendar is known.
    late = levels.count(date(2026, 12, 24), date(2026, 12, 31), Terms(forward_days=3), KNOWN)
    assert (late.forwarded, late.again) == (2, 0)
    assert levels.count(date(2026, 5, 11), date(2026, 5, 12), Terms(forward_days=3), KNOWN).again == 0


def test_enough_days_are_not_short():
    found = levels.count(date(2026, 5, 11), date(2026, 5, 25), Terms(forward_days=3, least_days=7), KNOWN)
    assert (found.direct, found.direct_is_short, found.forwarded, found.forwarded_is_short) == (10, False, 7, False)


def test_a_year_without_data_is_told_and_not_guessed():
    with pytest.raises(UnknownYear, match="2027 年"):
        levels.count(date(2026, 12, 28), date(2027, 1, 6), Terms(), KNOWN)


def test_how_far_off_the_due_day_is_in_words():
    day = date(2026, 5, 20)
    assert steps.distance(day, date(2026, 5, 18), KNOWN) == "还有 2 个工作日到期"
    assert steps.distance(day, day, KNOWN) == "今天到期"
    assert steps.distance(day, date(2026, 5, 25), KNOWN) == "已过期限 3 个工作日"
    assert steps.distance(date(2027, 1, 6), date(2026, 12, 28), KNOWN) == "快到期限"
    assert steps.distance(date(2026, 12, 28), date(2027, 1, 6), KNOWN) == "已过期限"
