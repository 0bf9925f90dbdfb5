"""Queries whose statement is written once: Django takes longer to write a long one than PostgreSQL to answer it.

A list of to-dos stands on every page of the desk, and its statement differs from one reader to the next only in ids
and in the time. So it is written once for each *shape* (what else the text depends on) with stand-ins in the place of
the ids, at a stand-in moment; whoever asks afterwards puts in his own. Times derived from the stand-in moment (today
less a year) move with it.

What this needs of a query: that its text depends on nothing but the shape, and that writing it asks the database
nothing (seen to while it is written).
"""

import copy
import threading
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

from kexie.kit import clock

# Far from every day that rules or rows name; what lies within a century of it was reckoned from "now".
_MOMENT = clock.shanghai(5000, 6, 15, 12)
_REACH = timedelta(days=36_500)
_MOST = 512  # shapes kept: rights by numbers of posts, a few dozen in a real house


class _Unwritten:
    """Nobody has asked for this shape yet; None would be a list nobody of the shape has."""


_UNWRITTEN = _Unwritten()
_held: dict[Hashable, "_Statement | None"] = {}
_lock = threading.Lock()


class AskedError(RuntimeError):
    """Writing the statement asked the database: its text would depend on the answer."""


Write = Callable[[], QuerySet[Any, Any] | None]
Swaps = Mapping[Any, Any]


def fetch(key: Hashable, write: Write, swaps: Swaps) -> list[Any]:
    """The rows of the query that ``write`` makes, with ``swaps`` put in the place of its stand-ins.

    ``write`` is called once for a key, with the clock at a stand-in moment; None is a list nobody of this shape has.
    A stand-in is an id, a text or a number that nothing else in the statement is.

    Raises:
        AskedError: ``write`` asked the database.
    """
    statement = _statement(key, write)
    return [] if statement is None else statement.rows(swaps)


def one(key: Hashable, write: Write, swaps: Swaps) -> Any | None:
    """The only row, None where there is none; as :func:`fetch`."""
    rows = fetch(key, write, swaps)
    return rows[0] if rows else None


def count(key: Hashable, write: Write, swaps: Swaps) -> int:
    """How many rows :func:`fetch` would give; under a key of its own. Raises AskedError."""
    return sum(counts(key, write, swaps).values())


def counts(key: Hashable, write: Write, swaps: Swaps) -> dict[Any, int]:
    """How many rows of :func:`fetch` have which first column; under a key of its own. Raises AskedError."""
    statement = _statement(key, write)
    return {} if statement is None else statement.counts(swaps)


def _statement(key: Hashable, write: Write) -> "_Statement | None":
    # Asked for once: another thread may empty the shelf at any time.
    statement = _held.get(key, _UNWRITTEN)
    if isinstance(statement, _Unwritten):
        statement = _written(write)
        with _lock:
            if len(_held) >= _MOST:
                _held.clear()
            _held[key] = statement
    return statement


def forget() -> None:
    """Write everything anew (tests)."""
    _held.clear()


def _written(write: Callable[[], QuerySet[Any, Any] | None]) -> "_Statement | None":
    def nothing(*_: Any) -> Any:
        raise AskedError("a prepared statement is written without asking the database")

    connection = connections[DEFAULT_DB_ALIAS]
    with connection.execute_wrapper(nothing), clock.at(_MOMENT):
        begun = clock.now()
        asked = write()
        if asked is None:
            return None
        compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
    return _Statement(asked, compiler, sql, tuple(parameters), begun)


class _Statement:
    """One written statement with the rows' shape; shared by threads, so nothing in it is ever written again."""

    def __init__(self, asked: QuerySet[Any, Any], compiler: Any, sql: str, parameters: tuple[Any, ...], at: datetime):
        self._asked, self._compiler, self._sql, self._parameters, self._at = asked, compiler, sql, parameters, at

    def counts(self, swaps: Swaps) -> dict[Any, int]:
        """How many by the first column."""
        # The inner statement is the one Django wrote; whatever was typed stays a parameter of it.
        counted = f"SELECT mark, count(*) FROM ({self._sql}) AS told (mark) GROUP BY 1"  # noqa: S608
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(counted, self._real(swaps))
            return dict(cursor.fetchall())

    def _real(self, swaps: Swaps) -> tuple[Any, ...]:
        now = clock.now()
        days = clock.local(now).date() - clock.local(self._at).date()
        moved = _Moving(self._at, now - self._at, days, swaps)
        return tuple(moved.put(value) for value in self._parameters)

    def rows(self, swaps: Swaps) -> list[Any]:
        """As the queryset would give them. Raises TransactionManagementError: to be locked, but in no transaction."""
        if self._asked.query.select_for_update and not connections[DEFAULT_DB_ALIAS].in_atomic_block:
            raise TransactionManagementError("rows are locked within a transaction")
        parameters = self._real(swaps)
        compiler = copy.copy(self._compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (self._sql, parameters)
        told: Any = self._asked
        asked = type(told)(model=told.model, query=_Written(told.query, compiler), using=told._db)
        asked._iterable_class, asked._fields = told._iterable_class, told._fields
        return list(asked)


class _Written:
    """Stands for a query towards the classes that make rows; its compiler has its statement already."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._told, self._compiler = query, compiler

    def get_compiler(self, *_: Any, **__: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._told, name)


class _Moving:
    """Puts real values in the place of stand-ins."""

    def __init__(self, at: datetime, by: timedelta, days: timedelta, swaps: Swaps) -> None:
        self._at, self._by, self._days, self._swaps = at, by, days, swaps
        self._today = clock.local(at).date()

    def put(self, value: Any) -> Any:
        if isinstance(value, (UUID, str, int)):
            return self._swaps.get(value, value)
        if isinstance(value, datetime):
            return value + self._by if abs(value - self._at) < _REACH else value
        if isinstance(value, date):
            return value + self._days if abs(value - self._today) < _REACH else value
        if isinstance(value, (list, tuple)):
            return type(value)(self.put(one) for one in value)
        return value


def merged(swaps: Iterable[Mapping[UUID, UUID]]) -> dict[UUID, UUID]:
    """Several swaps as one."""
    return {stand_in: real for one in swaps for stand_in, real in one.items()}
