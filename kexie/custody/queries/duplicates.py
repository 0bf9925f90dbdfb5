"""Who may stand twice in the register, with the reason. A name alone is never one: namesakes are common.

Each reason is one statement that groups by an index; pairs are made of the groups here. Nothing is merged from here.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet

from kexie.associations import names
from kexie.custody.models import Dismissal
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Affiliation, Organisation
from kexie.organisations.rules import current, organisations_where, visible_people
from kexie.people.models import Person

# A group larger than this is a number everybody was given (a switchboard), no person.
CROWD = 6
MOST = 500


@dataclass(slots=True)
class Pair:
    """Two records and why they may be one; the more weight, the likelier."""

    first: Any
    second: Any
    reasons: list[str] = field(default_factory=list)
    weight: int = 0

    def add(self, reason: str, weight: int) -> None:
        """One more reason; each counts once."""
        if reason not in self.reasons:
            self.reasons.append(reason)
            self.weight += weight


def people(actor: Actor) -> list[Pair]:
    """Pairs among those this actor sees, the likeliest first, at most ``MOST``. Seven statements at most."""
    seen = visible_people(actor)
    groups: list[tuple[str, int, list[list[UUID]]]] = [
        ("证件号码相同", 100, _same(seen.exclude(id_index=None), "id_index")),
        ("手机号相同", 60, _same(seen.exclude(mobile_index=None), "mobile_index")),
        ("姓名读音和出生日期相同", 60, _same(seen.exclude(born_on=None), "name_key", "born_on")),
        ("姓名和电子邮箱相同", 60, _same(seen.exclude(email=""), "name_key", "email")),
        ("姓名读音相同，在同一单位", 40, _colleagues(seen)),
    ]
    keys = {key for _, _, found in groups for group in found for key in group}
    rows = Person.objects.in_bulk(keys)
    pairs: dict[tuple[UUID, UUID], Pair] = {}
    for reason, weight, found in groups:
        for group in found:
            for one, other in combinations(sorted(group), 2):
                pairs.setdefault((one, other), Pair(rows[one], rows[other])).add(reason, weight)
    gone = _dismissed("person")
    kept = [pair for key, pair in pairs.items() if key not in gone and not _differ(pair.first, pair.second)]
    return sorted(kept, key=lambda pair: (-pair.weight, pair.first.name_key, str(pair.first.pk)))[:MOST]


def _differ(one: Person, other: Person) -> bool:
    """Facts that two records of one human being do not tell differently: papers, the day of birth, the sex."""
    if one.id_index and other.id_index and one.id_kind == other.id_kind and one.id_index != other.id_index:
        return True
    if one.id_index and one.id_index == other.id_index:
        return False
    facts = ("born_on", "birth_year", "gender")
    pairs = [(getattr(one, name), getattr(other, name)) for name in facts]
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _same(rows: QuerySet[Any], *fields: str) -> list[list[UUID]]:
    """Groups of at least two and no crowd that have all these fields in common. Two statements."""
    told = rows.order_by().values(*fields).annotate(n=Count("pk")).filter(n__gt=1, n__lte=CROWD)
    wanted = {tuple(row[name] for name in fields) for row in told[: MOST * 2]}
    if not wanted:
        return []
    first = fields[0]
    found = rows.order_by().filter(**{f"{first}__in": {key[0] for key in wanted}}).values_list("pk", *fields)
    return _grouped(((tuple(values), pk) for pk, *values in found), wanted)


def _colleagues(seen: QuerySet[Person]) -> list[list[UUID]]:
    """The same reading of a name at one unit today."""
    works = current(Affiliation.objects.filter(person__in=seen.order_by()))
    shared = works.values("organisation", key=F("person__name_key")).annotate(n=Count("person", distinct=True))
    wanted = {(row["organisation"], row["key"]) for row in shared.order_by().filter(n__gt=1, n__lte=CROWD)[: MOST * 2]}
    if not wanted:
        return []
    there = works.filter(organisation__in={unit for unit, _ in wanted}, person__name_key__in={key for _, key in wanted})
    rows = there.order_by().values_list("organisation", "person__name_key", "person")
    return _grouped((((unit, key), pk) for unit, key, pk in rows), wanted)


def _grouped(rows: Iterable[tuple[Hashable, UUID]], wanted: Iterable[Hashable]) -> list[list[UUID]]:
    held, asked = defaultdict(set), set(wanted)
    for key, pk in rows:
        if key in asked:
            held[key].add(pk)
    return [sorted(group) for group in held.values() if len(group) > 1]


def organisations(actor: Actor) -> list[Pair]:
    """Associations that may be one: the credit code of another kind, or a name that differs in spelling only."""
    rows = organisations_where(actor, "organisations.edit").filter(state="active", kind__in=kinds.BASIC)
    told = list(rows.order_by("name_key", "id").values_list("pk", "name", "credit_code"))
    by_code: dict[str, list[UUID]] = defaultdict(list)
    by_name: dict[str, list[UUID]] = defaultdict(list)
    by_variant: dict[str, list[UUID]] = defaultdict(list)
    for pk, name, code in told:
        if code:
            by_code[code].append(pk)
        by_name[names.key(name)].append(pk)
        if variant := names.variant(name):
            by_variant[variant].append(pk)
    reasons = (
        ("统一社会信用代码相同", 100, by_code),
        ("名称相同", 70, by_name),
        ("名称只差地名、公司形式", 40, by_variant),
    )
    return _pairs_of_units(reasons, {pk: code for pk, _, code in told})


def _pairs_of_units(reasons: Sequence[tuple[str, int, dict[str, list[UUID]]]], codes: dict[UUID, str]) -> list[Pair]:
    found: dict[tuple[UUID, UUID], list[tuple[str, int]]] = defaultdict(list)
    gone = _dismissed("organisation")
    for reason, weight, groups in reasons:
        for group in groups.values():
            for one, other in combinations(sorted(group), 2) if len(group) <= CROWD else ():
                differ = codes[one] and codes[other] and codes[one] != codes[other]
                if (one, other) not in gone and not differ:
                    found[one, other].append((reason, weight))
    rows = Organisation.objects.select_related("superior").in_bulk({key for pair in found for key in pair})
    pairs = []
    for (one, other), told in found.items():
        pair = Pair(rows[one], rows[other])
        for reason, weight in told:
            pair.add(reason, weight)
        pairs.append(pair)
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.first.name_key, str(pair.first.pk)))[:MOST]


def _dismissed(entity: str) -> set[tuple[UUID, UUID]]:
    return set(Dismissal.objects.filter(entity=entity).values_list("first_id", "second_id"))
