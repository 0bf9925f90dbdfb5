"""A piece of a page that many ask for at once is drawn once, and nobody misses their own act in it."""

import threading
from datetime import timedelta

import pytest

from kexie.kit import clock
from kexie.kit.web.shared import Shelf

NOON = clock.shanghai(2013, 6, 28, 12)


class Drawing:
    """Draws 第1稿, 第2稿, …"""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self) -> str:
        self.drawn += 1
        return f"第{self.drawn}稿"


@pytest.fixture
def draw() -> Drawing:
    return Drawing()


def at(seconds: float):
    return clock.at(NOON + timedelta(seconds=seconds))


def test_within_its_seconds_everybody_gets_the_same_drawing_and_afterwards_a_new_one(draw):
    shelf = Shelf()
    told = []
    for seconds in (0, 1, 2.9, 3.5, 6, 7):  # the clock runs on
        with at(seconds):
            told.append(shelf.piece("board", draw, kept=3))
    assert told == ["第1稿", "第1稿", "第1稿", "第2稿", "第2稿", "第3稿"]


def test_who_acted_since_it_was_begun_gets_a_new_drawing_and_so_do_others_after_them(draw):
    shelf = Shelf()
    with at(0):
        assert shelf.piece("board", draw, kept=3) == "第1稿"
    acted = (NOON + timedelta(seconds=1)).timestamp()
    with at(1.5):
        assert shelf.piece("board", draw, kept=3) == "第1稿"
        assert shelf.piece("board", draw, kept=3, since=acted) == "第2稿"
        assert shelf.piece("board", draw, kept=3) == "第2稿"
        assert shelf.piece("board", draw, kept=3, since=acted) == "第2稿"


def test_a_clock_set_back_leaves_nothing_of_a_later_moment(draw):
    shelf = Shelf()
    with at(3600):
        shelf.piece("board", draw, kept=3)
    with at(0):
        assert shelf.piece("board", draw, kept=3) == "第2稿"


def test_without_seconds_to_keep_it_everything_is_drawn_anew(draw):
    shelf = Shelf()
    assert [shelf.piece("board", draw, kept=0) for _ in range(3)] == ["第1稿", "第2稿", "第3稿"]
    assert len(shelf) == 0


def test_another_key_is_another_piece_and_the_oldest_goes(draw):
    shelf = Shelf(most=2)
    with at(0):
        told = [shelf.piece(key, draw, kept=3) for key in ("一", "二", "一", "三", "一", "二")]
    assert told == ["第1稿", "第2稿", "第1稿", "第3稿", "第1稿", "第4稿"]
    assert len(shelf) == 2


def test_a_drawing_that_fails_is_told_to_who_asked_and_the_next_one_draws(draw):
    shelf = Shelf()

    def fail() -> str:
        raise ValueError("数据库没有答复")

    with at(0):
        with pytest.raises(ValueError, match="数据库没有答复"):
            shelf.piece("board", fail, kept=3)
        assert shelf.piece("board", draw, kept=3) == "第1稿"


def test_thirty_who_ask_at_the_same_time_wait_for_one_drawing():
    shelf, begun, go = Shelf(), threading.Event(), threading.Event()
    drawn: list[int] = []

    def slow() -> str:
        drawn.append(1)
        begun.set()
        assert go.wait(10)
        return "一稿"

    told: list[str] = []
    asking = [threading.Thread(target=lambda: told.append(shelf.piece("board", slow, kept=3))) for _ in range(30)]
    asking[0].start()
    assert begun.wait(10)
    for one in asking[1:]:
        one.start()
    go.set()
    for one in asking:
        one.join(10)
    assert (told, len(drawn)) == (["一稿"] * 30, 1)


def test_who_waits_too_long_for_another_draws_for_themselves(monkeypatch, draw):
    monkeypatch.setattr("kexie.kit.web.shared.PATIENCE", 0.01)
    shelf, begun, go = Shelf(), threading.Event(), threading.Event()

    def hangs() -> str:
        begun.set()
        assert go.wait(10)
        return "迟到的一稿"

    other = threading.Thread(target=shelf.piece, args=("board", hangs), kwargs={"kept": 3})
    other.start()
    assert begun.wait(10)
    assert shelf.piece("board", draw, kept=3) == "第1稿"
    go.set()
    other.join(10)
