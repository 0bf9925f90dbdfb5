"""Texts in little room: the common list of a workbook, and the lines of a text file, which come as they came before."""

import sys

from kexie.kit.tables.texts import Texts
from tests.kit.tables_of import told


def test_every_text_comes_back_as_it_went_in_also_half_a_sign_and_nothing() -> None:
    texts = ["李工", "", "a\rb", "\ud800", "😀字"]
    found = Texts()
    for text in texts:
        found.add(text)
    assert [found[at] for at in range(len(found))] == texts
    assert [found[at] for at in range(len(found))] == texts, "asked twice, some of them are at hand"


def test_texts_beyond_those_that_stay_at_hand_are_told_all_the_same() -> None:
    found = Texts()
    for at in range(30_000):
        found.add(f"第{at}人")
    assert [found[at] for at in range(30_000)] == [f"第{at}人" for at in range(30_000)]


def test_a_hundred_thousand_texts_take_a_quarter_of_the_room_of_as_many_objects() -> None:
    found, texts = Texts(), [f"第 {at} 人" for at in range(100_000)]
    for text in texts:
        found.add(text)
    packed = sys.getsizeof(found._held) + sys.getsizeof(found._ends)
    assert packed * 4 < sys.getsizeof(texts) + sum(map(sys.getsizeof, texts))


def test_lines_of_a_text_file_end_as_they_do_for_a_spreadsheet() -> None:
    data = '姓名,备注\r\n甲,"一\r\n二"\r乙,三\u2028四\n\n丙,"五\n六"'.encode()
    found = told("csv", data)
    assert {number: cells for (_, number), cells in found.rows.items()} == {
        1: ["姓名", "备注"], 2: ["甲", "一\r\n二"], 3: ["乙", "三\u2028四"], 5: ["丙", "五\n六"],
    }  # fmt: skip
