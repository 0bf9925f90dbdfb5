"""What a merged association hands to its successor, field by field, as the officer chose; and putting that back.

The row that was closed keeps its own values, so nothing of it is written beside; what stood at the successor before is
kept with the merger (``left["before"]``) for as long as it may be undone.
"""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from kexie.associations import applying
from kexie.associations.actions import profiles
from kexie.associations.models import Profile
from kexie.associations.told import Facts
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import Secret, clear
from kexie.kit.verdict import Refused
from kexie.organisations.actions import contacts, organisations
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import FIELDS as WRITTEN
from kexie.organisations.particulars import Particulars

PLACE = "place"
# Where it lies is one thing; the letters of its documents are no fact that could be wrong in one of two.
_PLACE = ("jurisdiction", "admin_division", "street_code")
PARTICULARS: tuple[str, ...] = tuple(name for name in WRITTEN if name not in (*_PLACE, "document_code"))
FACTS: tuple[str, ...] = tuple(field.name for field in fields(Facts))
# Sealed: what stood before goes into a column of its own, never into ``left``.
MOBILE = "mobile"
FIELDS: tuple[str, ...] = (*PARTICULARS, MOBILE, PLACE, *FACTS)

Told = dict[str, Any]


def told(organisation: Organisation) -> Told:
    """What stands under each field, as JSON holds it; of a unit without profile what an empty one says.

    The mobile in clear, for comparing: it is kept in no JSON. None where its key is lost: such a one moves nowhere.
    """
    row = organisation
    profile = Profile.objects.filter(organisation=row).first()
    facts = Facts() if profile is None else profile
    return {
        **{name: _plain(getattr(row, name)) for name in PARTICULARS},
        MOBILE: contacts.number(row),
        PLACE: [row.jurisdiction_id or "", row.admin_division, row.street_code],
        **{name: _plain(getattr(facts, name)) for name in FACTS},
    }


def known(take: Collection[str]) -> None:
    """Raises Refused for a field there is none of."""
    if strange := set(take) - set(FIELDS):
        raise Refused(f"没有这一项：{'、'.join(sorted(strange))}", "merger.fields")


def hand_over(source: Told, target: Organisation, take: Collection[str], *, by: Actor) -> Told:
    """The successor takes these fields over; what stood there before, of those that differed."""
    standing = told(target)
    before = {name: standing[name] for name in FIELDS if name in take and standing[name] != source[name]}
    _write(target, standing, {name: source[name] for name in before}, by=by)
    return before


def sealed_apart(before: Told) -> str:
    """The mobile that stood before, for its sealed column; what goes into JSON says only that there was a choice."""
    mobile = str(before.get(MOBILE) or "")
    if MOBILE in before:
        before[MOBILE] = ""
    return mobile


def with_mobile(before: Mapping[str, Any], sealed: Secret | None) -> Told:
    """What stood before, the mobile again with it where another was taken."""
    return {**before, MOBILE: clear(sealed)} if MOBILE in before else dict(before)


def put_back(source: Organisation, target: Organisation, before: Mapping[str, Any], *, by: Actor) -> None:
    """What stood before stands again; a field that somebody has changed since stays as it is."""
    taken, standing = told(source), told(target)
    _write(target, standing, {name: old for name, old in before.items() if standing[name] == taken[name]}, by=by)


def _write(target: Organisation, standing: Told, change: Told, *, by: Actor) -> None:
    after = {**standing, **change}
    if {*change} - {*FACTS}:
        values = {name: after[name] for name in PARTICULARS}
        values["founded_on"] = values["founded_on"] and date.fromisoformat(values["founded_on"])
        place = dict(zip(_PLACE, after[PLACE], strict=True))
        told_of = Particulars(**values, **place, document_code=target.document_code, mobile=change.get(MOBILE))
        organisations.edit(target, told_of, by=by)
    if {*change} & {*FACTS}:
        profiles.edit(target, applying.facts({name: after[name] for name in FACTS}), by=by)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, (list, tuple)) else value
