"""Who may stand twice in the register, with the reason. A name alone is never one: namesakes are common.

Each reason is one statement that groups by an index; pairs are made of the groups here. That reads the whole register,
so it is done every hour (actions.finding); pages read what was found. Nothing is merged from here.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet

from kexie.associations import names
from kexie.custody.models import Candidate, Dismissal
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Affiliation, Organisation
from kexie.organisations.rules import current, organisations_where, visible_people
from kexie.people.models import Person

PEOPLE, UNITS = "person", "organisation"
# A group larger than this is a number everybody was given (a switchboard), no person.
CROWD = 6
# So many pairs are shown to a reader, and so many of the whole register are kept.
MOST, KEPT = 500, 5000

# Units, federations of them and societies; a society is never the same as a unit's association.
KINDS = (*kinds.ELECTING, kinds.Kind.SOCIETY)

# What a list tells of a person, and what two records may not tell differently.
TOLD = ("name", "title", "gender", "born_on", "birth_year", "id_kind", "id_index")

Found = dict[tuple[UUID, UUID], "Reasons"]


@dataclass(slots=True)
class Reasons:
    """Why two records may be one; the more weight, the likelier."""

    words: list[str] = field(default_factory=list)
    weight: int = 0

    def add(self, reason: str, weight: int) -> None:
        """One more reason; each counts once."""
        if reason not in self.words:
            self.words.append(reason)
            self.weight += weight


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records and why they may be one."""

    first: Any
    second: Any
    reasons: list[str]
    weight: int


def people(actor: Actor) -> list[Pair]:
    """What was found last among those this actor sees, the likeliest first, at most ``MOST``. Two statements or so."""
    seen = visible_people(actor).order_by().values("pk")
    found = _standing(PEOPLE, seen)
    rows = Person.objects.only(*TOLD).in_bulk({key for one in found for key in (one.first_id, one.second_id)})
    return [pair for pair in _paired(found, rows) if not _differ(pair.first, pair.second)]


def organisations(actor: Actor) -> list[Pair]:
    """As :func:`people`, of the associations this actor keeps."""
    kept = organisations_where(actor, "organisations.edit").filter(state="active", kind__in=KINDS)
    found = _standing(UNITS, kept.order_by().values("pk"))
    keys = {key for one in found for key in (one.first_id, one.second_id)}
    rows = Organisation.objects.select_related("superior").in_bulk(keys)
    apart = [pair for pair in _paired(found, rows) if not _two_codes(pair.first.credit_code, pair.second.credit_code)]
    return sorted(apart, key=lambda pair: (-pair.weight, pair.first.name_key, str(pair.first.pk)))


def found_at(kind: str) -> datetime | None:
    """When the register was searched last with anything found; None where nothing is known."""
    told: datetime | None = Candidate.objects.filter(entity=kind).aggregate(at=Max("found_at"))["at"]
    return told


def _standing(kind: str, seen: QuerySet[Any, Any]) -> list[Candidate]:
    said = Dismissal.objects.filter(entity=kind, first_id=OuterRef("first_id"), second_id=OuterRef("second_id"))
    rows = Candidate.objects.filter(~Exists(said), entity=kind, first_id__in=seen, second_id__in=seen)
    return list(rows.order_by("-weight", "id")[:MOST])


def _paired(found: Sequence[Candidate], rows: dict[UUID, Any]) -> Iterable[Pair]:
    return (Pair(rows[one.first_id], rows[one.second_id], list(one.reasons), one.weight) for one in found)


def found_people() -> Found:
    """Pairs of the whole register. Seven statements at most."""
    seen = Person.objects.filter(merged_into=None)
    groups: list[tuple[str, int, list[list[UUID]]]] = [
        ("证件号码相同", 100, _same(seen.exclude(id_index=None), "id_index")),
        ("手机号相同", 60, _same(seen.exclude(mobile_index=None), "mobile_index")),
        ("姓名读音和出生日期相同", 60, _same(seen.exclude(born_on=None), "name_key", "born_on")),
        ("姓名和电子邮箱相同", 60, _same(seen.exclude(email=""), "name_key", "email")),
        ("姓名读音相同，在同一单位", 40, _colleagues(seen)),
    ]
    pairs = _pairs(groups)
    rows = Person.objects.in_bulk({key for pair in pairs for key in pair})
    apart = {pair: told for pair, told in pairs.items() if not _differ(rows[pair[0]], rows[pair[1]])}
    return _likeliest(apart, lambda pair: (rows[pair[0]].name_key, str(pair[0])))


def _pairs(groups: Iterable[tuple[str, int, Iterable[list[UUID]]]]) -> Found:
    pairs: Found = {}
    for reason, weight, found in groups:
        for group in found:
            for one, other in combinations(sorted(group), 2) if len(group) <= CROWD else ():
                pairs.setdefault((one, other), Reasons()).add(reason, weight)
    return pairs


def _likeliest(pairs: Found, key: Any) -> Found:
    order = sorted(pairs.items(), key=lambda one: (-one[1].weight, key(one[0])))
    return dict(order[:KEPT])


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
    wanted = {tuple(row[name] for name in fields) for row in told[: KEPT * 2]}
    if not wanted:
        return []
    first = fields[0]
    found = rows.order_by().filter(**{f"{first}__in": {key[0] for key in wanted}}).values_list("pk", *fields)
    return _grouped(((tuple(values), pk) for pk, *values in found), wanted)


def _colleagues(seen: QuerySet[Person]) -> list[list[UUID]]:
    """The same reading of a name at one unit today."""
    works = current(Affiliation.objects.filter(person__in=seen.order_by()))
    shared = works.values("organisation", key=F("person__name_key")).annotate(n=Count("person", distinct=True))
    wanted = {(row["organisation"], row["key"]) for row in shared.order_by().filter(n__gt=1, n__lte=CROWD)[: KEPT * 2]}
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


def found_organisations() -> Found:
    """Associations that may be one: the credit code of another kind, or a name that differs in spelling only."""
    rows = Organisation.objects.filter(state="active", kind__in=KINDS)
    told = list(rows.order_by("name_key", "id").values_list("pk", "name", "credit_code", "kind"))
    by_code: dict[Hashable, list[UUID]] = defaultdict(list)
    by_name: dict[Hashable, list[UUID]] = defaultdict(list)
    by_variant: dict[Hashable, list[UUID]] = defaultdict(list)
    for pk, name, code, kind in told:
        society = kind == kinds.Kind.SOCIETY
        if code:
            by_code[society, code].append(pk)
        by_name[society, names.key(name)].append(pk)
        if variant := names.variant(name):
            by_variant[society, variant].append(pk)
    pairs = _pairs(
        (
            ("统一社会信用代码相同", 100, by_code.values()),
            ("名称相同", 70, by_name.values()),
            ("名称只差地名、公司形式", 40, by_variant.values()),
        )
    )
    codes, place = {pk: code for pk, _, code, _ in told}, {pk: at for at, (pk, *_) in enumerate(told)}
    apart = {pair: one for pair, one in pairs.items() if not _two_codes(codes[pair[0]], codes[pair[1]])}
    return _likeliest(apart, lambda pair: place[pair[0]])


def _two_codes(one: str, other: str) -> bool:
    return bool(one and other and one != other)
