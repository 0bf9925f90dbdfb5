"""The common list of texts: what goes in comes out, in a fraction of the room objects would take."""

import sys

from kexie.kit.tables.texts import Texts


def test_every_text_comes_back_as_it_went_in_also_half_a_sign_and_nothing() -> None:
    told = ["李工", "", "a\rb", "\ud800", "😀字"]
    found = Texts()
    for text in told:
        found.add(text)
    assert [found[at] for at in range(len(found))] == told
    assert [found[at] for at in range(len(found))] == told, "asked twice, some of them are at hand"


def test_texts_beyond_those_that_stay_at_hand_are_told_all_the_same() -> None:
    found = Texts()
    for at in range(30_000):
        found.add(f"第{at}人")
    assert [found[at] for at in range(30_000)] == [f"第{at}人" for at in range(30_000)]


def test_a_hundred_thousand_texts_take_a_quarter_of_the_room_of_as_many_objects() -> None:
    found, told = Texts(), [f"第 {at} 人" for at in range(100_000)]
    for text in told:
        found.add(text)
    packed = sys.getsizeof(found._held) + sys.getsizeof(found._ends)
    assert packed * 4 < sys.getsizeof(told) + sum(map(sys.getsizeof, told))
