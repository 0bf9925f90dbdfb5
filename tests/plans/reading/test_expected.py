"""Every plan text at hand against what a person read in it: sections exactly, measures and their facts by F1."""

import copy

import pytest

from kexie.plans import reading
from tests import beside
from tests.plans import reading_of

EXPECTED = reading_of.expectations()


def test_every_plan_at_hand_has_an_expectation() -> None:
    expected = {one["source"] for one in EXPECTED.values()}
    folder = beside.at_hand(reading_of.PLANS, f"{len(expected) - 1} of {len(expected)} plan texts")
    if folder is None:
        return
    assert expected == {f"{reading_of.PLANS}/{path.name}" for path in folder.iterdir()} | {reading_of.FOUNDING}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_person_expects_stands_in_the_source(name: str) -> None:
    source = reading_of.source(name)
    if source is None:
        return
    texts = [text for _, _, text in reading_of.measures(EXPECTED[name]["parts"])]
    assert [text for text in texts if text not in source] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_sections_and_guidance_are_found_exactly(name: str) -> None:
    source = reading_of.source(name)
    if source is None:
        return
    found = reading.read(source)
    told = found.as_json()
    assert reading_of.boundaries(told["parts"]) == reading_of.boundaries(EXPECTED[name]["parts"])
    assert (found.plan.title, told["guidance"]) == (EXPECTED[name]["title"], EXPECTED[name]["guidance"])


@pytest.mark.parametrize("name", EXPECTED)
def test_measures_and_their_facts_are_found(name: str) -> None:
    source = reading_of.source(name)
    if source is None:
        return
    told, own = reading.read(source).as_json()["parts"], EXPECTED[name]["parts"]
    assert reading_of.score(reading_of.measures(own), reading_of.measures(told)).f1 >= 0.9
    assert reading_of.score(reading_of.facts(own), reading_of.facts(told)).f1 >= 0.9


def test_the_score_would_show_a_reader_that_loses_every_fourth_measure() -> None:
    """Canary: the measure above turns red for sentences lost, run together or put into another part."""
    own = EXPECTED["notice-2013.json"]["parts"]
    lost = copy.deepcopy(own)
    for part in lost:
        part["measures"] = part["measures"][:-1]
    moved = copy.deepcopy(own)
    moved[0]["measures"], moved[1]["measures"] = moved[1]["measures"], moved[0]["measures"]
    assert reading_of.score(reading_of.measures(own), reading_of.measures(lost)).f1 < 0.85
    assert reading_of.score(reading_of.measures(own), reading_of.measures(moved)).f1 < 0.8
    assert reading_of.boundaries(lost) != reading_of.boundaries(own)
    assert reading_of.score(reading_of.measures(own), reading_of.measures(own)).f1 == 1


def test_all_sentences_of_the_plan_of_2013_are_measures_of_its_seven_parts() -> None:
    source = reading_of.founding()
    plan = reading.read(source).plan
    own = source[source.index("一、进一步加强") : source.index("Copyright")]
    assert [part.number for part in plan.parts] == [1, 2, 3, 4, 5, 6, 7]
    assert len(list(plan.measures)) == own.count("。")
    assert "".join(
        f"{'一二三四五六七'[p.number - 1]}、{p.title}{''.join(m.text for m in p.measures)}" for p in plan.parts
    ) == "".join(own.split())  # type: ignore[operator]
    assert plan.year == 2013
