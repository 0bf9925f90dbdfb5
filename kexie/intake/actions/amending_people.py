"""Rows of known people: what they change."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kexie.intake import queries
from kexie.intake.actions import consenting
from kexie.intake.kinds import Outcome, Policy
from kexie.intake.matching import people as matching
from kexie.intake.matching.people import Line
from kexie.intake.models import BatchRow
from kexie.intake.results import Result
from kexie.kit import clock
from kexie.organisations.models import Affiliation
from kexie.people.actions import bulk as people
from kexie.people.models import Person

# What a row says of the person itself, as the register holds it.
FIELDS = (
    "gender", "ethnic_group", "political_status", "education", "degree", "title", "title_level", "discipline",
    "occupation", "native_place", "graduated_from", "major", "began_work_on", "administrative_rank", "career",
    "public_offices", "email", "note", "born_on", "birth_year",
)  # fmt: skip


def born(told: matching.Birth) -> dict[str, Any]:
    """The two columns of a birth."""
    if isinstance(told, date):
        return {"born_on": told, "birth_year": told.year}
    return {"born_on": None, "birth_year": told}


class Amending:
    """Known persons of one chunk: locked, read again, changed where the policy says so. ``columns``: field to column,
    for faults of whole rows; ``asking``: which of them rest on consent."""

    def __init__(
        self, policy: str, changed: Sequence[tuple[Result, Line]], columns: Mapping[str, int], asking: consenting.Asking
    ) -> None:
        self.fill, self.changed, self.columns, self.asking = policy == Policy.FILL, changed, columns, asking

    def write(self, at: datetime) -> None:
        """Write them, and into each result what was before and is now, or why it stays as it was."""
        wanted = sorted({line.person for _, line in self.changed if line.person}, key=str)
        locked = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
        works = queries.people.affiliations(wanted)
        said = consenting.Chunk(self.asking, wanted)
        amended = []
        for one, line in self.changed:
            assert line.person is not None
            one.before, one.after = {}, {}
            faults = said.refused(line)
            if not faults and not self._affiliate(works, one, line):
                faults = [("starts_on", "此人在该单位另有一段任职与这段时间重叠，请核对")]
            if faults:
                one.outcome, one.before, one.after = Outcome.REJECTED, None, None
                one.faults = [(code, self.columns.get(code), reason) for code, reason in faults]
                continue
            said.note(one, line)
            if self._amend(locked[line.person], one, line):
                amended.append(locked[line.person])
            if not one.before and not one.after:
                one.outcome, one.before, one.after = Outcome.SKIPPED, None, None
        people.write(amended, at=at)
        said.write(at)

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
            one.after |= {"position": position, "starts_on": day.isoformat()}
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
