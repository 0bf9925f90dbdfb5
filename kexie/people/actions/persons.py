"""Persons: recording and editing.

Whether an officer may record or edit somebody else is a right of a post, so the storey above asks
(organisations.actions.members) and calls :func:`record` and :func:`amend`, which ask nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from django.db import transaction

from kexie.kit import bulk, clock, journal
from kexie.kit.actor import Actor
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import require
from kexie.people import name_keys, rules
from kexie.people.models import Person


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of a person. ``birth_year`` 1880-2200 (that of ``born_on`` where the day is known), ``discipline``
    a code of GB/T 13745, ``ethnic_group``, ``political_status``, ``education`` and ``administrative_rank`` codes of
    ``people.codes``, ``began_work_on`` the first day of the month."""

    name: str
    gender: str = ""
    birth_year: int | None = None
    title: str = ""
    title_level: str = ""
    discipline: str = ""
    degree: str = ""
    email: str = ""
    note: str = ""
    born_on: date | None = None
    ethnic_group: str = ""
    political_status: str = ""
    education: str = ""
    occupation: str = ""
    native_place: str = ""
    graduated_from: str = ""
    major: str = ""
    began_work_on: date | None = None
    administrative_rank: str = ""
    career: str = ""
    public_offices: str = ""


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Particulars))
# What is a day among them; and what holds nothing where nothing is known (the others hold an empty text).
DAYS = ("born_on", "began_work_on")
NULLABLE = (*DAYS, "birth_year")
# What the name is found and sorted by.
DERIVED: tuple[str, ...] = name_keys.Keys._fields


def record(particulars: Particulars, *, by: Actor) -> Person:
    """A new person without an account. The caller has asked its rule and holds the transaction."""
    person = _new(particulars)
    person.save(force_insert=True)
    journal.write("person", person.pk, "record", by=by, diff=_diff({}, _settled(particulars)))
    return person


def record_many(batch: Sequence[Particulars]) -> list[Person]:
    """Many persons in one statement; the caller asks its rule and journals the batch as one act."""
    return bulk.create([_new(one) for one in batch])


@transaction.atomic
def edit(person: Person, particulars: Particulars, *, by: Actor) -> Person:
    """One's own particulars.

    Raises:
        Refused: it is somebody else.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.can_edit(by, locked))
    return amend(locked, particulars, by=by)


def amend(
    locked: Person, particulars: Particulars, *, by: Actor, undone: Entry | None = None, note: str = ""
) -> Person:
    """Write what differs and journal it. The caller holds the row lock and has asked its rule.

    ``undone``: the edit that is put back by this.
    """
    particulars = _settled(particulars)
    before = {name: getattr(locked, name) for name in FIELDS}
    diff = _diff(before, particulars)
    if not diff:
        return locked
    for name, value in asdict(particulars).items():
        setattr(locked, name, value)
    derive(locked)
    locked.updated_at = clock.now()
    locked.save(update_fields=[*FIELDS, *DERIVED, "updated_at"])
    after = asdict(particulars)
    journal.values.edit("person", locked.pk, by=by, diff=diff, before=before, after=after, undone=undone, note=note)
    return locked


def _new(particulars: Particulars) -> Person:
    now = clock.now()
    person = Person(**asdict(_settled(particulars)), created_at=now, updated_at=now)
    derive(person)
    return person


def _settled(told: Particulars) -> Particulars:
    return replace(told, birth_year=told.born_on.year) if told.born_on else told


def derive(person: Person) -> None:
    """Set what follows from the name; saving is the caller's."""
    for field, key in name_keys.keys(person.name)._asdict().items():
        setattr(person, field, key)


def _diff(before: Mapping[str, object], particulars: Particulars) -> dict[str, journal.Change]:
    # Everything about a person is personal: the journal keeps lengths only, so that erasing them leaves it whole. What
    # an edit needs to be put back lies beside it (``journal.values``) and is erased with them.
    known = {name: before.get(name) or "" for name in FIELDS}
    return journal.changes(known, {k: v or "" for k, v in asdict(particulars).items()}, personal=FIELDS)
