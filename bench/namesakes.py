"""Namesakes: as many as a register of a city has, brought in by the import; what the search for duplicates makes of them.

Of the 48,962 names of a real register 10,097 stood in several units. That register is nobody's to keep here: names are
drawn by the frequency of real surnames, in the same numbers. Nobody may be proposed for the name alone, nobody taken
for somebody else, nobody merged by anything but a person.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

NAMES, SEVERAL, UNITS, TWICE = 48_962, 10_097, 5_000, 200
FREQUENT = Path(__file__).resolve().parents[2] / "shared" / "data" / "names" / "family_names_1k.csv"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志海东晓晨佳雪慧鹏飞云梅春秋冬阳光辉正义仁礼智信忠孝"
    "宇浩轩子涵欣怡梓博思远嘉琪雨桐诗雅俊林波斌辰峰凯龙翔宁安康健福祥瑞庆和顺成功立新民卫"
)
MOST = 8  # people of one name


class Somebody(NamedTuple):
    """A person of the table; nothing but name and unit where the rest is empty."""

    name: str
    unit: int
    born: date | None
    mobile: str
    email: str


def surnames() -> dict[str, float]:
    """Real surnames with how often they are borne."""
    with FREQUENT.open(encoding="utf-8") as held:
        return {name: float(often) for name, often in list(csv.reader(held))[2:]}


def people(
    names: int, several: int, units: int, frequent: dict[str, float], *, seed: int = 24
) -> Iterator[Somebody]:  # fmt: skip
    """``names`` different names, ``several`` of them borne by two to eight people, each in a unit of its own.

    A third are known by name and unit alone, a third with the day of birth, a third with mobile and mail too.
    """
    random = Random(seed)
    drawn: Counter[str] = Counter()
    while len(drawn) < names:
        for surname in random.choices(list(frequent), list(frequent.values()), k=1000):
            given = "".join(random.choices(GIVEN, k=1 + (random.random() < 0.8)))
            if len(drawn) < names or surname + given in drawn:
                drawn[surname + given] += 1
    count = 0
    for place, (name, often) in enumerate(drawn.most_common()):
        bearers = min(max(often, 2), MOST, units) if place < several else 1
        for unit in random.sample(range(units), bearers):
            count += 1
            known = random.randrange(3)
            born = date(1950, 1, 1) + timedelta(days=random.randrange(18_000)) if known else None
            yield Somebody(
                name, unit, born, f"137{count:08d}" if known == 2 else "",
                f"n{count}@example.org" if known == 2 else "",
            )  # fmt: skip


def measure(names: int = NAMES, several: int = SEVERAL, units: int = UNITS) -> dict[str, Any]:
    """Units and people by the console command, people who really stand twice by the product's actions, then the look."""
    from bench import intake, lists, serving, tables

    with serving.demo() as site:
        here = site.home.parent
        intake._prepared()
        places, staff = here / "units.xlsx", here / "people.xlsx"
        tables.write(places, tables.units(0, units))
        told = list(people(names, several, units, surnames()))
        tables.write(staff, _table(told))
        intake._run(site, "units", places)
        brought = intake._run(site, "people", staff)
        twice = lists.asked(site, f"stand_twice({TWICE})", "namesakes")
        found = lists.asked(site, f"looked({twice!r})", "namesakes")
    bearers = Counter(one.name for one in told)
    return {
        "people": len(told), "names": len(bearers), "names_in_several_units": sum(n > 1 for n in bearers.values()),
        "import_seconds": brought["seconds"], "not_written": len(told) - brought["accepted"], **found,
    }  # fmt: skip


def _table(told: Sequence[Somebody]) -> Iterator[list[Any]]:
    from bench import tables

    yield ["姓名", "单位", "出生日期", "手机号", "电子邮箱"]
    for one in told:
        yield [one.name, tables.unit(one.unit), one.born.isoformat() if one.born else None, one.mobile or None,
               one.email or None]  # fmt: skip


def stand_twice(count: int) -> list[list[str]]:
    """So many people with a mobile entered once more in another unit; the keys of both records."""
    from django.db import transaction

    from bench import fill
    from kexie.kit import clock
    from kexie.organisations.actions import members
    from kexie.organisations.models import Organisation
    from kexie.people.actions import bulk, persons
    from kexie.people.models import Person

    by, now = fill.actor("chen", "officer"), clock.now()
    some = list(Person.objects.exclude(mobile=None).filter(email__startswith="n").order_by("id")[:count])
    unit = Organisation.objects.filter(kind="enterprise", state="active").order_by("number")[0]
    again = members.register_many(
        [members.Member(persons.Particulars(name=one.name), unit) for one in some], by=by, on=clock.today()
    )
    for one, other in zip(some, again, strict=True):
        assert one.mobile is not None
        other.mobile = one.mobile.reveal()
    with transaction.atomic():
        bulk.write(again, at=now)
    return [sorted((str(one.pk), str(other.pk))) for one, other in zip(some, again, strict=True)]


def looked(twice: Sequence[Sequence[str]] = ()) -> dict[str, Any]:
    """The search for duplicates, timed, and its answer held against the register itself, read anew."""
    import time

    from kexie.custody.actions import finding
    from kexie.custody.models import Candidate
    from kexie.people.models import Person

    merged, begun = Person.objects.exclude(merged_into=None).count(), time.monotonic()
    finding.find()
    seconds = time.monotonic() - begun
    rows = list(Candidate.objects.filter(entity="person"))
    proposed = {tuple(sorted((str(one.first_id), str(one.second_id)))) for one in rows}
    apart = dict(_apart())
    return {
        "find_seconds": round(seconds, 1), "proposed": len(rows),
        "reasons": dict(Counter("、".join(one.reasons) for one in rows)),
        "pairs_of_namesakes_of_different_units": len(apart),
        "of_them_proposed": len(proposed & apart.keys()),
        "of_them_not_proposed": len(apart.keys() - proposed),
        "by_name_alone": sum(apart[pair] for pair in proposed & apart.keys()),
        "found_percent": round(100 * len({tuple(one) for one in twice} & proposed) / len(twice), 1) if twice else 100.0,
        "merged": Person.objects.exclude(merged_into=None).count() - merged,
    }  # fmt: skip


def _apart() -> Iterator[tuple[tuple[str, str], bool]]:
    """Every pair of one name who work in no unit in common, with whether the name is all they share."""
    from kexie.organisations.models import Affiliation
    from kexie.people.models import Person

    units: dict[Any, set[Any]] = defaultdict(set)
    for person, unit in Affiliation.objects.values_list("person", "organisation"):
        units[person].add(unit)
    held: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    facts = ("id_index", "mobile_index", "born_on", "email")
    for name, pk, *told in Person.objects.filter(merged_into=None).values_list("name", "pk", *facts):
        held[name].append((pk, *told))
    for bearers in held.values():
        for one, other in combinations(bearers, 2):
            if units[one[0]].isdisjoint(units[other[0]]):
                shared = any(mine and mine == theirs for mine, theirs in zip(one[1:], other[1:], strict=True))
                first, second = sorted((str(one[0]), str(other[0])))
                yield (first, second), not shared
