"""Persons taken back: those an import made, and what it wrote of those it knew."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from kexie.intake.actions import consenting
from kexie.intake.actions.related import referred
from kexie.intake.models import BatchRow
from kexie.kit import clock
from kexie.organisations.models import Affiliation
from kexie.people.actions import bulk, persons
from kexie.people.models import Consent, Person

GONE, CHANGED, USED, MOVED = (
    "此人已不在册", "导入后有人改过此人的信息", "导入后此人已有账号、任职或其他记录", "导入后有人改过此人的所在单位",
)  # fmt: skip


def remove(lines: Sequence[BatchRow]) -> dict[int, str]:
    """Delete the persons of these rows with where they work and what they agreed to; why not, by row."""
    wanted = [line.subject_id for line in lines if line.subject_id]
    people = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    works = _works(lines)
    own: dict[Any, Q | None] = {
        (Affiliation, "person"): Q(pk__in=list(works)), (Consent, "person"): consenting.written(lines)
    }  # fmt: skip
    used = referred(Person, wanted, own)
    reasons, gone = {}, []
    for line in lines:
        person = people.get(line.subject_id) if line.subject_id else None
        if person is None:
            reasons[line.pk] = GONE
        elif person.updated_at != line.written_at:
            reasons[line.pk] = CHANGED
        elif person.pk in used:
            reasons[line.pk] = USED
        elif not _same(works.get(line.affiliation_id), line.after):
            reasons[line.pk] = MOVED
        else:
            gone.append(person.pk)
    Affiliation.objects.filter(person__in=gone).delete()
    Consent.objects.filter(person__in=gone).delete()
    Person.objects.filter(pk__in=gone).delete()
    return reasons


def put_back(lines: Sequence[BatchRow]) -> dict[int, str]:
    """Write again what stood before in the columns these rows changed, and take back what was agreed to with them; why
    not, by row."""
    wanted = [line.subject_id for line in lines if line.subject_id]
    people = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    works = _works(lines)
    reasons: dict[int, str] = {}
    amended, back = [], []
    for line in lines:
        person, before = people.get(line.subject_id) if line.subject_id else None, dict(line.before)
        position = before.pop("position", None)
        if person is None:
            reasons[line.pk] = GONE
        elif _written_since(person, before, line):
            reasons[line.pk] = CHANGED
        elif not _works_as_written(line, works):
            reasons[line.pk] = MOVED
        else:
            back.append(line)
            if before:
                _restore(person, before, line)
                amended.append(person)
            if line.affiliation_id:
                Affiliation.objects.filter(pk=line.affiliation_id).delete()
            elif position is not None:
                Affiliation.objects.filter(pk=line.after["affiliation"]).update(position=position)
    bulk.write(amended, at=clock.now())
    Consent.objects.filter(consenting.written(back)).delete()
    return reasons


def _written_since(person: Person, before: dict[str, Any], line: BatchRow) -> bool:
    """Whether somebody wrote of them after this row; where it gave no more than a consent, what was written since may
    rest on that."""
    if before:
        return person.updated_at != line.written_at
    return line.written_at is not None and person.updated_at > line.written_at and consenting.gave(line)


def _restore(person: Person, before: dict[str, Any], line: BatchRow) -> None:
    for name, value in before.items():
        if name == "id_number":
            person.id_number, person.id_kind = None, ""
        elif name == "mobile":
            person.mobile = line.mobile_before.reveal() if line.mobile_before else None
        else:
            setattr(person, name, date.fromisoformat(value) if name in persons.DAYS and value else value)


def _works(lines: Sequence[BatchRow]) -> dict[Any, Affiliation]:
    keys = [line.affiliation_id or (line.after or {}).get("affiliation") for line in lines]
    rows = Affiliation.objects.select_for_update().filter(pk__in=[key for key in keys if key]).order_by("pk")
    return {row.pk: row for row in rows}


def _works_as_written(line: BatchRow, works: dict[Any, Affiliation]) -> bool:
    if line.affiliation_id:
        return _same(works.get(line.affiliation_id), line.after)
    told = (line.after or {}).get("affiliation")
    if not told:
        return True
    row = next((one for key, one in works.items() if str(key) == told), None)
    return row is not None and row.position == line.after["position"]


def _same(row: Affiliation | None, after: Any) -> bool:
    """Whether the row still says what the import wrote."""
    return row is not None and row.ends_on is None and [row.position, row.starts_on.isoformat()] == [
        after["position"], after["starts_on"]
    ]  # fmt: skip
