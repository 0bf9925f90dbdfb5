"""The domains as they hand over what they hold of a person: the table stands in config/plugs.py (``PRIVACY``)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from kexie.kit.actor import Actor

Rows = dict[str, list[dict[str, Any]]]


class Erase(Protocol):
    """Takes away what may go of one person; how many rows."""

    def __call__(self, person_id: UUID, *, by: Actor) -> int:
        """Inside the caller's transaction."""


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain: its code, its name, its two callables (``kexie/<domain>/privacy.py``)."""

    code: str
    label: str
    export: Callable[[UUID], Rows]
    erase: Erase


_domains: tuple[Domain, ...] = ()


def connect(table: Sequence[Domain]) -> None:
    """Take over the table from config/plugs.py; called once at the start. Upper domains first, people last."""
    global _domains
    _domains = tuple(table)


def table() -> tuple[Domain, ...]:
    """All of them, in the table's order."""
    return _domains
