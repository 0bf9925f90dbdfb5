"""Stand-ins of an actor, for statements that are written once a shape (kit.prepared)."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from kexie.kit.actor import Actor
from kexie.organisations.rules.rights import HOUSE

_IDS = ("person_id", "post_id", "organisation_id")


@dataclass(frozen=True, slots=True)
class Standing:
    """``actor`` has the real one's rights and invented ids; ``key`` is what a statement's text depends on of it."""

    actor: Actor
    key: Hashable
    swaps: dict[UUID, UUID]


def stand_in(actor: Actor, place: int = 0) -> Standing:
    """The stand-in of the ``place``-th actor of a statement; who knows his house has one of as many ids."""
    real = {name: getattr(actor, name) for name in _IDS}
    given: dict[str, Any] = {name: value and _id(name, place) for name, value in real.items()}
    house: tuple[UUID, ...] | None = (actor.known or {}).get(HOUSE)
    invented = tuple(_id(f"house {number}", place) for number in range(len(house or ())))
    swaps = {_id(name, place): value for name, value in real.items() if value is not None}
    swaps |= dict(zip(invented, house or (), strict=True))
    key = (actor.rights, actor.part, tuple(value is None for value in real.values()), house and len(house))
    known = None if house is None else {HOUSE: invented}
    return Standing(replace(actor, **given, behalf_id=None, request_id=None, known=known), key, swaps)


@cache
def _id(name: str, place: int) -> UUID:
    return uuid5(NAMESPACE_OID, f"kexie stand-in {name} {place}")
