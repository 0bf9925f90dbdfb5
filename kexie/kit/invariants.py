"""Facts that must always hold and that no constraint can say: each a query for rows that should not exist."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


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
