"""Rows of units: register, 单位概况 and the figures of a year, judged and written together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from kexie.associations.models import Profile, YearFigures
from kexie.intake import queries
from kexie.intake.actions import amending_units as amending
from kexie.intake.kinds import Outcome, Policy
from kexie.intake.matching import register as matching
from kexie.intake.matching.register import Line
from kexie.intake.matching.units import NOT_YET, Unit
from kexie.intake.results import Result, rejected
from kexie.kit import bulk, clock, ids
from kexie.kit.actor import Actor
from kexie.kit.tables.records import Record
from kexie.organisations import rules
from kexie.organisations.actions import organisations, tree
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import FIELDS, Particulars


class Units:
    """One import of units, chunk after chunk. ``house`` imports: what names no superior comes under it."""

    def __init__(self, by: Actor, policy: str, columns: Mapping[str, int], house: Organisation) -> None:
        self.by, self.policy, self.columns = by, policy, dict(columns)
        self._units = queries.units.everyone(by)
        self._house = self._units.by_pk[house.pk]
        self._before = matching.Before()
        self._fits: dict[tuple[UUID, str, str], str] = {}

    def prepare(self, records: Sequence[Record]) -> None:
        """Nothing is made ready before its turn."""

    def see(self, records: Sequence[Record]) -> None:
        """Rows that an earlier run has written: they count as earlier rows of the file."""
        for record in records:
            line = matching.begin(record, clock.today())
            if not record.faults and not line.faults:
                self._before.meet(line)

    def judge(self, records: Sequence[Record]) -> list[Line]:
        """Which unit each row is and what is wrong with it. Reads only."""
        lines = [matching.begin(record, clock.today()) for record in records]
        for line in lines:
            if line.record.faults or line.faults:
                continue
            if reason := self._before.meet(line):
                line.faults.append(("", reason))
                continue
            matching.settle(line, self._units, self._house)
            if line.unit is not None and not line.faults and self.policy == Policy.REJECT:
                line.faults.append(("", f"该单位已登记过（编号 {line.unit.number}）"))
            if line.unit is None and not line.faults and (reason := self._refusal(line)):
                line.faults.append(("superior", reason))
        return lines

    def _refusal(self, line: Line) -> str:
        """Why no unit of this kind may be registered there; asked once for each place and kind."""
        assert line.superior is not None
        if line.superior.number == NOT_YET:
            return ""
        level = str(line.values.get("level") or "")
        key = line.superior.pk, line.kind, level
        if key not in self._fits:
            superior = Organisation.objects.get(pk=line.superior.pk)
            verdict = rules.can_register(self.by, superior, line.kind, level)
            self._fits[key] = "" if verdict else verdict.reason
        return self._fits[key]

    def results(self, lines: Sequence[Line]) -> list[Result]:
        """What would become of the rows, nothing written."""
        told = []
        for line in lines:
            if line.record.faults or line.faults:
                told.append(rejected(line.record, line.faults, self.columns))
                continue
            known = Outcome.SKIPPED if self.policy == Policy.SKIP else Outcome.UPDATED
            subject = line.unit.pk if line.unit else None
            told.append(Result(line.record.number, known if line.unit else Outcome.CREATED, subject=subject))
        return told

    def pretend(self, lines: Sequence[Line]) -> None:
        """When nothing is written: later rows find these units as they would be found after an import."""
        for line in lines:
            if line.superior is not None and not line.faults:
                name, short, code = (str(line.values.get(one) or "") for one in ("name", "short_name", "credit_code"))
                self._units.add(Unit(ids.uuid7(), NOT_YET, name, short, line.kind, code, line.superior.pk))

    def write(self, lines: Sequence[Line], at: datetime) -> list[Result]:
        """Write what can be written, and say of every row what became of it."""
        tree.lock_for_adding()
        told = self.results(lines)
        pairs = list(zip(told, lines, strict=True))
        self._insert([pair for pair in pairs if pair[0].outcome == Outcome.CREATED], at)
        changed = [pair for pair in pairs if pair[0].outcome == Outcome.UPDATED]
        if changed:
            amending.Amending(self.policy, changed, self.columns).write(at)
        return told

    def _insert(self, made: Sequence[tuple[Result, Line]], at: datetime) -> None:
        rows = [self._built(line, at) for _, line in made]
        bulk.create(rows)
        tree.attach(rows, on=clock.today())
        profiles, figures = [], []
        for (one, line), row in zip(made, rows, strict=True):
            one.subject = row.pk
            if facts := amending.facts_of(line):
                profiles.append(Profile(organisation=row, updated_at=at, **facts))
            if line.figures:
                figures.append(YearFigures(organisation=row, year=amending.year_of(line), **line.figures))
            told = {name: amending.plain(line.figures.get(name)) for name in matching.FIGURES} if line.figures else None
            one.after = {
                "facts": bool(facts),
                "year": amending.year_of(line) if line.figures else None,
                "figures": told,
            }
            self._units.add(Unit(row.pk, row.number, row.name, row.short_name, row.kind, row.credit_code,
                                 row.superior_id))  # fmt: skip
        bulk.create(profiles)
        bulk.create(figures)

    def _built(self, line: Line, at: datetime) -> Organisation:
        assert line.superior is not None
        told = {name: line.values[name] for name in FIELDS if line.values.get(name) not in (None, "")}
        level = str(line.values.get("level") or "")
        row = organisations.build(Particulars(**told), kind=line.kind, level=level, superior=None)
        row.superior_id, row.created_at, row.updated_at = line.superior.pk, at, at
        return row
