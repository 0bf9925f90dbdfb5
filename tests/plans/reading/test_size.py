"""Reading takes steps in proportion to the length of the text, whatever the text: counted, not timed."""

import pytest

from kexie.plans import reading
from kexie.plans.reading import brackets
from tests.notices.reading.test_size import growth
from tests.plans import reading_of
from tests.plans.reading import texts

pytestmark = pytest.mark.full

HOSTILE = {
    "plans in a row": texts.RUN_IN + texts.CATEGORIES,
    "parts": "一、组织建设\n",
    "items": "1.新建企业科协60家\n",
    "items with owners": "1.新建企业科协60家。(企事业部负责)\n责任单位:学会部\n",
    "rows": "序号\t任务\t责任单位\n1\t新建60家\t企事业部\n",
    "opening brackets": "((((〔〔《《“““",
    "nested brackets": "(" * 200 + ")" * 200,
    "closing brackets": "))))》》”””",
    "straight quotes": '"新建60家" ',
    "blank lines": "\n\n \r\n",
    "no punctuation": "新建企业科协六十家组织院士专家企业行",
    "no punctuation in lines": "大力推进企业科协组织建设组织院士专家企业行活动\n",
    "figures": "60家3场5000万元",
    "numbers without units": "60 3 5000 ",
    "times": "3月至5月第三季度年内",
    "commas": "新建60家,不少于3场,",
    "owners": "责任单位:学会部;完成时限:6月底前;",
    "enumerators": "①②③一是二是",
    "lists in brackets": "(企事业部、学会部、",
    "topics": "组织建设方面:新建60家。\n",
    "short lines": "组织建设\n",
    "guidance": "指导思想\n",
    "pipes": "|||\n| a | b |\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_is_at_most_four_times_the_work(name: str) -> None:
    assert growth(reading.read, HOSTILE[name]) < 4.8


def test_the_count_of_work_would_show_a_reader_that_looks_back() -> None:
    """Canary: the measure above turns red for a reader that searches every open bracket's partner anew."""

    def careless(source: str) -> int:
        return sum(
            source.find(")", at) for at, char in enumerate(source) for _ in source[:at].split("(") if char == "("
        )

    assert growth(careless, "(" * 20, size=200) > 12


def test_five_megabytes_are_read_whole() -> None:
    source = reading_of.founding()
    source = source * (5_000_000 // len(source.encode()))
    read = reading.read(source)
    assert len(source.encode()) > 4_900_000
    assert "".join(span.of(source) for span in read.spans) == source
    assert [part.number for part in read.plan.parts][:7] == [1, 2, 3, 4, 5, 6, 7]


def test_five_megabytes_in_one_line_are_one_text() -> None:
    source = "新建企业科协" * 280_000
    read = reading.read(source)
    assert [span.kind for span in read.spans] == ["measure"]
    assert len(source.encode()) > 5_000_000


def test_a_plan_with_five_thousand_measures_keeps_every_one() -> None:
    rows = [f"{n}.新建企业科协{n}家。(责任单位:第{n % 7}部)" for n in range(1, 251)]
    source = "".join(f"{mark}、第{mark}方面工作\n" + "\n".join(rows) + "\n" for mark in texts.NUMERALS)
    plan = reading.read(source).plan
    assert len(plan.parts) == 20
    assert [len(part.measures) for part in plan.parts] == [250] * 20
    assert [one.indicators[0].value for one in plan.parts[-1].measures] == list(range(1, 251))


def test_deep_brackets_are_left_alone_and_shallow_ones_are_found() -> None:
    assert [(pair.start, pair.end) for pair in brackets.outermost("a(b(c)d)e)f(")] == [(1, 8)]
    assert brackets.outermost("(" + "字" * 400 + ")") == []
    assert len(brackets.outermost("(" * 500 + ")" * 500)) == 1
