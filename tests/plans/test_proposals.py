"""Owner and indicator proposed from the table, with the reason; the text goes before the table."""

import pytest

from kexie.plans import proposals, reading
from tests.plans import reading_of


def told(sentence: str, tail: str = "") -> list[tuple[str, str, str, str | None, str]]:
    (one,) = reading.read(f"2024年工作要点\n一、有关工作\n1.{sentence}{tail}\n").plan.measures
    return [
        (p.department, p.indicator, p.unit, p.target and str(p.target.value), p.reason) for p in proposals.propose(one)
    ]


def test_verb_and_object_propose_department_and_indicator_with_the_reason() -> None:
    reason = "有“新建……企业科协”，一般由企事业部负责，按新建基层科协数（家）计。"
    assert told("新建企业科协60家。") == [("企事业部", "新建基层科协数", "家", "60", reason)]


def test_what_the_text_says_of_the_owner_goes_before_the_table() -> None:
    assert told("新建企业科协60家。", "(责任单位:组织部)") == [
        ("组织部", "新建基层科协数", "家", "60", "原文写明由组织部负责；有“新建……企业科协”，按新建基层科协数（家）计。")
    ]


def test_an_owner_without_a_row_is_still_proposed() -> None:
    assert told("办好会刊。", "(责任单位:办公室)") == [("办公室", "", "", None, "原文写明由办公室负责。")]


def test_nothing_is_proposed_where_neither_text_nor_table_says_anything() -> None:
    assert told("办好会刊。") == []


def test_a_verb_the_row_does_not_name_proposes_nothing() -> None:
    assert told("关心企业科协。") == []


def test_a_shorter_word_inside_a_longer_one_does_not_count() -> None:
    assert [row[1] for row in told("举办企业科协工作培训班。")] == ["培训班期数"]


def test_two_figures_in_the_unit_of_the_indicator_are_not_chosen_from() -> None:
    assert [row[3] for row in told("新建企业科协60家、园区科协5家。")] == [None]


def test_a_part_of_a_figure_is_not_the_target() -> None:
    assert [row[3] for row in told("新建企业科协12家(其中:园区2家,科研院所2家)。")] == ["12"]


@pytest.mark.parametrize("row", proposals.TABLE, ids=lambda row: row.indicator)
def test_every_row_of_the_table_proposes_itself_for_its_own_words(row: proposals.Row) -> None:
    for word in row.words:
        (one,) = reading.read(f"一、工作\n1.{(row.verbs or ('做好',))[0]}{word}有关事项。\n").plan.measures
        assert row.indicator in [proposal.indicator for proposal in proposals.propose(one)]


def test_a_department_is_called_as_the_house_calls_it_and_as_usual_where_it_has_none_of_the_names() -> None:
    row = proposals.Row(("科普日",), (), "普及部、科普部", "科普活动场次", "场")
    called = [proposals.fitted(row, known).department for known in ({"科普部"}, {"科普部", "普及部"}, {"办公室"}, ())]
    assert called == ["科普部", "普及部", "普及部", "普及部"]
    assert proposals.names("普及部，科普部 科普处") == ("普及部", "科普部", "科普处")
    assert told("组织全国科普日活动。")[0][0] == "普及部"


def test_units_that_count_the_same_fit_each_other_and_visits_are_no_people() -> None:
    assert [row[3] for row in told("组织科普活动80场次。")] == ["80"]
    assert [row[3] for row in told("慰问困难科技工作者20人。")] == ["20"]
    assert [row[3] for row in told("慰问困难科技工作者20人次。")] == [None]


def test_an_edited_table_is_used_instead() -> None:
    table = (proposals.Row(("会刊",), ("办好",), "办公室", "会刊期数", "期"),)
    (one,) = reading.read("一、工作\n1.办好会刊6期。\n").plan.measures
    (proposal,) = proposals.propose(one, table)
    assert (proposal.department, proposal.indicator, str(proposal.target and proposal.target.value)) == (
        "办公室", "会刊期数", "6",
    )  # fmt: skip


def test_most_measures_of_the_plan_of_2013_get_a_proposal() -> None:
    measures = list(reading.read(reading_of.founding()).plan.measures)
    assert sum(bool(proposals.propose(one)) for one in measures) >= 16
