"""By what a unit is known in all lists of a house: its credit code, also where one of the lists tells none of it."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kexie.associations import names
from kexie.associations.models import BaseUnit, GapVisit
from kexie.kit import bulk


def unify(house: UUID) -> set[int]:
    """Every line has the key its name has in the lists as they are now, and every visit stands at a key of a line.

    A line without a code takes the code that the lists of this house tell of its folded name, if it is just one and
    its own list has it not already; else its folded name, also where it had a code that is told no longer. A name that
    is only like another proves nothing: two firms may differ in just the legal form. The caller has locked the house.

    Returns:
        The years of lists in which a key changed.
    """
    units = BaseUnit.objects.filter(base_list__organisation=house)
    lost = _lost(house)
    bare = list(units.filter(credit_code="").values_list("pk", "base_list", "base_list__year", "name", "key"))
    if not bare and not lost.exists():
        return set()
    codes = _codes(units)
    keys = _keys(units, bare, codes)
    changed = {pk: keys[pk] for pk, _, _, _, key in bare if keys[pk] != key}
    # First those that leave a code: in the same list another line may take it.
    leaving = [(pk, [folded]) for pk, _, _, name, key in bare if pk in changed and key != (folded := names.key(name))]
    bulk.update(BaseUnit, ["key"], leaving)
    bulk.update(BaseUnit, ["key"], [(pk, [key]) for pk, key in changed.items()])
    # After the lines: who records a visit holds its line until it is written, so none comes later under an old key.
    _follow(lost, codes)
    return {year for pk, _, year, _, _ in bare if pk in changed}


def _keys(units: QuerySet[BaseUnit], bare: list[Any], codes: Mapping[str, str]) -> dict[Any, str]:
    """The key of each line without a code. Of two names of one code in a list the first takes it, whenever one asks."""
    wanted = {pk: codes.get(names.key(name)) for pk, _, _, name, _ in bare}
    told = units.filter(credit_code__in={code for code in wanted.values() if code})
    taken = set(told.values_list("base_list", "credit_code"))
    keys: dict[Any, str] = {}
    for pk, base_list, _, name, _ in sorted(bare, key=itemgetter(3)):
        code = wanted[pk]
        free = code is not None and (base_list, code) not in taken
        keys[pk] = code if code is not None and free else names.key(name)
        taken.add((base_list, keys[pk]))
    return keys


def _codes(units: QuerySet[BaseUnit]) -> dict[str, str]:
    """By the folded name its code; of two codes nobody guesses which."""
    found: dict[str, set[str]] = {}
    for name, code in units.exclude(credit_code="").order_by().values_list("name", "credit_code").distinct():
        found.setdefault(names.key(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _lost(house: UUID) -> QuerySet[GapVisit]:
    """Visits under a key that no line of this house has."""
    lines = BaseUnit.objects.filter(base_list__organisation=house, key=OuterRef("key"))
    return GapVisit.objects.filter(~Exists(lines), organisation=house).order_by("pk")


def _follow(lost: QuerySet[GapVisit], codes: Mapping[str, str]) -> None:
    """They go where the name is now that they were recorded with."""
    moved = []
    for pk, key, name in lost.select_for_update(of=("self",)).values_list("pk", "key", "name"):
        folded = names.key(name)
        if (now := codes.get(folded, folded)) != key:
            moved.append((pk, [now]))
    bulk.update(GapVisit, ["key"], moved)
