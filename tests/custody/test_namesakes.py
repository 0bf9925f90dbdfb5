"""Namesakes by the hundred: the measure of `make bench` on a sample, held against the register, and its canary."""

from collections import Counter

import pytest

from bench import namesakes
from kexie.custody.actions import finding
from kexie.custody.models import Candidate
from kexie.custody.queries import duplicates
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.organisations.actions import members
from kexie.people.actions import bulk, persons
from kexie.people.models import Person
from tests.organisations.city import City

UNITS = ("motor", "steel", "optics", "hospital", "university")
FREQUENT = {"王": 5.0, "李": 4.0, "欧阳": 1.0}


def sample(city: City, names: int = 120, several: int = 40) -> list[namesakes.Somebody]:
    """People of these many names on the register; their numbers are written by the test that asks for them."""
    told = list(namesakes.people(names, several, len(UNITS), FREQUENT))
    lines = [
        members.Member(persons.Particulars(name=one.name, born_on=one.born), city[UNITS[one.unit]]) for one in told
    ]
    members.register_many(lines, by=SYSTEM, on=clock.today())
    return told


def test_namesakes_of_different_units_are_never_proposed_for_the_name_nor_merged(city: City) -> None:
    told = sample(city)
    bearers = Counter(one.name for one in told)
    assert (len(bearers), sum(count > 1 for count in bearers.values())) == (120, 40)
    found = namesakes.looked()
    pairs = sum(count * (count - 1) // 2 for count in bearers.values())
    assert found["pairs_of_namesakes_of_different_units"] == pairs
    assert (found["by_name_alone"], found["merged"], found["of_them_proposed"]) == (0, 0, 0)
    assert found["of_them_not_proposed"] == pairs
    assert Person.objects.filter(merged_into=None).count() == Person.objects.count()


def test_of_many_namesakes_only_those_with_one_mobile_are_proposed(city: City) -> None:
    told = sample(city)
    name = Counter(one.name for one in told).most_common(1)[0][0]
    twice = list(Person.objects.filter(name=name).order_by("id")[:2])
    for one in twice:
        one.mobile = "13712345678"
        one.born_on = one.birth_year = None
    bulk.write(twice, at=clock.now())
    found = namesakes.looked([sorted(str(one.pk) for one in twice)])
    assert (found["of_them_proposed"], found["found_percent"]) == (1, 100.0)
    assert (found["by_name_alone"], found["merged"]) == (0, 0)
    reasons = Counter(tuple(one.reasons) for one in Candidate.objects.filter(entity="person"))
    assert set(reasons) == {("手机号相同",), ("姓名读音相同，在同一单位",)}, (
        "homophones of one unit are asked about too"
    )
    assert reasons["手机号相同",] == 1


def test_the_measure_sees_a_search_that_goes_by_the_name(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    """Canary."""
    sample(city, 12, 6)

    def by_name() -> duplicates.Found:
        one, other = Person.objects.filter(name=_namesakes()).order_by("id")[:2]
        return {(one.pk, other.pk): duplicates.Reasons(["姓名相同"], 10)}

    monkeypatch.setitem(finding._BY_KIND, duplicates.PEOPLE, by_name)
    assert namesakes.looked()["by_name_alone"] == 1


def _namesakes() -> str:
    names: list[str] = list(Person.objects.exclude(born_on=None).values_list("name", flat=True))
    return next(name for name, count in Counter(names).items() if count > 1)
