"""Rows of people: judged together, written together."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kexie.intake import queries
from kexie.intake.kinds import Outcome, Policy
from kexie.intake.matching import people as matching
from kexie.intake.matching.people import Line
from kexie.intake.models import BatchRow
from kexie.intake.results import Result, rejected
from kexie.kit import bulk, clock, ids
from kexie.kit.actor import Actor
from kexie.kit.tables.records import Record
from kexie.organisations import rules
from kexie.organisations.models import Affiliation
from kexie.people import name_keys
from kexie.people.actions import bulk as people
from kexie.people.models import Person

# What a row says of the person itself, as the register holds it.
FIELDS = (
    "gender", "ethnic_group", "political_status", "education", "degree", "title", "title_level", "discipline",
    "occupation", "native_place", "graduated_from", "major", "began_work_on", "administrative_rank", "career",
    "public_offices", "email", "note", "born_on", "birth_year",
)  # fmt: skip
_NAMES = 20_000
_AFFILIATION = ("id", "person", "organisation", "position", "starts_on", "ends_on")


class People:
    """One import of people, chunk after chunk. ``columns``: field to column, for faults of whole rows."""

    def __init__(self, by: Actor, policy: str, columns: Mapping[str, int]) -> None:
        self.by, self.policy, self.columns = by, policy, dict(columns)
        self._units = queries.units.kept(by)
        self._before = matching.Before()
        self._names: dict[str, name_keys.Keys] = {}

    def see(self, records: Sequence[Record]) -> None:
        """Rows that an earlier run has written: they count as earlier rows of the file."""
        for line in self._begun(records):
            self._before.meet(line)

    def judge(self, records: Sequence[Record]) -> list[Line]:
        """Who each row is and what is wrong with it. Reads only."""
        lines = [matching.begin(record, self._units, clock.today()) for record in records]
        open_ = [line for line in lines if not line.record.faults and not line.faults]
        for line in open_:
            self._key(line)
        found = queries.people.found(open_)
        for line in open_:
            if reason := self._before.meet(line):
                line.faults.append(("", reason))
            else:
                found.settle(line)
        self._ask(open_)
        return lines

    def _begun(self, records: Sequence[Record]) -> list[Line]:
        lines = [matching.begin(record, self._units, clock.today()) for record in records]
        for line in (kept := [line for line in lines if not line.record.faults and not line.faults]):
            self._key(line)
        return kept

    def _key(self, line: Line) -> None:
        line.keys = self._spelled(str(line.values["name"]))
        if number := line.values.get("id_number"):
            line.ids = tuple(people.ID_INDEX.sought(str(number)))
        if number := line.values.get("mobile"):
            line.mobiles = tuple(people.MOBILE_INDEX.sought(str(number)))

    def _spelled(self, name: str) -> name_keys.Keys:
        """All keys of a name: reading it costs most of a row, and a register holds many names more than once."""
        if name not in self._names:
            if len(self._names) >= _NAMES:
                self._names.clear()
            self._names[name] = name_keys.keys(name)
        return self._names[name]

    def _ask(self, lines: Sequence[Line]) -> None:
        """Of whoever is known: may they be written, and does the policy let them pass?"""
        known = {line.person for line in lines if line.person}
        kept = rules.kept_people(self.by, known) if known else set()
        for line in lines:
            if line.person and line.person not in kept:
                line.faults.append(("", "此人已登记，但不在您维护的人员范围内，请由其所在单位的上级科协办理"))
            elif line.person and self.policy == Policy.REJECT:
                line.faults.append(("", "此人已登记过"))

    def results(self, lines: Sequence[Line]) -> list[Result]:
        """What would become of the rows, nothing written: what is known and may be changed counts as changed."""
        told = []
        for line in lines:
            if line.record.faults or line.faults:
                told.append(rejected(line.record, line.faults, self.columns))
                continue
            known = Outcome.SKIPPED if self.policy == Policy.SKIP else Outcome.UPDATED
            told.append(Result(line.record.number, known if line.person else Outcome.CREATED, subject=line.person))
        return told

    def pretend(self, lines: Sequence[Line]) -> None:
        """When nothing is written: rows do not depend on each other but by what :meth:`judge` keeps."""

    def write(self, lines: Sequence[Line], at: datetime) -> list[Result]:
        """Write what can be written, and say of every row what became of it."""
        told = self.results(lines)
        made = [(one, line) for one, line in zip(told, lines, strict=True) if one.outcome == Outcome.CREATED]
        self._insert(made, at)
        changed = [(one, line) for one, line in zip(told, lines, strict=True) if one.outcome == Outcome.UPDATED]
        if changed:
            _Amending(self.policy, changed, self.columns).write(at)
        return told

    def _insert(self, made: Sequence[tuple[Result, Line]], at: datetime) -> None:
        today = clock.today()
        for one, _ in made:
            one.subject, one.affiliation = ids.uuid7(), ids.uuid7()
        people.insert((_newcomer(one.subject, line) for one, line in made), at=at)
        rows = [
            (one.affiliation, one.subject, line.unit.pk, line.values.get("position") or "",
             line.values.get("starts_on") or today, None)
            for one, line in made if line.unit is not None
        ]  # fmt: skip
        bulk.insert(Affiliation, _AFFILIATION, rows)
        for (one, _), row in zip(made, rows, strict=True):
            one.after = {"position": row[3], "starts_on": row[4].isoformat()}


def _newcomer(pk: UUID | None, line: Line) -> people.Newcomer:
    assert pk is not None
    told = line.values
    return people.Newcomer(
        pk, {**told, **born(told.get("born"))}, line.keys, str(told.get("id_number") or ""),
        str(told.get("mobile") or ""), next(iter(line.ids), None), next(iter(line.mobiles), None),
    )  # fmt: skip


def born(told: matching.Birth) -> dict[str, Any]:
    """The two columns of a birth."""
    if isinstance(told, date):
        return {"born_on": told, "birth_year": told.year}
    return {"born_on": None, "birth_year": told}


class _Amending:
    """Known persons of one chunk: locked, read again, changed where the policy says so."""

    def __init__(self, policy: str, changed: Sequence[tuple[Result, Line]], columns: Mapping[str, int]) -> None:
        self.fill, self.changed, self.columns = policy == Policy.FILL, changed, columns

    def write(self, at: datetime) -> None:
        wanted = sorted({line.person for _, line in self.changed if line.person}, key=str)
        locked = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
        works = queries.people.affiliations(wanted)
        amended = []
        for one, line in self.changed:
            assert line.person is not None
            one.before, one.after = {}, {}
            if not self._affiliate(works, one, line):
                one.outcome, one.before, one.after = Outcome.REJECTED, None, None
                one.faults = [
                    ("starts_on", self.columns.get("starts_on"), "此人在该单位另有一段任职与这段时间重叠，请核对")
                ]
                continue
            if self._amend(locked[line.person], one, line):
                amended.append(locked[line.person])
            if not one.before and not one.affiliation:
                one.outcome, one.before, one.after = Outcome.SKIPPED, None, None
        people.write(amended, at=at)

    def _amend(self, person: Person, one: Result, line: Line) -> bool:
        assert one.before is not None
        told = {name: line.values.get(name) for name in FIELDS} | self._birth(person, line.values.get("born"))
        for name, value in told.items():
            before = getattr(person, name)
            if value in (None, "") or value == before or (self.fill and before not in (None, "")):
                continue
            one.before[name] = before.isoformat() if isinstance(before, date) else before
            setattr(person, name, value)
        number, mobile = line.values.get("id_number"), line.values.get("mobile")
        if number and person.id_number is None:
            one.before["id_number"] = ""
            person.id_number, person.id_kind = number, "resident"
        if mobile and person.mobile_index not in line.mobiles and not (self.fill and person.mobile is not None):
            one.before["mobile"] = ""
            one.mobile_before = _before(person)
            person.mobile = mobile
        return bool(one.before)

    def _birth(self, person: Person, told: matching.Birth) -> dict[str, Any]:
        """A day beside its year; a year alone says nothing new where the day is known, nor one that is only filled in
        beside another year."""
        if told is None or (isinstance(told, int) and person.born_on is not None):
            return {}
        new = born(told)
        if self.fill and person.birth_year not in (None, new["birth_year"]):
            return {}
        return {name: value for name, value in new.items() if value is not None}

    def _affiliate(self, works: dict[tuple[UUID, UUID], Any], one: Result, line: Line) -> bool:
        """Where the row says they work; False where another spell there, past or to come, stands against it."""
        assert line.person is not None
        assert line.unit is not None
        assert one.before is not None
        assert one.after is not None
        position = str(line.values.get("position") or "")
        here = works.get((line.person, line.unit.pk))
        if here is None:
            day = line.values.get("starts_on") or clock.today()
            here = Affiliation(person_id=line.person, organisation_id=line.unit.pk, position=position, starts_on=day)
            try:
                with transaction.atomic():
                    here.save(force_insert=True)
            except IntegrityError:
                return False
            one.affiliation = here.pk
            one.after = {"position": position, "starts_on": day.isoformat()}
        elif position and position != here.position and not (self.fill and here.position):
            one.before["position"], one.after["position"] = here.position, position
            one.after["affiliation"] = str(here.pk)
            here.position = position
            here.save(update_fields=["position"])
        return True


def _before(person: Person) -> bytes | None:
    """The number that is replaced, sealed for the column that keeps it."""
    if person.mobile is None:
        return None
    sealed: bytes | None = BatchRow._meta.get_field("mobile_before").sealed(person.mobile.reveal())
    return sealed
