"""Every character of any text belongs to exactly one span, and joined spans give the text back."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kexie.notices import reading
from kexie.notices.reading import kinds, lines
from tests.notices.reading import texts

WHOLE = [texts.founding(), *texts.ALL.values(), *map(texts.wide, texts.ALL.values())]
LINES = sorted({line for text in WHOLE for line in text.splitlines()})
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
    "\udfff",
    "😀",
    "𠮷",
]
PIECES = [
    "附件",
    "附件1",
    "附件:",
    "1.",
    "一、",
    "(一)",
    ":",
    "关于",
    "的通知",
    "各",
    "科协",
    "2013年4月25日",
    ">",
    "|",
    "。",
    "《",
    ")",
]

anything = st.text(alphabet=st.characters(), max_size=200)
shuffled = st.lists(st.sampled_from([*LINES, *ODD, *PIECES]), max_size=60).map("".join)
mixed = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\r\n", "\n\n", " \u3000\n"])), max_size=40
).map(lambda rows: "".join(a + b for a, b in rows))


def mutate(seed: int) -> str:
    """A real notice with lines swapped and characters lost, doubled or replaced by odd ones."""
    dice = random.Random(seed)
    text = dice.choice(WHOLE)
    rows = text.splitlines(keepends=True)
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
    assert [span.start for span in read.spans] == sorted({span.start for span in read.spans})
    assert all(span.kind in kinds.KINDS for span in read.spans)
    assert all((span.kind == "blank") == (not lines.has_text(span.of(source))) for span in read.spans)
    assert all(0 <= doubt.start <= doubt.end <= len(source) for doubt in read.doubts)
    assert reading.reread(source, read.spans) == read


@given(anything)
def test_arbitrary_text_is_tiled(source: str) -> None:
    check(source)


@given(shuffled)
def test_shuffled_pieces_of_notices_are_tiled(source: str) -> None:
    check(source)


@given(mixed)
def test_lines_of_many_notices_in_any_order_are_tiled(source: str) -> None:
    check(source)


@settings(max_examples=300)
@given(st.integers(min_value=0, max_value=10**9).map(mutate))
def test_mutated_notices_are_tiled(source: str) -> None:
    check(source)


def test_the_real_notices_are_tiled() -> None:
    for source in WHOLE:
        check(source)


def test_an_empty_text_has_no_spans_and_says_what_is_missing() -> None:
    read = reading.read("")
    assert read.spans == ()
    assert [doubt.reason[:4] for doubt in read.doubts] == ["没有找到"] * 7


def test_a_text_of_blanks_is_one_blank_span() -> None:
    assert reading.read(" \xa0\u3000\r\n\ufeff\0").spans == (reading.Span("blank", 0, 7),)
