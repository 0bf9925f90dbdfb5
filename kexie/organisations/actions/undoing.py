"""Putting one edit of somebody's particulars, or of an organisation's, back: with a reason, as a change of its own."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import rules
from kexie.organisations.actions import consenting, organisations
from kexie.organisations.models import Organisation
from kexie.organisations.rules import undoing
from kexie.people.actions import persons
from kexie.people.models import Person


@transaction.atomic
def person(row: Person, entry: int, *, by: Actor, note: str) -> Person:
    """What one edit changed of somebody holds again what it held before.

    Raises:
        Refused: by the rules, without a reason, or what comes back needs the person's consent.
        Overtaken: it was put back in the meantime.
    """
    locked = Person.objects.select_for_update().get(pk=row.pk)
    require(rules.can_edit_person(by, locked))
    edit = asked("person", locked.pk, entry, note)
    require(undoing.can_undo_person(edit, locked))
    back = undoing.person_before(edit, locked)
    consenting.demand(locked, asdict(back), by=by, signed=False)
    return persons.amend(locked, back, by=by, undone=edit, note=note.strip())


@transaction.atomic
def organisation(row: Organisation, entry: int, *, by: Actor, note: str) -> Organisation:
    """What one edit changed of an organisation holds again what it held before. Its state, kind and superior never do.

    Raises:
        Refused: by the rules, without a reason, or the credit code is wrong.
        Overtaken: it was put back in the meantime, or another has the name or the credit code by now.
    """
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    require(rules.can_edit(by, locked))
    edit = asked("organisation", locked.pk, entry, note)
    require(undoing.can_undo_organisation(edit, locked))
    back = undoing.organisation_before(edit, locked)
    return organisations.amend(locked, back, by=by, undone=edit, note=note.strip())


def asked(entity: str, key: UUID, entry: int, note: str) -> Any:
    """The edit that is to be put back, for a reason. The caller holds the lock of the record's row.

    Raises:
        Refused: without a reason, or this record has no such edit.
        Overtaken: it was put back already.
    """
    if not note.strip():
        raise Refused("请写明撤销的理由", "change.undo.note")
    edit = journal.values.entry_of(entity, key, entry)
    if edit is None:
        raise Refused("没有这次修改，请刷新页面", "change.undo.there")
    if hasattr(edit, "undone_by"):
        raise Overtaken("这次修改已撤销，请刷新页面", "change.undo.once")
    return edit
