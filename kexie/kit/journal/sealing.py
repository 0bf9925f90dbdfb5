"""Closing the journal: the chain is made by a function of the schema's owner, the head is published outside."""

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from kexie.kit import clock

HEADS = "journal-heads.txt"
_MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at a moment: the seal's number and hash, and the last row it holds."""

    number: int
    hash: str
    last: int


def seal() -> int:
    """Seal what is settled; the number of rows sealed. Runs outside any transaction; a second sealer does nothing.

    Rows are taken in the order of their ids, up to one below which no row can appear any more (migration 0002). A
    long transaction therefore holds up the sealing, never the writers.

    Raises:
        OperationalError (25001): called inside a transaction that has already written.
    """
    rows = 0
    for _ in range(_MOST_ROUNDS):
        with connection.cursor() as cursor:
            cursor.execute("SELECT kit_seal_next()")
            taken = int(cursor.fetchone()[0])
        rows += taken
        if not taken:
            break
    if rows:
        publish()
    return rows


def head() -> Head | None:
    """The end of the chain; None before the first seal."""
    from kexie.kit.journal.models import Seal  # models need the application registry

    latest = Seal.objects.order_by("-number").values_list("number", "hash", "last").first()
    return Head(*latest) if latest else None


PENDING = (
    "SELECT count(*) AS count, min(at) AS since FROM kit_journal_entry "
    "WHERE id > (SELECT coalesce(max(last), 0) FROM kit_seal)"
)


def pending() -> tuple[int, float]:
    """Rows after the last seal, and for how many seconds the oldest of them waits. One query."""
    with connection.cursor() as cursor:
        cursor.execute(PENDING)
        count, oldest = cursor.fetchone()
    return int(count), max(0.0, (clock.now() - oldest).total_seconds()) if oldest else 0.0


def publish() -> None:
    """Write the head down where who can cut the database's tail cannot take it back unseen: a file that only grows.

    One line a sealing: number, hash, last row, moment. It may be copied anywhere (a page, a mail, another machine).
    """
    end = head()
    if end is None:
        return
    path = heads_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"{end.number} {end.hash} {end.last} {clock.now().isoformat(timespec='seconds')}\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        os.write(descriptor, line.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def heads_path() -> Path:
    """Where published heads lie: ``journal-heads.txt`` in the data folder."""
    return Path(settings.HOME) / HEADS


def published() -> list[Head]:
    """All heads written down, oldest first; a torn last line (crash in mid-write) is passed over."""
    try:
        lines = heads_path().read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    heads = []
    for line in lines:
        words = line.split()
        if len(words) == 4 and words[0].isdigit() and words[2].isdigit() and len(words[1]) == 64:
            heads.append(Head(int(words[0]), words[1], int(words[2])))
    return heads
