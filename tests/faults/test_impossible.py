"""Every invariant finds what it is there for: on the demo city nothing, after a fault planted in it at least one row."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

import kexie
from kexie.config import plugs
from kexie.kit import invariants
from tests.city import City, city, city_of_module  # noqa: F401
from tests.faults.impossible import PLANTED
from tests.notices.test_planted import PLANTED as NOTICES
from tests.plans.test_planted import PLANTED as PLANS

REGISTERED = {invariants.name_of(one): one for one in plugs.INVARIANTS}
ELSEWHERE = {f"notices.invariants.{name}" for name in NOTICES} | {f"plans.invariants.{name}" for name in PLANS}


@pytest.fixture
def owned(city: City) -> Iterator[None]:  # noqa: F811
    """The city reached by the owner of its schema, who may take a constraint away; all of it is undone afterwards."""
    settings = connections["default"].settings_dict
    told = conninfo_to_dict(city.clone.owner_dsn)
    before = {"USER": settings["USER"], "PASSWORD": settings["PASSWORD"]}
    kept = connections["default"]
    del connections["default"]
    settings |= {"USER": told["user"], "PASSWORD": told["password"]}
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        connections["default"].close()
        settings |= before
        connections["default"] = kept


def _found(name: str) -> list[tuple[str, str]]:
    return list(REGISTERED[name]())


def _plant(fault: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(fault)


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_each_invariant_finds_every_fault_planted_for_it_and_nothing_before(owned: None, name: str) -> None:
    assert _found(name) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        for (table,) in cursor.fetchall():
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
    unseen = []
    for fault in PLANTED[name]:
        before = transaction.savepoint()
        _plant(fault)
        if not _found(name):
            unseen.append(fault)
        transaction.savepoint_rollback(before)
    assert unseen == []


def test_every_invariant_the_product_registers_has_a_planted_fault() -> None:
    assert set(PLANTED) | ELSEWHERE == set(REGISTERED)
    assert set(PLANTED) & ELSEWHERE == set()


def test_every_invariant_that_is_written_is_registered() -> None:
    written: set[Any] = set()
    for path in sorted(Path(kexie.__file__).parent.glob("*/invariants.py")):
        module = import_module(f"kexie.{path.parent.name}.invariants")
        if hasattr(module, "ALL"):
            public = inspect.getmembers(module, inspect.isfunction)
            written |= {one for name, one in public if one.__module__ == module.__name__ and not name.startswith("_")}
    assert written - set(plugs.INVARIANTS) == set()
    assert len(written) + 3 == len(plugs.INVARIANTS)  # those of kit stand beside what they look at
