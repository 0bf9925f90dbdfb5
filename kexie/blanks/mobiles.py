"""Mobiles of the persons an answer names: under seal, with their masks in the values. Pure.

A number of an office stays as it was written; a mobile is a person's own, whoever wrote it down (rules.md 14b).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kexie.blanks.values import Shape, Values
from kexie.kit.masks import MOBILES
from kexie.organisations import telephones

# (field key, place among its persons) -> their mobiles.
Mobiles = Mapping[tuple[str, int], str]


def taken_out(fields: Sequence[Shape], told: Values) -> tuple[dict[str, Any], dict[tuple[str, int], str]]:
    """The values with a mask wherever a mobile stood, and the mobiles."""
    kept, found = dict(told), dict[tuple[str, int], str]()
    for key in _asked(fields, told):
        persons = []
        for place, one in enumerate(told[key]):
            office, mobile = telephones.split(one["phone"])
            if mobile:
                found[key, place] = mobile
                office = telephones.BETWEEN.join(part for part in (office, MOBILES.shown(mobile)) if part)
            persons.append({**one, "phone": office})
        kept[key] = persons
    return kept, found


def whole(typed: str, name: str, place: int, before: Sequence[Mapping[str, str]], known: Mapping[int, str]) -> str:
    """What was typed as somebody's telephone, with masks that stood before replaced by their numbers.

    ``known``: place -> mobiles of those who stood ``before``. The same name comes first, then the same place.
    """
    near = sorted(known, key=lambda at: (at >= len(before) or before[at]["name"] != name, at != place, at))
    return telephones.unmasked(typed, telephones.joined(*(known[at] for at in near)))


def clear_of(fields: Sequence[Shape], kept: Values) -> bool:
    """Whether no mobile stands in these values as they are kept."""
    return not taken_out(fields, kept)[1]


def masked(fields: Sequence[Shape], kept: Values) -> set[tuple[str, int]]:
    """Where a mask stands."""
    told = ((key, place, one) for key in _asked(fields, kept) for place, one in enumerate(kept[key]))
    return {(key, place) for key, place, one in told if "*" in one["phone"]}


def as_typed(fields: Sequence[Shape], kept: Values) -> dict[str, Any]:
    """Kept values as the check of typed ones takes them: figures where a mask has none."""
    told = dict(kept)
    for key in _asked(fields, kept):
        told[key] = [{**one, "phone": one["phone"].replace("*", "0")} for one in kept[key]]
    return told


def _asked(fields: Sequence[Shape], told: Values) -> list[str]:
    return [field.key for field in fields if field.kind == "person" and told.get(field.key)]
