"""The journal: who did what, when, through which post. Plain inserts; sealed in batches (house.md 4)."""

from kexie.kit.journal import queries, sealing, values, verifying
from kexie.kit.journal.diffs import Change, changes, masked
from kexie.kit.journal.writing import connect, subscribers_of, write

__all__ = [
    "Change",
    "Entry",
    "changes",
    "connect",
    "masked",
    "queries",
    "sealing",
    "subscribers_of",
    "values",
    "verifying",
    "write",
]


def __getattr__(name: str) -> object:
    # Entry is a model: it can only be imported once the application registry is ready.
    if name == "Entry":
        from kexie.kit.journal.models import Entry

        return Entry
    raise AttributeError(name)
