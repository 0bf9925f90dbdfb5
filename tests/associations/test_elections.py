"""Whether a meeting elects: whole numbers against shares, told with the numbers."""

from datetime import date

import pytest

from kexie.associations import days, elections
from kexie.associations.elections import Ballot, Rules

USUAL = Rules()


@pytest.mark.parametrize(("entitled", "least"), [(1, 1), (3, 2), (30, 20), (31, 21), (60, 40), (100, 67)])
def test_two_thirds_are_two_thirds_of_whole_people(entitled, least):
    assert elections.quorum(entitled, USUAL) == least
    assert elections.invalid(entitled, least, USUAL) == ""
    told = elections.invalid(entitled, least - 1, USUAL)
    assert f"至少 {least} 人" in told or least == 1


@pytest.mark.parametrize(("entitled", "present"), [(10, 0), (10, 11), (0, 0)])
def test_nobody_and_more_than_all_are_no_meeting(entitled, present):
    assert "实到人数应在 1 至应到人数之间" in elections.invalid(entitled, present, USUAL)


def test_more_than_half_of_those_entitled_or_of_those_present_elects():
    assert (elections.needed(30, 20, USUAL), elections.needed(31, 21, USUAL)) == (16, 16)
    assert elections.needed(30, 20, Rules(votes_of="present")) == 11
    won = Ballot("甲", "chair", 16, 2, 2)
    assert elections.is_elected(won, 30, 20, USUAL)
    assert not elections.is_elected(Ballot("甲", "chair", 15, 2, 2), 30, 20, USUAL)


def test_a_share_with_a_large_figure_is_told_in_digits():
    assert "12分之十" in elections.invalid(12, 9, Rules(10, 12))


def test_more_votes_than_people_are_told_with_the_name():
    assert elections.overcounted([Ballot("甲", "chair", 20, 1, 0)], 20).startswith("甲的票数合计 21，多于实到人数 20")
    assert elections.overcounted([Ballot("甲", "chair", 20, 0, 0)], 20) == ""


def test_a_committee_goes_without_neither_chair_nor_secretary_nor_with_two_chairs():
    chair, other = Ballot("甲", "chair", 20, 0, 0), Ballot("乙", "chair", 18, 0, 0)
    secretary = Ballot("丙", "secretary_general", 12, 8, 0)
    assert elections.missing([chair, secretary], 30, 20, USUAL) == (
        "没有选出秘书长：最多得 12 票，当选须至少 16 票，请另行选举"
    )
    assert elections.missing([], 30, 20, USUAL).startswith("没有选出主席：最多得 0 票")
    assert elections.missing([chair, other], 30, 20, USUAL).startswith("主席只能选出一人，有 2 人得票过半")
    assert elections.missing([chair, Ballot("丙", "secretary_general", 16, 0, 0)], 30, 20, USUAL) == ""


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, after):
    assert days.later(day, months) == after


def test_the_next_day_crosses_the_year():
    assert days.next_day(date(2026, 12, 31)) == date(2027, 1, 1)
