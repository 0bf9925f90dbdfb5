"""A connection that gives up on a server that says nothing.

`statement_timeout` is the server's own promise; one that hangs (a stopped process, a stuck disk, a firewall that
swallows packets) keeps none, and its socket stays open. Without a bound on this side every thread waits for it.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

import psycopg

LONGEST = 35.0  # seconds for one statement: more than the statement_timeout of settings.py, which comes first
QUICK = 3.0  # seconds for the question whether a kept connection still lives


class Patient(psycopg.Connection[Any]):
    """psycopg's connection; a wait that takes too long ends it and says that the database is away."""

    patience = LONGEST

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """As psycopg's, within `patience`; a wait with a bound of its own keeps that."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.patience)
        except psycopg.errors._WaitTimeout as late:
            # What the server would still say belongs to nobody any more.
            self.pgconn.finish()
            raise psycopg.OperationalError(f"no word from the database for {self.patience:.0f} s") from late


@contextlib.contextmanager
def quick(connection: Any) -> Iterator[None]:
    """Within the block the connection waits shortly: for a question that a living server answers at once."""
    before = getattr(connection, "patience", None)
    if before is None:
        yield
        return
    connection.patience = QUICK
    try:
        yield
    finally:
        connection.patience = before
