"""One step ahead: the next item is made while the caller has the one before, and nothing beyond it."""

import threading
from collections.abc import Generator, Iterator
from contextlib import closing

import pytest

from kexie.kit.ahead import ahead

pytestmark = pytest.mark.unit
SECONDS = 10.0


def test_items_come_in_their_order_and_nothing_comes_of_nothing() -> None:
    assert list(ahead(iter(range(5)))) == [0, 1, 2, 3, 4]
    assert list(ahead(iter([]))) == []


def test_the_next_is_made_by_a_thread_of_its_own_while_the_caller_has_the_one_before() -> None:
    made, threads = [threading.Event() for _ in range(3)], set[int]()

    def source() -> Iterator[int]:
        for number, event in enumerate(made):
            threads.add(threading.get_ident())
            event.set()
            yield number

    coming = ahead(source())
    assert next(coming) == 0
    assert made[1].wait(SECONDS)
    assert not made[2].is_set()
    assert list(coming) == [1, 2]
    assert threading.get_ident() not in threads
    assert len(threads) == 1


def test_what_the_source_raises_is_raised_in_its_turn() -> None:
    def source() -> Iterator[int]:
        yield 1
        raise LookupError("the second")

    coming = ahead(source())
    assert next(coming) == 1
    with pytest.raises(LookupError, match="the second"):
        next(coming)


def test_who_stops_early_can_close_the_source_which_is_read_by_nobody_then() -> None:
    closed = threading.Event()

    def source() -> Generator[int, None, None]:
        try:
            yield from range(100)
        finally:
            closed.set()

    with closing(source()) as numbers, closing(ahead(numbers)) as coming:
        assert next(coming) == 0
    assert closed.is_set()
    assert [one.name for one in threading.enumerate() if one.name.startswith("ahead")] == []
