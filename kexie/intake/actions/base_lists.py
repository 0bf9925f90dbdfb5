"""Rows of a list of units that ought to be covered: all of them make one list, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from uuid import UUID

from kexie.associations import names
from kexie.associations.actions import coverage
from kexie.associations.models import BaseList
from kexie.associations.told import BaseLine
from kexie.intake.kinds import Outcome
from kexie.intake.models import Batch, ReplacedList
from kexie.intake.results import Result, rejected
from kexie.kit.actor import Actor
from kexie.kit.tables.records import Record

_COLUMNS = tuple(BaseLine.__dataclass_fields__)


@dataclass(slots=True)
class Line:
    """One row on its way."""

    record: Record
    faults: list[tuple[str, str]] = field(default_factory=list)


class Lines:
    """One import of a list. What is judged is gathered; :meth:`fill` writes it."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self.columns = dict(columns)
        self.told: list[BaseLine] = []
        self._keys: dict[str, int] = {}

    def prepare(self, records: Sequence[Record]) -> None:
        """Nothing is made ready before its turn."""

    def judge(self, records: Sequence[Record]) -> list[Line]:
        """What is wrong with each row; the right ones join the list."""
        lines = [Line(record) for record in records]
        for line in lines:
            if line.record.faults:
                continue
            values = {name: line.record.values.get(name) for name in _COLUMNS}
            told = BaseLine(**{name: value for name, value in values.items() if value is not None})  # type: ignore[arg-type]
            key = told.credit_code or names.key(told.name)
            if (row := self._keys.setdefault(key, line.record.number)) != line.record.number:
                line.faults.append(("", f"与第 {row} 行是同一单位"))
            else:
                self.told.append(told)
        return lines

    def results(self, lines: Sequence[Line]) -> list[Result]:
        """What would become of the rows."""
        return [
            rejected(line.record, line.faults, self.columns) if line.record.faults or line.faults
            else Result(line.record.number, Outcome.CREATED)
            for line in lines
        ]  # fmt: skip

    def pretend(self, lines: Sequence[Line]) -> None:
        """When nothing is written: rows do not depend on each other but by what :meth:`judge` keeps."""

    def fill(self, batch: Batch, *, by: Actor, at: datetime) -> None:
        """Make the list of the batch's year and kind of what was gathered. Raises Refused."""
        options = batch.options
        day = date.fromisoformat(options["as_of"]) if options.get("as_of") else None
        year, kind = int(options["year"]), str(options["list_kind"])
        before = BaseList.objects.filter(organisation=batch.organisation, year=year, kind=kind).first()
        if before is not None:
            _keep(batch, before)
        made = coverage.fill(
            batch.organisation, year, kind, self.told, by=by, as_of=day,
            source=str(options.get("source") or ""),
        )  # fmt: skip
        batch.options = {**options, "is_new": before is None, "list": str(made.pk), "filled_at": at.isoformat()}


def _keep(batch: Batch, before: BaseList) -> None:
    """What the list was, for undoing."""
    settled = {
        key: [association and str(association), way] for key, (association, way) in coverage.by_hand(before).items()
    }
    ReplacedList.objects.create(
        batch=batch, as_of=before.as_of, source=before.source, settled=settled,
        lines=[asdict(line) for line in coverage.lines(before)],
    )  # fmt: skip


def put_back(batch: Batch, replaced: ReplacedList, *, by: Actor) -> None:
    """The list as it was before the import of this batch; matched anew, settled as it was. Raises Refused."""
    settled = {key: (association and UUID(association), way) for key, (association, way) in replaced.settled.items()}
    coverage.fill(
        batch.organisation, int(batch.options["year"]), str(batch.options["list_kind"]),
        [BaseLine(**line) for line in replaced.lines], by=by, as_of=replaced.as_of, source=replaced.source,
        settled=settled,
    )  # fmt: skip
