"""A kept table looked at, and its rows as records, chunk after chunk."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.files.base import File

from kexie.intake import queries
from kexie.intake.fields import base, people, units
from kexie.intake.kinds import Kind
from kexie.kit import tables
from kexie.kit.ahead import ahead
from kexie.kit.crypto import Unopened
from kexie.kit.files import StoredFile, keeping
from kexie.kit.tables.mapping import Field, Heads, Proposal, find_heads, propose
from kexie.kit.tables.records import Reader, Record
from kexie.kit.verdict import Refused

if TYPE_CHECKING:
    from kexie.intake.models import Batch

# Rows of one transaction: large enough that its queries cost nothing beside its rows, short enough that nobody waits.
CHUNK = 1000
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Look:
    """What a file turns out to be: its sheets, the one that is read, where the heads stand, what they may mean."""

    sheets: tuple[str, ...]
    proposal: Proposal
    sample: tuple[tables.Row, ...]
    notes: tuple[str, ...]

    @property
    def heads(self) -> Heads:
        """Of the sheet that is read."""
        return self.proposal.heads


def fields_of(kind: str) -> tuple[Field, ...]:
    """What an import of this kind knows. One query where areas are asked for."""
    if kind == Kind.PEOPLE:
        return people.FIELDS
    areas = queries.units.areas()
    return units.fields(areas) if kind == Kind.UNITS else base.fields(areas)


def look(
    upload: "File[bytes]", kind: str, *, sheet: str = "", remembered: Callable[[str], Mapping[int, str] | None]
) -> Look:
    """Read the first rows of a file and propose what its columns mean.

    Raises:
        Refused: it is no table, one that nobody should open, or one without rows.
    """
    with tables.read(upload, sheet=sheet) as found:
        rows = list(islice(found, _SAMPLE))
    fields = fields_of(kind)
    heads = find_heads(rows, fields)
    if heads is None:
        raise Refused("表里没有内容，请选择填好的表", "import.empty")
    below = [row for row in rows if row.sheet == heads.sheet and row.number > heads.last]
    proposal = propose(heads, fields, rows=below, remembered=remembered(heads.digest))
    sheets = tuple(one.name for one in found.sheets)
    return Look(sheets, proposal, tuple(below), (*found.notes, *proposal.notes))


def opened(stored: StoredFile | None) -> "File[bytes]":
    """The bytes of a kept file. Raises Refused where they are gone."""
    try:
        if stored is not None:
            return File(keeping.content(stored), name=stored.name)
    except (FileNotFoundError, Unopened):
        pass
    raise Refused("上传的文件已按规定删除，请重新上传", "import.file")


def chunks(
    upload: "File[bytes]",
    sheet: str,
    heads_last: int,
    fields: Sequence[Field],
    columns: Mapping[int, str],
    told: Callable[[int], None] | None = None,
    notes: list[str] | None = None,
) -> Generator[list[Record], None, None]:
    """All rows under the heads of one sheet, as records, ``CHUNK`` at a time; ``told`` about how many there are.

    ``notes`` gets, behind the last row, what there is to know of the whole file.
    """
    reader = Reader(fields, columns)
    with tables.read(upload, sheet=sheet) as found:
        upload.close()  # the reader has it: a table of some ten megabytes need not lie in two memories
        records = (reader.record(row) for row in found if row.number > heads_last and any(row.cells))
        while chunk := list(islice(records, CHUNK)):
            if told is not None:
                told(found.size - heads_last)
            yield chunk
        if notes is not None:
            notes += found.notes


@contextmanager
def of_batch(
    batch: "Batch",
    told: Callable[[int], None] | None = None,
    prepare: Callable[[list[Record]], None] | None = None,
    notes: list[str] | None = None,
) -> Iterator[Iterator[list[Record]]]:
    """The rows of a batch by its confirmed mapping, the next chunk read while one is written; ``told`` and ``notes`` as
    by :func:`chunks`, ``told`` by the caller's own thread. ``prepare`` sees each chunk first, in the thread that reads.
    """
    known = [0]
    with (
        opened(batch.file) as upload,
        closing(
            chunks(upload, batch.sheet, batch.heads_last, fields_of(batch.kind), batch.columns, known.append, notes)
        ) as found,
        closing(ahead(_prepared(found, prepare) if prepare else found)) as coming,
    ):
        yield coming if told is None else _telling(coming, known, told)


def _prepared(found: Iterator[list[Record]], prepare: Callable[[list[Record]], None]) -> Iterator[list[Record]]:
    for chunk in found:
        prepare(chunk)
        yield chunk


def _telling(
    coming: Iterator[list[Record]], known: Sequence[int], told: Callable[[int], None]
) -> Iterator[list[Record]]:
    for chunk in coming:
        told(known[-1])
        yield chunk


def place_of(columns: Mapping[int, str]) -> dict[str, int]:
    """Field to column."""
    return {code: at for at, code in columns.items()}


def letters(column: Any) -> str:
    """B for a column counted from 0; empty for none."""
    return tables.letters(column) if column is not None else ""
