"""What became of a row, as values that the engine hands on and ``models.BatchRow`` keeps. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kexie.intake.kinds import Outcome
from kexie.kit.tables.mapping import Field
from kexie.kit.tables.records import Fault, Record

# A reason may quote what stands in a cell; a number of a person that strayed there must not be kept with it.
_NUMBER = re.compile(r"\d(?:[\s\-‐–—]?[\dXx]){8,}")


@dataclass(slots=True)
class Result:
    """One row. ``faults`` and ``warnings`` are (field, column, reason); ``before`` and ``after`` what undoing needs."""

    number: int
    outcome: str = Outcome.REJECTED
    faults: list[tuple[str, int | None, str]] = field(default_factory=list)
    subject: UUID | None = None
    affiliation: UUID | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    mobile_before: bytes | None = None
    warnings: list[tuple[str, int | None, str]] | None = None


def hidden(reason: str) -> str:
    """A reason without the long numbers it may quote."""
    return _NUMBER.sub("（号码已隐去）", reason)


def rejected(record: Record, faults: list[tuple[str, str]], columns: dict[str, int]) -> Result:
    """A row that goes back: what was wrong in its cells, and what is wrong with it as a whole."""
    told = _cells(record.faults)
    told += [(code, columns.get(code), hidden(reason)) for code, reason in faults]
    return Result(record.number, Outcome.REJECTED, told)


def warned(told: list[Result], records: Sequence[Record]) -> list[Result]:
    """The same rows; those that were taken say which cells were read otherwise than they stand."""
    for one, record in zip(told, records, strict=True):
        if record.warnings and one.outcome != Outcome.REJECTED:
            one.warnings = _cells(record.warnings)
    return told


def _cells(told: list[Fault]) -> list[tuple[str, int | None, str]]:
    return [(one.code, one.column, hidden(one.reason)) for one in told]


def faults_of(number: int, told: list[Any], labels: dict[str, str]) -> list[Fault]:
    """The same again as the returned table takes them."""
    return [Fault(number, column, code, labels.get(code, ""), reason) for code, column, reason in told]


def labels(fields: tuple[Field, ...]) -> dict[str, str]:
    """Field to head."""
    return {one.code: one.label for one in fields}
