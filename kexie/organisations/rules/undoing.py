"""Putting one edit back: it stands as long as nothing came after it. Who may edit is asked before."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from kexie.kit import clock, journal
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import particulars
from kexie.organisations.models import Organisation
from kexie.people import queries as people
from kexie.people.actions import persons
from kexie.people.models import Person

_DAYS = (*persons.DAYS, "founded_on")


def can_undo_person(entry: Any, person: Person) -> Verdict:
    """Whether this edit of somebody's particulars can be put back."""
    now = {name: getattr(person, name) for name in persons.FIELDS}
    if not (verdict := undoable(entry, now, labels_of(Person, persons.FIELDS))):
        return verdict
    back = person_before(entry, person)
    if back.born_on and back.birth_year != back.born_on.year:
        return refused("登记了出生日期，出生年份随它，不能单独改回。请直接修改", "change.undo.birth")
    return ALLOWED


def person_before(entry: Any, person: Person) -> persons.Particulars:
    """The particulars as they are once this edit is put back."""
    now = {name: getattr(person, name) for name in persons.FIELDS}
    return persons.Particulars(**now | _typed(entry))


def can_undo_organisation(entry: Any, organisation: Organisation) -> Verdict:
    """Whether this edit of an organisation can be put back; what its form would not take together is not."""
    labels = labels_of(Organisation, particulars.FIELDS)
    if not (verdict := undoable(entry, particulars.of(organisation), labels)):
        return verdict
    back = organisation_before(entry, organisation)
    if back.street_code and back.admin_division and not back.street_code.startswith(back.admin_division):
        return refused("改回后街道代码与行政区划代码不一致，不能撤销。请直接修改", "change.undo.street")
    return ALLOWED


def organisation_before(entry: Any, organisation: Organisation) -> particulars.Particulars:
    """What is written of it once this edit is put back."""
    told = particulars.of(organisation) | _typed(entry)
    return particulars.Particulars(**told | {"founded_on": told["founded_on"] or None})


def undoable(entry: Any, now: Mapping[str, object], labels: Mapping[str, str]) -> Verdict:
    """Whether an edit can be put back, the record's fields being ``now``; ``labels``: what people call them."""
    return journal.values.undoable(entry, now, lambda names: _since(entry, names, labels))


def labels_of(model: Any, names: Collection[str]) -> dict[str, str]:
    """What the model calls these fields."""
    return {name: str(model._meta.get_field(name).verbose_name) for name in names}


def _typed(entry: Any) -> dict[str, Any]:
    """What the fields held before, days as days again."""
    told = journal.values.before(entry)
    return {name: date.fromisoformat(one) if name in _DAYS and one else one for name, one in told.items()}


def _since(entry: Any, names: Collection[str], labels: Mapping[str, str]) -> str:
    """“职称”后来又改过（陈科长，2026-11-30）; of what the journal does not tell by whom, that it does not."""
    told = []
    for name in names:
        label = f"“{labels[name]}”后来又改过"
        later = journal.values.changed_since(entry, name)
        if later is None:
            told.append(f"{label}（导入、合并或名称变更，见办理经过）")
            continue
        who = people.names([later.person_id]).get(later.person_id, "已删去") if later.person_id else "系统"
        told.append(f"{label}（{who}，{clock.local(later.at):%Y-%m-%d}）")
    return "；".join(told)
