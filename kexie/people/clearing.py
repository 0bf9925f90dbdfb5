"""Copies of a person's fields in upper parts, which go with the consent: plain callables of config/plugs.py."""

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

# Takes these fields of this person out of what it keeps, inside the caller's transaction; how many rows.
Clear = Callable[[UUID, Collection[str]], int]
_clears: list[Clear] = []


def connect(table: Sequence[Clear]) -> None:
    """Take the table over; called once at the start."""
    _clears[:] = table


def clear(person_id: UUID, fields: Collection[str]) -> int:
    """All of them, under the lock of the person; how many rows."""
    return sum(one(person_id, fields) for one in _clears)
