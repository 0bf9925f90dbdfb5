"""The small city of `world.py`, and a page store that starts empty."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from kexie.kit.actor import SYSTEM
from kexie.kit.web import caching
from tests.portal import world


@pytest.fixture(autouse=True)
def empty_store() -> Iterator[None]:
    """No page of another test."""
    caching.store.clear()
    yield
    caching.store.clear()


@pytest.fixture
def city(db: None) -> SimpleNamespace:
    """The association (`root`), three enterprises, the founding notice issued to them, `notice` its board entry."""
    root = world.begin()
    units = world.enterprises(root, 3)
    document = world.founding(root)
    return SimpleNamespace(root=root, units=units, document=document, notice=world.notice_of(document), by=SYSTEM)
