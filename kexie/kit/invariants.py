"""Facts that must always hold and that no constraint can say: each a query for rows that should not exist."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg import sql

# By one walk along the starts, so that it ends also where the index of the lost constraint is gone.
_OVERLAPS = """
SELECT id FROM (
    SELECT id, starts_on, max(coalesce(ends_on, 'infinity')) OVER (
        PARTITION BY {keys} ORDER BY starts_on, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS before FROM {table} WHERE {where}
) told WHERE before >= starts_on LIMIT 100
"""


@dataclass(frozen=True, slots=True)
class Breach:
    """One impossible row: which invariant, which record, what is wrong (Chinese, without names of people)."""

    invariant: str
    record: str
    fault: str


# Yields what is broken; nothing where all is well. Its name and first docstring line stand in the report.
Invariant = Callable[[], Iterable[tuple[str, str]]]
_invariants: tuple[Invariant, ...] = ()


def connect(invariants: Iterable[Invariant]) -> None:
    """Take over the table from config/plugs.py; called once at the start."""
    global _invariants
    _invariants = tuple(invariants)


def known() -> tuple[Invariant, ...]:
    """All invariants, in the table's order."""
    return _invariants


def name_of(invariant: Invariant) -> str:
    """``<module>.<function>`` without the package."""
    module = getattr(invariant, "__module__", "").removeprefix("kexie.")
    return f"{module}.{getattr(invariant, '__name__', str(invariant))}"


def breaches(only: Iterable[Invariant] | None = None) -> Iterator[Breach]:
    """Run all (or these) and tell every impossible row."""
    for invariant in known() if only is None else only:
        for record, fault in invariant():
            yield Breach(name_of(invariant), record, fault)


def overlapping(table: str, keys: Sequence[str], where: str = "") -> list[Any]:
    """Keys of rows that begin before an earlier one of the same ``keys`` is over; both days belong to a term.

    ``where``: a condition of the table's own columns, written by us.
    """
    statement = sql.SQL(_OVERLAPS).format(
        keys=sql.SQL(", ").join(map(sql.Identifier, keys)), table=sql.Identifier(table),
        where=sql.SQL(where or "true"),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [pk for (pk,) in cursor]
