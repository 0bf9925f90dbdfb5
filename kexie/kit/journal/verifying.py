"""Checking the chain again, in Python, from the rows alone: nothing of the sealer's SQL is trusted."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import connection, transaction

from kexie.kit import clock
from kexie.kit.journal.sealing import Head, published

GENESIS = "0" * 64
_CHUNK = 2000
_PER_ROW = 16  # bytes of Seal.rows: 8 of the id, 8 of the digest

_ENTRIES = """
SELECT id::text, (extract(epoch FROM at) * 1000000)::bigint::text, xid::text, request_id::text, person_id::text,
       post_id::text, organisation_id::text, behalf_id::text, part, entity, entity_id::text, verb, source, target,
       diff::text, note_hash
FROM kit_journal_entry ORDER BY kit_journal_entry.id
"""
_SEALS = "SELECT number, first, last, count, rows, previous, hash FROM kit_seal ORDER BY number"
_NOTES = """
SELECT n.entry_id FROM kit_journal_note n JOIN kit_journal_entry e ON e.id = n.entry_id
WHERE encode(sha256(convert_to(n.text, 'UTF8')), 'hex') <> e.note_hash ORDER BY 1 LIMIT 1
"""
_UNSEALED = "SELECT count(*), min(at) FROM kit_journal_entry WHERE id > %s"

Fields = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain is broken first: what kind, which row (None for a seal), which seal, in words."""

    kind: str
    row: int | None
    seal: int | None
    words: str


@dataclass(slots=True)
class Report:
    """What was checked and what was found. ``unsealed`` rows stand after the last seal, the oldest for so long."""

    rows: int = 0
    seals: int = 0
    unsealed: int = 0
    unsealed_seconds: float = 0.0
    broken: Break | None = None
    heads: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """True where nothing was found."""
        return self.broken is None


@dataclass(frozen=True, slots=True)
class Link:
    """One stored seal."""

    number: int
    first: int
    last: int
    count: int
    rows: bytes
    previous: str
    hash: str


def verify(heads: Sequence[Head] | None = None) -> Report:
    """Recompute every digest, every seal and the chain, compare with the published heads, name the first break.

    Args:
        heads: published heads; by default those of the file in the data folder.
    """
    report = Report()
    with transaction.atomic():
        with connection.cursor() as cursor:
            # One moment for all readings: a seal written in between must not look like a break.
            if not connection.savepoint_ids:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute(_SEALS)
            links = [Link(*row) for row in cursor.fetchall()]
        report.seals = len(links)
        known = published() if heads is None else list(heads)
        report.heads = len(known)
        report.broken = _check_rows(links, report) or _check_heads(links, known) or _check_notes()
        _count_unsealed(links, report)
    return report


def digest(fields: Fields) -> bytes:
    """sha256 over all fields, each with its length in bytes before it, ``-`` for none."""
    parts = []
    for text in fields:
        if text is None:
            parts.append(b"-")
        else:
            encoded = text.encode()
            parts.append(str(len(encoded)).encode() + b":" + encoded)
    return hashlib.sha256(b"".join(parts)).digest()


def seal_hash(link: Link, digests: Sequence[bytes]) -> str:
    """The hash a seal must have over these rows."""
    content = hashlib.sha256(b"".join(digests)).hexdigest()
    text = f"{link.number}|{link.first}|{link.last}|{link.count}|{link.previous}|{content}"
    return hashlib.sha256(text.encode()).hexdigest()


def _rows() -> Iterator[tuple[int, bytes]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ENTRIES)
        while batch := cursor.fetchmany(_CHUNK):
            for row in batch:
                yield int(row[0]), digest(row)


def _check_rows(links: Sequence[Link], report: Report) -> Break | None:
    rows = _rows()
    waiting: tuple[int, bytes] | None = next(rows, None)
    previous, before = GENESIS, 0
    for position, link in enumerate(links, start=1):
        if link.number != position or link.previous != previous or link.first <= before:
            return Break("seal", None, position, f"第 {position} 个封条缺失、次序不对或被改动")
        held: list[tuple[int, bytes]] = []
        while waiting is not None and waiting[0] <= link.last:
            held.append(waiting)
            waiting = next(rows, None)
        report.rows += len(held)
        broken = _check_block(link, held)
        if broken:
            return broken
        previous, before = link.hash, link.last
    report.rows += (waiting is not None) + sum(1 for _ in islice(rows, None))
    return None


def _check_block(link: Link, held: Sequence[tuple[int, bytes]]) -> Break | None:
    noted = _noted(link)
    found = {row: value[:8] for row, value in held}
    if len(link.rows) != _PER_ROW * link.count or not noted:
        return Break("seal", None, link.number, f"第 {link.number} 个封条被改动")
    for row in sorted(noted.keys() | found.keys()):
        if row not in found:
            return Break("deletion", row, link.number, f"第 {row} 行不见了")
        if row not in noted:
            return Break("insertion", row, link.number, f"第 {row} 行是后来插入的")
        if noted[row] != found[row]:
            return Break(_changed(row, noted, found), row, link.number, f"第 {row} 行被改动")
    if (link.first, link.last) != (held[0][0], held[-1][0]) or seal_hash(link, [v for _, v in held]) != link.hash:
        return Break("seal", None, link.number, f"第 {link.number} 个封条被改动")
    return None


def _changed(row: int, noted: dict[int, bytes], found: dict[int, bytes]) -> str:
    # Two rows whose contents changed places both differ; one alone was edited.
    others = [other for other in noted if other != row and other in found and noted[other] != found[other]]
    return "swap" if len(others) == 1 else "edit"


def _noted(link: Link) -> dict[int, bytes]:
    rows = bytes(link.rows)
    return {
        int.from_bytes(rows[at : at + 8], "big", signed=True): rows[at + 8 : at + _PER_ROW]
        for at in range(0, len(rows) - len(rows) % _PER_ROW, _PER_ROW)
    }


def _check_heads(links: Sequence[Link], heads: Sequence[Head]) -> Break | None:
    by_number = {link.number: link for link in links}
    for head in heads:
        link = by_number.get(head.number)
        if link is None:
            return Break("tail", head.last, head.number, f"第 {head.number} 个封条已公布，却不在库里：末尾被截去")
        if link.hash != head.hash or link.last != head.last:
            return Break("tail", head.last, head.number, f"第 {head.number} 个封条与已公布的不同：链被重做过")
    return None


def _check_notes() -> Break | None:
    with connection.cursor() as cursor:
        cursor.execute(_NOTES)
        row = cursor.fetchone()
    return Break("note", row[0], None, f"第 {row[0]} 行所附的意见被改动") if row else None


def _count_unsealed(links: Sequence[Link], report: Report) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_UNSEALED, [links[-1].last if links else 0])
        count, oldest = cursor.fetchone()
    report.unsealed = int(count)
    report.unsealed_seconds = max(0.0, (clock.now() - oldest).total_seconds()) if oldest else 0.0
