"""Many persons at once, numbers sealed: an imported register.

Whoever calls holds the transaction, has asked the rules for every one of them, and journals the batch as one act.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from uuid import UUID

from kexie.kit import bulk, ids
from kexie.people.actions import persons
from kexie.people.codes import papers
from kexie.people.models import Consent, Person
from kexie.people.models.consent import Way
from kexie.people.name_keys import Keys

if TYPE_CHECKING:
    from kexie.kit.crypto.fields import Blind, Sealed

_field: Any = Person._meta.get_field
ID_NUMBER, MOBILE = cast("Sealed", _field("id_number")), cast("Sealed", _field("mobile"))
ID_INDEX, MOBILE_INDEX, MOBILE_TAIL = (
    cast("Blind", _field(name)) for name in ("id_index", "mobile_index", "mobile_tail")
)
_PLAIN = tuple(name for name in persons.FIELDS if name != "name")
_NUMBERS = ("id_kind", "id_number", "id_index", "mobile", "mobile_index", "mobile_tail")
_NEW = ("id", "name", *persons.DERIVED, *_PLAIN, *_NUMBERS, "created_at", "updated_at")
_CHANGED = (*_PLAIN, *_NUMBERS, "updated_at")
_YES = ("id", "person", "text", "way", "given_at")


class Newcomer(NamedTuple):
    """Somebody new: ``values`` by the fields of ``persons.Particulars``; the numbers plain and checked, or empty.

    ``id_index`` and ``mobile_index`` where the caller has reckoned them by the keys of today (``crypto.ring.held``).
    """

    pk: UUID
    values: Mapping[str, Any]
    keys: Keys
    id_number: str = ""
    mobile: str = ""
    id_index: bytes | None = None
    mobile_index: bytes | None = None


def insert(newcomers: Iterable[Newcomer], *, at: datetime) -> None:
    """Record them, as they come: one is sealed while the database takes in the one before."""
    bulk.insert(Person, _NEW, (_row(one, at) for one in newcomers))


def _row(one: Newcomer, at: datetime) -> Sequence[Any]:
    values = one.values
    plain = [_stored(name, values.get(name)) for name in _PLAIN]
    return (
        one.pk, values["name"], *one.keys, *plain, *_numbers_of(one), at, at,
    )  # fmt: skip


def _numbers_of(one: Newcomer) -> tuple[Any, ...]:
    """The columns of both numbers: sealed, and what finds them."""
    return (
        papers.RESIDENT if one.id_number else "",
        ID_NUMBER.sealed(one.id_number), one.id_index or ID_INDEX.value(one.id_number),
        MOBILE.sealed(one.mobile), one.mobile_index or MOBILE_INDEX.value(one.mobile), MOBILE_TAIL.value(one.mobile),
    )  # fmt: skip


def write(locked: Sequence[Person], *, at: datetime) -> None:
    """Write what was changed in these instances but the name; the caller holds their rows' locks."""
    rows = []
    for person in locked:
        for index in (ID_INDEX, MOBILE_INDEX, MOBILE_TAIL):
            index.pre_save(person, False)
        person.updated_at = at
        told = [getattr(person, name) for name in _CHANGED]
        rows.append((person.pk, [one.sealed if hasattr(one, "sealed") else one for one in told]))
    bulk.update(Person, _CHANGED, rows)


def _stored(name: str, value: Any) -> Any:
    return value if value is not None or name in persons.NULLABLE else ""


class Yes(NamedTuple):
    """That somebody agrees to these words."""

    person: UUID
    text: UUID


def agree(told: Iterable[Yes], *, at: datetime) -> None:
    """Write down who agreed in an imported register; the caller has seen that none of it is open already."""
    bulk.insert(Consent, _YES, ((ids.uuid7(), *one, Way.IMPORT.value, at) for one in told))
