"""What goes back to the sender: rows that were not taken, as they were sent, with their faults; what was read otherwise
in the others; the template.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from kexie.intake import queries, reading, results
from kexie.intake.models import Batch
from kexie.kit import tables
from kexie.kit.tables import Row, returning
from kexie.kit.tables.mapping import Heads
from kexie.kit.tables.records import Fault, Reader
from kexie.kit.tables.returning import Changed


def faulty(batch: Batch) -> bytes:
    """An .xlsx of the rows that went back; corrected and sent again it is read like the first. Raises Refused.

    Where cells of rows that were taken were read otherwise than they stand, a second sheet says so.
    """
    fields = reading.fields_of(batch.kind)
    labels = results.labels(fields)
    told: dict[int, Any] = dict(queries.batches.rejected(batch).values_list("number", "faults"))
    warned: dict[int, Any] = dict(queries.batches.warned(batch).values_list("number", "warnings"))
    reader, changed = Reader(fields, batch.columns), list[Changed]()
    heads = Heads(batch.sheet, batch.heads_first, batch.heads_last, tuple(batch.heads))

    def rows(found: tables.Reading) -> Iterator[tuple[Row, Sequence[Fault]]]:
        for row in found:
            if row.number <= batch.heads_last:
                continue
            if row.number in told:
                yield row, results.faults_of(row.number, told[row.number], labels)
            elif row.number in warned:
                values = reader.record(row).values
                cells = results.faults_of(row.number, warned[row.number], labels)
                changed.extend(Changed(one, row.cell(one.column or 0), values.get(one.code)) for one in cells)

    with reading.opened(batch.file) as upload, tables.read(upload, sheet=batch.sheet) as found:
        known = rows(found)
        first = list(_some(known))
        if not told:  # no row was asked back, so that all have been read
            return returning.reread(changed, note=f"{batch.file_name}：没有退回的行")
        width = max((len(row.cells) for row, _ in first), default=0)
        note = f"{batch.file_name}：退回 {len(told)} 行。改正后可以直接再传这张表"
        rest = (_cut(one, width) for one in known)
        return returning.returned(
            heads, chain(first, rest), note=note, width=width, changed=changed if warned else None
        )


def template(kind: str) -> bytes:
    """An empty table to fill in."""
    return returning.template(reading.fields_of(kind))


def _some(rows: Iterator[tuple[Row, Sequence[Fault]]]) -> Iterator[tuple[Row, Sequence[Fault]]]:
    for _, one in zip(range(2000), rows, strict=False):
        yield one


def _cut(one: tuple[Row, Sequence[Fault]], width: int) -> tuple[Row, Sequence[Fault]]:
    """Further rows no wider than those before: what stands under no head is only shown as far."""
    row, faults = one
    return Row(row.sheet, row.number, row.cells[:width], row.faults), faults
