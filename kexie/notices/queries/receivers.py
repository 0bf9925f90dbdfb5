"""Whom a step of the ladder tells: somebody in the unit who can be reached, else the unit itself, else nobody.

A liaison without account, address and mobile gets nothing: the step then looks further, in the order below.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kexie.messages import addresses
from kexie.messages.channels import Channel
from kexie.organisations.models import Organisation
from kexie.organisations.rules.rights import in_office
from kexie.people.models import Person

# Which posts are asked, the first one first.
ORDER: dict[str, tuple[str, ...]] = {
    "liaison": ("liaison", "secretary_general", "officer"),
    "secretary": ("secretary_general", "vice_chair", "chair", "officer"),
    "superior": ("officer", "secretary_general", "liaison"),
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """A person or a unit, with the channels that reach it."""

    to: Person | Organisation
    channels: tuple[str, ...]


def found(units: Collection[Organisation], to: str, channels: Sequence[str]) -> Mapping[UUID, Receiver]:
    """For each unit (its id) who is told by some of these channels; a unit that nobody can be reached in is left out.

    Three queries, however many units.
    """
    order = ORDER[to]
    posts = list(
        in_office().filter(organisation__in=units, kind__in=order).select_related("person").order_by("starts_on", "id")
    )
    ways = addresses.ways({post.person_id for post in posts})
    told: dict[UUID, Receiver] = {}
    for kind in order:
        for post in posts:
            reached = [channel for channel in channels if channel in ways.get(post.person_id, ())]
            if post.kind == kind and reached and post.organisation_id not in told:
                told[post.organisation_id] = Receiver(post.person, tuple(reached))
    return told | _themselves((unit for unit in units if unit.pk not in told), channels)


def _themselves(units: Iterable[Organisation], channels: Sequence[str]) -> dict[UUID, Receiver]:
    """Units by the address of their own card."""
    told: dict[UUID, Receiver] = {}
    for unit in units:
        ways = [one for one in channels if one != Channel.IN_APP and addresses.of(unit, one).address]
        if ways:
            told[unit.pk] = Receiver(unit, tuple(ways))
    return told
