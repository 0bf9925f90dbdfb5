"""What upper storeys know and lower engines must ask: plain callables in one explicit table, no strings.

Grows with every domain. Reading this file answers "who hears of that act" and "where does this to-do come from".
"""

from kexie.kit import journal

# (entity, verb) -> callables that take the journal entry's id and defer a job in the acting transaction.
SUBSCRIBERS: dict[tuple[str, str], tuple[journal.writing.Subscriber, ...]] = {}


def connect() -> None:
    """Hand the tables down; called once when the applications are ready."""
    journal.connect(SUBSCRIBERS)
