"""The reader as a program of its own: a table on standard input, its rows as lines of JSON on standard output.

First what sheets there are, then rows in batches, at last what else there is to know and how many rows went out; or,
at any place, the reason why it cannot be read.
"""

import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from kexie.kit.tables import lines
from kexie.kit.tables.lines import Line, Source, TableError

# 300 MB is what a file may cost (bar.md D2). Processor time is the attack of a file that is small and slow.
MEMORY = 300 * 1024 * 1024
SECONDS = 60
BATCH = 200  # rows handed over at a time, fewer where they are long
BATCH_TEXT = 1_000_000
_LARGE = "文件内容过于庞杂，读不下。请删去多余的格式和空行，或拆分后再选"


def main(kind: str, wanted: str = "") -> None:
    """Bind our own hands, then read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        for one in told(kind, sys.stdin.buffer, wanted):
            _hand_over(one)
    except TableError as fault:
        _hand_over({"refused": str(fault)})
    except (MemoryError, RecursionError):
        _hand_over({"refused": _LARGE})


def _hand_over(one: dict[str, Any]) -> None:
    # A spreadsheet may hold half a sign (_xD800_); that it is one is for the cleaning of what comes in.
    written = json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    sys.stdout.buffer.write(written + b"\n")


def told(kind: str, stream: BinaryIO, wanted: str = "") -> Iterator[dict[str, Any]]:
    """Everything there is to hand over, in its order. Raises TableError.

    Args:
        kind: the ending of the file's name.
        stream: the file, from its start.
        wanted: the name of the only sheet to be read; empty for all that are not hidden.
    """
    source = _opened(kind, stream)
    yield {"sheets": source.sheets}
    counting = _Counting()
    for index, (name, hidden) in enumerate(source.sheets):
        if (name != wanted) if wanted else hidden:
            continue
        batch: list[list[Any]] = []
        for line in lines.filled(source.lines(index), source.notes, name):
            batch.append(_packed(line))
            if counting.is_enough(line):
                yield {"rows": batch, "sheet": index, "of": source.size}
                batch = []
        yield {"rows": batch, "sheet": index, "of": source.size}
        counting.begin()
    yield {"notes": source.notes, "rows": counting.rows}


@dataclass(slots=True)
class _Counting:
    """How much was handed over, in all and in this batch."""

    rows: int = 0
    text: int = 0
    _batch: int = 0
    _batch_text: int = 0

    def is_enough(self, line: Line) -> bool:
        """Count a row; whether the batch is to be handed over. Raises TableError where a file says too much."""
        size = sum(map(len, line.cells))
        self.rows, self.text = self.rows + 1, self.text + size
        self._batch, self._batch_text = self._batch + 1, self._batch_text + size
        if self.rows > lines.MOST_ROWS:
            raise TableError(f"超过 {lines.MOST_ROWS} 行。请拆分后再选")
        if self.text > lines.MOST_TEXT:
            raise TableError(f"文字总数超过 {lines.MOST_TEXT // 10_000} 万。请拆分后再选")
        if self._batch < BATCH and self._batch_text < BATCH_TEXT:
            return False
        self.begin()
        return True

    def begin(self) -> None:
        """Begin the next batch."""
        self._batch = self._batch_text = 0


def _packed(line: Line) -> list[Any]:
    return [line.number, line.cells, line.faults or 0, line.spans or 0]


def _opened(kind: str, stream: BinaryIO) -> Source:
    # Only what this file needs is loaded: a text file is read without the parsers of the others.
    if kind == "xlsx":
        from kexie.kit.tables import xlsx

        return xlsx.Workbook(stream)
    if kind in ("xls", "et"):
        from kexie.kit.tables import xls

        return xls.Workbook(stream)
    if kind == "ods":
        from kexie.kit.tables import ods

        return ods.Workbook(stream)
    from kexie.kit.tables import separated

    return separated.Table(stream)


if __name__ == "__main__":
    main(*sys.argv[1:])
