"""Rows of units: register, 单位概况 and the figures of a year, judged and written together."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from kexie.associations.actions.profiles import Facts
from kexie.associations.models import Profile, YearFigures
from kexie.intake import queries
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
from kexie.organisations.keys import haystack
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import FIELDS, Particulars

FACTS = tuple(Facts.__dataclass_fields__)
_WRITTEN = tuple(name for name in FIELDS if name != "name")


class Units:
    """One import of units, chunk after chunk. ``house`` imports: what names no superior comes under it."""

    def __init__(self, by: Actor, policy: str, columns: Mapping[str, int], house: Organisation) -> None:
        self.by, self.policy, self.columns = by, policy, dict(columns)
        self._units = queries.units.everyone(by)
        self._house = self._units.by_pk[house.pk]
        self._before = matching.Before()
        self._fits: dict[tuple[UUID, str, str], str] = {}

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
            _Amending(self.policy, changed, self.columns).write(at)
        return told

    def _insert(self, made: Sequence[tuple[Result, Line]], at: datetime) -> None:
        rows = [self._built(line, at) for _, line in made]
        Organisation.objects.bulk_create(rows, batch_size=1000)
        tree.attach(rows, on=clock.today())
        profiles, figures = [], []
        for (one, line), row in zip(made, rows, strict=True):
            one.subject = row.pk
            if facts := _facts(line):
                profiles.append(Profile(organisation=row, updated_at=at, **facts))
            if line.figures:
                figures.append(YearFigures(organisation=row, year=_year(line), **line.figures))
            told = {name: plain(line.figures.get(name)) for name in matching.FIGURES} if line.figures else None
            one.after = {"facts": bool(facts), "year": _year(line) if line.figures else None, "figures": told}
            self._units.add(Unit(row.pk, row.number, row.name, row.short_name, row.kind, row.credit_code,
                                 row.superior_id))  # fmt: skip
        Profile.objects.bulk_create(profiles, batch_size=1000)
        YearFigures.objects.bulk_create(figures, batch_size=1000)

    def _built(self, line: Line, at: datetime) -> Organisation:
        assert line.superior is not None
        told = {name: line.values[name] for name in FIELDS if line.values.get(name) not in (None, "")}
        level = str(line.values.get("level") or "")
        row = organisations.build(Particulars(**told), kind=line.kind, level=level, superior=None)
        row.superior_id, row.created_at, row.updated_at = line.superior.pk, at, at
        return row


def _facts(line: Line) -> dict[str, Any]:
    """What the row says of the unit itself; lists as the columns keep them."""
    told = {name: line.values[name] for name in FACTS if line.values.get(name) not in (None, "")}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def _year(line: Line) -> int:
    return int(line.values.get("year") or clock.today().year - 1)


class _Amending:
    """Known units of one chunk: locked, read again, changed where the policy says so; one statement a table."""

    def __init__(self, policy: str, changed: Sequence[tuple[Result, Line]], columns: Mapping[str, int]) -> None:
        self.fill, self.changed, self.columns = policy == Policy.FILL, changed, columns
        wanted = [line.unit.pk for _, line in changed if line.unit]
        rows = Organisation.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=wanted).order_by("pk")
        self._units = {one.pk: one for one in rows}
        self._profiles = Profile.objects.in_bulk(wanted)
        figures = YearFigures.objects.filter(organisation__in=wanted)
        self._figures = {(one.organisation_id, one.year): one for one in figures}

    def write(self, at: datetime) -> None:
        """Write units, profiles and figures that change, and what stood there before into the results."""
        units, profiles, figures = [], [], []
        for one, line in self.changed:
            assert line.unit is not None
            one.before, one.after = {}, {}
            if reason := self._clash(line):
                one.outcome, one.before, one.after = Outcome.REJECTED, None, None
                one.faults = [("sci_tech", self.columns.get("sci_tech"), reason)]
                continue
            units += self._unit(self._units[line.unit.pk], one, line)
            profiles += self._profile(line.unit.pk, one, line)
            figures += self._year(line.unit.pk, one, line)
            if not one.before:
                one.outcome, one.before, one.after = Outcome.SKIPPED, None, None
        bulk.update(
            Organisation, [*_WRITTEN, "haystack", "updated_at"],
            [(row.pk, [*(getattr(row, _attribute(name)) for name in _WRITTEN), row.haystack, at]) for row in units],
        )  # fmt: skip
        for row in profiles:
            row.updated_at = at
        Profile.objects.bulk_create(
            profiles, 1000, update_conflicts=True, unique_fields=["organisation"],
            update_fields=[*FACTS, "updated_at"],
        )  # fmt: skip
        YearFigures.objects.bulk_create(
            figures, 1000, update_conflicts=True, unique_fields=["organisation", "year"],
            update_fields=list(matching.FIGURES),
        )  # fmt: skip

    def _clash(self, line: Line) -> str:
        """Figures that fit by themselves and not beside those that stand."""
        assert line.unit is not None
        row = self._figures.get((line.unit.pk, _year(line)))
        if row is None:
            return ""
        told = {name: getattr(row, name) for name in matching.FIGURES}
        told |= {name: value for name, value in line.figures.items() if not (self.fill and told[name] is not None)}
        if told["staff"] is not None and told["sci_tech"] is not None and told["sci_tech"] > told["staff"]:
            return f"科技人员数 {told['sci_tech']} 大于该年度的职工总数 {told['staff']}，请核对"
        return ""

    def _unit(self, row: Organisation, one: Result, line: Line) -> list[Organisation]:
        before = self._put(row, {_attribute(name): line.values.get(name) for name in _WRITTEN})
        if not before:
            return []
        row.haystack = haystack(row.name, row.short_name, row.credit_code)
        _keep(one, "unit", before)
        return [row]

    def _profile(self, pk: UUID, one: Result, line: Line) -> list[Profile]:
        facts, row = _facts(line), self._profiles.get(pk)
        assert one.before is not None
        if row is None and facts:
            one.before["facts"] = None
            return [Profile(organisation_id=pk, **facts)]
        if row is None or not (before := self._put(row, facts)):
            return []
        _keep(one, "facts", before)
        return [row]

    def _year(self, pk: UUID, one: Result, line: Line) -> list[YearFigures]:
        assert one.before is not None
        assert one.after is not None
        year = _year(line)
        row = self._figures.get((pk, year))
        if row is None and line.figures:
            one.before["figures"] = None
            row = YearFigures(organisation_id=pk, year=year, **line.figures)
        elif row is not None and (before := self._put(row, line.figures)):
            _keep(one, "figures", before)
        else:
            return []
        one.after = {"year": year, "figures": {name: plain(getattr(row, name)) for name in matching.FIGURES}}
        return [row]

    def _put(self, row: Any, told: Mapping[str, Any]) -> dict[str, Any]:
        """Put into the row what the policy lets in; what stood there before, by column."""
        before = {}
        for name, value in told.items():
            stood = getattr(row, name)
            empty = stood is None or stood is False or stood in ("", [])
            if value in (None, "") or value == stood or (self.fill and not empty):
                continue
            before[name] = stood
            setattr(row, name, value)
        return before


def _attribute(name: str) -> str:
    return "jurisdiction_id" if name == "jurisdiction" else name


def _keep(one: Result, part: str, before: dict[str, Any]) -> None:
    assert one.before is not None
    one.before[part] = {name: plain(value) for name, value in before.items()}


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
