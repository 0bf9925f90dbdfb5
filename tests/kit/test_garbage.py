"""Python looks for cycles seldom while rows pass, and as often as before once the last is through."""

import gc
from collections.abc import Iterator

import pytest

from kexie.kit import garbage

pytestmark = pytest.mark.unit
USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def test_cycles_are_looked_for_seldom_until_the_last_that_asked_is_through() -> None:
    first, second = garbage.seldom(), garbage.seldom()
    first.__enter__()
    second.__enter__()
    seldom = gc.get_threshold()
    assert seldom[0] > 100 * USUAL[0]
    first.__exit__(None, None, None)
    assert gc.get_threshold() == seldom
    second.__exit__(None, None, None)
    assert gc.get_threshold() == USUAL


def test_a_fault_inside_leaves_nothing_changed() -> None:
    with pytest.raises(ValueError, match="broken off"), garbage.seldom():
        raise ValueError("broken off")
    assert gc.get_threshold() == USUAL
