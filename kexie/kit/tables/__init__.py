"""The rows of a table somebody sent (.xlsx .xls .et .ods .csv .txt), as text, with where each cell stands.

The file is looked at as a package first (kit.files), then read in a process of its own with bounded memory and time
(``apart``), which hands its rows over as it reads: a large file is never held whole on either side. Nothing is changed
in silence: what cannot be relied on (errors, digits lost, days without a year) is a fault of its cell.
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from kexie.kit import files
from kexie.kit.tables.lines import column_of, letters
from kexie.kit.verdict import Refused, require

if TYPE_CHECKING:
    from django.core.files.base import File

__all__ = ["KINDS", "Reading", "Row", "SheetFacts", "column_of", "letters", "read"]

KINDS = ("xlsx", "xls", "et", "ods", "csv", "txt")
MOST_SECONDS = 60  # of waiting for the next rows; what the reader works in all is bounded by its processor time
# What the reading process sees of our surroundings: where the program lies, nothing else.
_SURROUNDINGS = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")
_BROKEN = "文件打不开，可能已损坏，或内容过于庞杂。请用办公软件另存为新的 .xlsx 后再选"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """A sheet of the file; a hidden one is read only when it is asked for by its name."""

    name: str
    hidden: bool = False


@dataclass(slots=True)
class Row:
    """A row that has something in it.

    ``number`` is the one the spreadsheet shows, ``cells`` begin with column A and end with the last that has text;
    ``faults`` say by column (from 0) why the text of a cell is not to be relied on, in Chinese; ``spans`` are joined
    cells that begin here, by column: rows and columns.
    """

    sheet: str
    number: int
    cells: list[str]
    faults: dict[int, str] = field(default_factory=dict)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)

    def cell(self, column: int) -> str:
        """The text in a column counted from 0; empty beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""


class Reading:
    """A file being read: sheets at once, rows as they come, notes and the number of rows when all have come.

    ``size`` is about how many rows the sheet has, from its first row on; 0 where the file does not tell.
    """

    def __init__(self, upload: "File[bytes]", kind: str, sheet: str) -> None:
        self.sheets: tuple[SheetFacts, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.rows = self.size = 0
        self._rest = b""
        # In memory alone: numbers of people may stand in it.
        with os.fdopen(os.memfd_create("table"), "w+b") as held:
            for chunk in upload.chunks():
                held.write(chunk)
            held.seek(0)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "kexie.kit.tables.apart", kind, sheet],
                stdin=held, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
                env={name: os.environ[name] for name in _SURROUNDINGS if name in os.environ},
            )  # fmt: skip
        try:
            told = self._next()
            self.sheets = tuple(SheetFacts(name, hidden) for name, hidden in told["sheets"])
            self.notes = _hidden(self.sheets, sheet)
            if sheet and sheet not in {one.name for one in self.sheets}:
                raise Refused(f"文件里没有名为“{sheet}”的工作表", "tables.sheet")
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> Iterator[Row]:
        """The rows, once. Raises Refused where the file breaks off or turns out to be one that nobody should read."""
        while "notes" not in (told := self._next()):
            name, self.size = self.sheets[told["sheet"]].name, told.get("of", 0)
            for number, cells, faults, spans in told["rows"]:
                self.rows += 1
                yield Row(
                    name, number, cells,
                    {int(at): reason for at, reason in faults.items()} if faults else {},
                    {int(at): (rows, columns) for at, (rows, columns) in spans.items()} if spans else {},
                )  # fmt: skip
        if told["rows"] != self.rows:
            raise Refused(_BROKEN, "tables.broken")
        self.notes += tuple(told["notes"])

    def _next(self) -> dict[str, Any]:
        pipe: IO[bytes] | None = self._process.stdout
        assert pipe is not None
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            ready, _, _ = select.select([pipe], [], [], MOST_SECONDS)
            block = os.read(pipe.fileno(), 1 << 18) if ready else b""
            if not block:
                raise Refused(_BROKEN, "tables.broken")
            parts.append(block)
        line, _, self._rest = b"".join(parts).partition(b"\n")
        told: dict[str, Any] = json.loads(line)
        if "refused" in told:
            raise Refused(told["refused"], "tables.content")
        return told

    def close(self) -> None:
        """End the reader, whether or not it is through."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _hidden(sheets: tuple[SheetFacts, ...], wanted: str) -> tuple[str, ...]:
    names = "、".join(f"“{one.name}”" for one in sheets if one.hidden and one.name != wanted)
    return (f"隐藏的工作表{names}没有读",) if names and not wanted else ()


def read(upload: "File[bytes]", *, sheet: str = "") -> Reading:
    """Open an uploaded table: ``with tables.read(upload) as found: for row in found: …``.

    Args:
        upload: a named, seekable file.
        sheet: the name of the only sheet to be read; all that are not hidden without one.

    Raises:
        Refused: it is none, or one that nobody should open, with the reason in Chinese.
    """
    verdict, name = files.judge(upload, "table")
    require(verdict)
    upload.seek(0)
    return Reading(upload, files.names.ending(name), sheet)
