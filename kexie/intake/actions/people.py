"""Rows of people: judged together, written together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from kexie.intake import queries
from kexie.intake.actions import amending_people as amending
from kexie.intake.actions import consenting
from kexie.intake.kinds import Outcome, Policy
from kexie.intake.matching import people as matching
from kexie.intake.matching.people import Line
from kexie.intake.results import Result, rejected
from kexie.kit import bulk, clock, ids
from kexie.kit.actor import Actor
from kexie.kit.crypto import ring
from kexie.kit.crypto.keys import Ring
from kexie.kit.tables.records import Record
from kexie.organisations import rules
from kexie.organisations.models import Affiliation
from kexie.people import name_keys
from kexie.people.actions import bulk as people

_NAMES = 20_000
_AFFILIATION = ("id", "person", "organisation", "position", "starts_on", "ends_on")


class _Ready(NamedTuple):
    """Rows made ready, with the keys of that moment."""

    keys: Ring
    lines: list[Line]


class People:
    """One import of people, chunk after chunk. ``columns``: field to column, for faults of whole rows."""

    def __init__(self, by: Actor, policy: str, columns: Mapping[str, int]) -> None:
        self.by, self.policy, self.columns = by, policy, dict(columns)
        self._asking = consenting.asking(self.columns)
        self._units = queries.units.kept(by)
        self._before = matching.Before()
        self._names: dict[str, name_keys.Keys] = {}
        self._ready: dict[int, _Ready] = {}

    def prepare(self, records: Sequence[Record]) -> None:
        """What the rows say by themselves and what they are found by, made ready in a thread of its own while the
        database writes the rows before. Kept until :meth:`judge` or :meth:`see` asks for these rows.
        """
        with ring.held():
            self._ready[records[0].number] = _Ready(ring.current(), self._keyed(records))

    def see(self, records: Sequence[Record]) -> None:
        """Rows that an earlier run has written: they count as earlier rows of the file."""
        for line in _clear(self._begun(records)):
            self._before.meet(line)

    def judge(self, records: Sequence[Record]) -> list[Line]:
        """Who each row is and what is wrong with it. Reads only."""
        lines = self._begun(records)
        open_ = _clear(lines)
        found = queries.people.found(open_)
        for line in open_:
            if reason := self._before.meet(line):
                line.faults.append(("", reason))
            else:
                found.settle(line)
        self._ask(open_)
        return lines

    def _begun(self, records: Sequence[Record]) -> list[Line]:
        """As prepared, unless the keys have changed since: a row is found and sealed by the same ones."""
        ready = self._ready.pop(records[0].number, None) if records else None
        if ready and ready.keys is ring.current() and len(ready.lines) == len(records):
            return ready.lines
        return self._keyed(records)

    def _keyed(self, records: Sequence[Record]) -> list[Line]:
        lines = [matching.begin(record, self._units, clock.today()) for record in records]
        for line in _clear(lines):
            self._key(line)
        return lines

    def _key(self, line: Line) -> None:
        line.keys = self._spelled(str(line.values["name"]))
        if number := line.values.get("id_number"):
            line.ids = tuple(people.ID_INDEX.sought(str(number)))
        if number := line.values.get("mobile"):
            line.mobiles = tuple(people.MOBILE_INDEX.sought(str(number)))

    def _spelled(self, name: str) -> name_keys.Keys:
        """All keys of a name: reading it costs most of a row, and a register holds many names more than once."""
        found = self._names.get(name)
        if found is None:
            if len(self._names) >= _NAMES:
                self._names.clear()
            found = self._names[name] = name_keys.keys(name)
        return found

    def _ask(self, lines: Sequence[Line]) -> None:
        """Of whoever is known: may they be written, and does the policy let them pass?"""
        known = {line.person for line in lines if line.person}
        kept = rules.kept_people(self.by, known) if known else set()
        said = consenting.Chunk(self._asking, kept)
        for line in lines:
            if line.person and line.person not in kept:
                line.faults.append(("", "此人已登记，但不在您维护的人员范围内，请由其所在单位的上级科协办理"))
            elif line.person:
                line.faults += said.refused(line)
                if self.policy == Policy.REJECT:
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
            amending.Amending(self.policy, changed, self.columns, self._asking).write(at)
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
        said = consenting.Chunk(self._asking)
        for one, line in made:
            said.note(one, line)
        said.write(at)


def _clear(lines: Sequence[Line]) -> list[Line]:
    """Those with nothing wrong so far."""
    return [line for line in lines if not line.record.faults and not line.faults]


def _newcomer(pk: UUID | None, line: Line) -> people.Newcomer:
    assert pk is not None
    told = line.values
    return people.Newcomer(
        pk, {**told, **amending.born(told.get("born"))}, line.keys, str(told.get("id_number") or ""),
        str(told.get("mobile") or ""), next(iter(line.ids), None), next(iter(line.mobiles), None),
    )  # fmt: skip
