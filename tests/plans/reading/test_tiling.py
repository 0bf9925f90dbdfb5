"""Every character of any text belongs to exactly one span, and joined spans give the text back."""

import functools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kexie.notices.reading import lines
from kexie.plans import reading
from kexie.plans.reading import kinds, result
from tests.plans import reading_of
from tests.plans.reading import texts

ODD = [
    "\r\n",
    "\r",
    "\n",
    "\v",
    "\x85",
    "\u2028",
    "\xa0",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\0",
    "\ud800",
    "😀",
    "𠮷",
    "\t",
    "|",
]
PIECES = [
    "一、", "(一)", "1.", "①", "一是", "第一部分", ":", "。", ";", "(", ")", "“", "”", '"', "《", "责任单位:", "完成时限:",
    "指导思想", "60家", "不少于", "三十五场", "10月底前", "5000万元", "以上工作", "序号\t任务\t责任单位\n", "附件1", "3-5期",
]  # fmt: skip


@functools.cache
def whole() -> list[str]:
    return [*reading_of.sources(), *texts.ALL.values()]


def pieces() -> list[str]:
    return [*sorted({line for text in whole() for line in text.splitlines()}), *ODD, *PIECES]


anything = st.text(alphabet=st.characters(), max_size=200)
shuffled = st.lists(st.deferred(lambda: st.sampled_from(pieces())), max_size=60).map("".join)


def mutate(seed: int) -> str:
    """A plan with lines swapped and characters lost, doubled or replaced by odd ones."""
    dice = random.Random(seed)
    rows = dice.choice(whole()).splitlines(keepends=True)
    for _ in range(dice.randrange(4)):
        a, b = dice.randrange(len(rows)), dice.randrange(len(rows))
        rows[a], rows[b] = rows[b], rows[a]
    chars = list("".join(rows))
    for _ in range(dice.randrange(30)):
        chars[dice.randrange(len(chars))] = dice.choice(["", dice.choice(chars), dice.choice(ODD), dice.choice(PIECES)])
    return "".join(chars)


def check(source: str) -> None:
    read = reading.read(source)
    owners = [0] * len(source)
    for span in read.spans:
        for at in range(span.start, span.end):
            owners[at] += 1
    assert owners == [1] * len(source)
    assert "".join(span.of(source) for span in read.spans) == source
    assert all(span.kind in kinds.KINDS for span in read.spans)
    assert all((span.kind == "blank") == (not lines.has_text(span.of(source))) for span in read.spans)
    assert all(0 <= doubt.start <= doubt.end <= len(source) for doubt in read.doubts)
    placed = [span for span in read.spans if span.kind == "measure"]
    assert [(one.start, one.end) for one in read.plan.measures] == [(span.start, span.end) for span in placed]
    for one in read.plan.measures:
        assert all(indicator.unit[-1] == lines.fold(source[indicator.end - 1]) for indicator in one.indicators)
    assert reading.reread(source, read.spans) == read


@given(anything)
def test_arbitrary_text_is_tiled(source: str) -> None:
    check(source)


@settings(max_examples=200)
@given(shuffled)
def test_shuffled_pieces_of_plans_are_tiled(source: str) -> None:
    check(source)


@settings(max_examples=200)
@given(st.integers(min_value=0, max_value=10**9).map(mutate))
def test_mutated_plans_are_tiled(source: str) -> None:
    check(source)


def test_the_plans_at_hand_are_tiled() -> None:
    for source in whole():
        for ends in ("\n", "\r\n", "\r"):
            check(source.replace("\n", ends))


def _without_first_character(found: list[reading.Span]) -> list[reading.Span]:
    return [reading.Span(one.kind, one.start + (one.kind == "measure"), one.end) for one in found]


def _twice(found: list[reading.Span]) -> list[reading.Span]:
    return [reading.Span(one.kind, one.start, one.end + (one.kind == "mark")) for one in found]


def test_a_reader_that_drops_a_character_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Canary: what the outline loses becomes unread and doubtful, and the measures no longer make up the text."""
    source = reading_of.founding()
    told = result.outline.spans
    assert [span for span in reading.read(source).spans if span.kind == "unread"] == []
    monkeypatch.setattr(result.outline, "spans", lambda text, found: _without_first_character(told(text, found)))
    read = reading.read(source)
    assert len([span for span in read.spans if span.kind == "unread"]) == len(list(read.plan.measures)) == 20
    assert [doubt.reason for doubt in read.doubts].count("这部分没有读懂，请指定它是什么。") == 20
    check(source)


def test_a_reader_that_tells_a_character_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Canary: spans that overlap are no reading."""
    told = result.outline.spans
    monkeypatch.setattr(result.outline, "spans", lambda text, found: _twice(told(text, found)))
    with pytest.raises(reading.SpansError, match="重叠"):
        reading.read(texts.RUN_IN)


def test_an_empty_text_has_no_spans_and_says_what_is_missing() -> None:
    read = reading.read("")
    assert (read.spans, read.plan.parts) == ((), ())
    assert [doubt.reason[:4] for doubt in read.doubts] == ["没有找到", "没有找到"]


def test_a_text_of_blanks_is_one_blank_span() -> None:
    assert reading.read(" \xa0\u3000\r\n\ufeff\0").spans == (reading.Span("blank", 0, 7),)


def test_spans_that_do_not_tile_are_refused_in_words_of_the_office() -> None:
    source = "一、组织建设\n新建企业科协60家。"
    spans = list(reading.read(source).spans)
    with pytest.raises(reading.SpansError, match="请从列表中选择"):
        reading.reread(source, [reading.Span("heading1", spans[0].start, spans[0].end), *spans[1:]])
    with pytest.raises(reading.SpansError, match="没有划入任何一段"):
        reading.reread(source, spans[:-1])


def test_a_corrected_span_changes_the_plan() -> None:
    source = "某市科协2024年工作要点\n一、组织建设\n新建企业科协60家。特事特办。"
    read = reading.read(source)
    wrong = read.spans[-1]
    assert [one.text for one in read.plan.measures] == ["新建企业科协60家。", "特事特办。"]
    corrected = reading.reread(source, [*read.spans[:-1], reading.Span("closing", wrong.start, wrong.end)])
    assert [one.text for one in corrected.plan.measures] == ["新建企业科协60家。"]
