"""The copy of all one's data (PIPL 45): shown on a page, taken away as a file; both journalled."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from kexie.custody import domains, labels, rules
from kexie.kit import clock, files, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto import Unopened
from kexie.kit.sheets import Column, Sheet, workbook
from kexie.kit.verdict import require
from kexie.people import queries as people
from kexie.people.models import Person


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything by domain and table, as of ``at``."""

    person: Person
    at: datetime
    tables: tuple[tuple[str, str, list[dict[str, Any]]], ...]


@transaction.atomic
def look(person: Person, domain: str, *, by: Actor) -> Copy:
    """What one domain holds, for the page: all at once would ask the database forty things. Raises Refused."""
    return _copy(person, "look_at_data", [one for one in domains.table() if one.code == domain], by=by)


@transaction.atomic
def take(person: Person, *, by: Actor) -> bytes:
    """The same as a .zip: one file for machines (data.json), one to read (.xlsx), the photo. Raises Refused."""
    copy = _copy(person, "take_data", domains.table(), by=by)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("data.json", plain(copy))
        out.writestr("我的数据.xlsx", book(copy))
        for name, content in _photo(person):
            out.writestr(name, content)
    return held.getvalue()


def _photo(person: Person) -> list[tuple[str, bytes]]:
    # Without its bytes or its key the rest of the copy is given all the same; an invariant tells of the file.
    photo = people.photo_of(person)
    if photo is None:
        return []
    try:
        with files.content(photo.file) as held:
            return [(photo.file.name, held.read())]
    except (FileNotFoundError, Unopened):
        return []


def plain(copy: Copy) -> bytes:
    """As JSON: domain, table, rows."""
    told: dict[str, Any] = {"as_of": copy.at.isoformat(), "tables": {name: rows for _, name, rows in copy.tables}}
    return json.dumps(told, ensure_ascii=False, indent=1, default=str).encode()


def book(copy: Copy) -> bytes:
    """One sheet a table that has rows."""
    return workbook([_sheet(name, rows, copy.at) for _, name, rows in copy.tables if rows])


def _sheet(name: str, rows: list[dict[str, Any]], at: datetime) -> Sheet:
    heads = list(rows[0])
    lines = [[labels.value(row[head]) for head in heads] for row in rows]
    columns = [Column(labels.column(name, head), 20, text=True) for head in heads]
    label = labels.TABLES.get(name, name)
    return Sheet(label[:30], columns, lines, title=label, note=f"截至 {clock.local(at):%Y-%m-%d %H:%M}")


def _copy(person: Person, verb: str, asked: Sequence[domains.Domain], *, by: Actor) -> Copy:
    require(rules.can_take_out(by, person))
    found = tuple((one.label, name, rows) for one in asked for name, rows in one.export(person.pk).items())
    journal.write("person", person.pk, verb, by=by)
    return Copy(person, clock.now(), found)
