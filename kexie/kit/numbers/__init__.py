"""Numbers without a gap and without a double, from a series of an owner, a code and a year (rules.md 3)."""

from uuid import UUID

from django.db import connection, transaction

from kexie.kit import clock, ids
from kexie.kit.numbers import invariants
from kexie.kit.verdict import Overtaken, Refused

__all__ = ["current", "draw", "invariants", "void"]

_OPEN = """
INSERT INTO kit_series (id, owner_id, code, year, last) VALUES (%s, %s, %s, %s, 0)
ON CONFLICT (owner_id, code, year) DO NOTHING
"""
_LOCK = "SELECT id, last FROM kit_series WHERE owner_id = %s AND code = %s AND year = %s FOR UPDATE"


def draw(owner_id: UUID, code: str, year: int, entity_id: UUID) -> int:
    """The next serial of the series (from 1), taken for ``entity_id``; an entity that has one gets the same again.

    The series' row is locked until the acting transaction ends: it fails, the number was never taken. So there is
    no gap and no double, and two offices wait only where they share a series. Lock the series before the record
    (house.md 3).

    Raises:
        TransactionManagementError: outside a transaction.
        Overtaken: the entity holds a number of another series.
        OperationalError: the lock was not got in time (answered with 409).
    """
    series_id, last = _locked(owner_id, code, year)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT series_id, serial FROM kit_drawn_number WHERE entity_id = %s AND voided_at IS NULL", [entity_id]
        )
        held = cursor.fetchone()
        if held and held[0] != series_id:
            raise Overtaken("这一件已经在另一个编号序列里编过号", rule="numbers.draw.once")
        if held:
            return int(held[1])
        cursor.execute("UPDATE kit_series SET last = %s WHERE id = %s", [last + 1, series_id])
        cursor.execute(
            "INSERT INTO kit_drawn_number (id, series_id, serial, entity_id, taken_at, void_reason)"
            " VALUES (%s, %s, %s, %s, %s, '')",
            [ids.uuid7(), series_id, last + 1, entity_id, clock.now()],
        )
    return last + 1


def void(owner_id: UUID, code: str, year: int, serial: int, reason: str) -> None:
    """Mark a drawn serial as void. It stays in the series and is never given again (rules.md 3).

    Raises:
        Refused: no reason given, no such serial drawn.
        Overtaken: it is void already.
    """
    if not reason.strip():
        raise Refused("请写明作废的理由", rule="numbers.void.reason")
    series_id, _ = _locked(owner_id, code, year)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT voided_at FROM kit_drawn_number WHERE series_id = %s AND serial = %s", [series_id, serial]
        )
        row = cursor.fetchone()
        if row is None:
            raise Refused(f"这个序列里没有 {serial} 号", rule="numbers.void.known")
        if row[0] is not None:
            raise Overtaken(f"{serial} 号已经作废", rule="numbers.void.once")
        cursor.execute(
            "UPDATE kit_drawn_number SET voided_at = %s, void_reason = %s WHERE series_id = %s AND serial = %s",
            [clock.now(), reason.strip()[:200], series_id, serial],
        )


def current(owner_id: UUID, code: str, year: int) -> int:
    """The last serial drawn, 0 where none was: for showing only, the next one may be taken in the meantime."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT last FROM kit_series WHERE owner_id = %s AND code = %s AND year = %s", [owner_id, code, year]
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _locked(owner_id: UUID, code: str, year: int) -> tuple[UUID, int]:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a number is drawn inside the acting transaction")
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [ids.uuid7(), owner_id, code, year])
        cursor.execute(_LOCK, [owner_id, code, year])
        row = cursor.fetchone()
    return row[0], int(row[1])
