"""By what a unit is known in all lists of a house: its credit code, also where one of the lists tells none of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kexie.associations import names
from kexie.associations.models import BaseUnit, GapVisit

Codes = dict[Any, set[str]]


def unify(house: UUID) -> set[int]:
    """Lines without a code take the key of the one unit of their name that has a code in a list of this house.

    By the folded name; else by its variant where the area is the same. Of two codes nobody guesses which, and a list
    that has the code already keeps both lines. Visits go with their unit. The caller has locked the house.

    Returns:
        The years of lists in which a key changed.
    """
    units = BaseUnit.objects.filter(base_list__organisation=house)
    bare = [one for one in units.filter(credit_code="").select_related("base_list") if one.key == names.key(one.name)]
    if not bare:
        return set()
    known = units.exclude(credit_code="").values_list("name", "jurisdiction", "credit_code")
    by_name, by_variant = _codes(known)
    taken = set(units.filter(base_list__in={one.base_list_id for one in bare}).values_list("base_list", "key"))
    changed: list[BaseUnit] = []
    for one in bare:
        found = by_name.get(one.key) or by_variant.get((names.variant(one.name), one.jurisdiction_id)) or set()
        if len(found) != 1 or (one.base_list_id, code := next(iter(found))) in taken:
            continue
        GapVisit.objects.filter(organisation=house, key=one.key).update(key=code)
        taken.add((one.base_list_id, code))
        one.key = code
        changed.append(one)
    BaseUnit.objects.bulk_update(changed, ["key"], batch_size=500)
    return {one.base_list.year for one in changed}


def _codes(rows: Iterable[tuple[str, str | None, str]]) -> tuple[Codes, Codes]:
    by_name: Codes = {}
    by_variant: Codes = {}
    for name, area, code in rows:
        by_name.setdefault(names.key(name), set()).add(code)
        if area and (short := names.variant(name)):
            by_variant.setdefault((short, area), set()).add(code)
    return by_name, by_variant
