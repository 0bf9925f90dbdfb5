"""Two imports of the same units or base lists at once, an import while the unit is founded: each stands once."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import threading
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.db import connections

from kexie.associations import invariants as life_invariants
from kexie.associations.actions import meetings
from kexie.associations.models import BaseList, BaseUnit, Founding
from kexie.intake import invariants
from kexie.intake.actions import batches, running
from kexie.intake.models import Batch, ReplacedList
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Overtaken
from kexie.organisations import invariants as tree_invariants
from kexie.organisations.models import Organisation
from tests.city import City, city_committing
from tests.intake.sent import code
from tests.kit.tables_of import xlsx

COUNT = 30
HEADS = ["单位名称", "统一社会信用代码", "类别"]
YEAR = 2019  # of which the staged city has no list


def whole() -> list[str]:
    every = (*invariants.ALL, *life_invariants.ALL, *tree_invariants.ALL)
    return [words for one in every for _, words in one()]


def house(city: City) -> Organisation:
    return Organisation.objects.get(number=city.facts.number("city"))


def table(names: list[str], *, coded: bool = True) -> bytes:
    rows = [[name, code(n + 1) if coded else "", "企业科协"] for n, name in enumerate(names)]
    return xlsx(HEADS, *rows)


def taken(city: City, data: bytes) -> Batch:
    return batches.take(house(city), "units", ContentFile(data, name="表.xlsx"), by=SYSTEM)


def listed(city: City, names: list[str]) -> Batch:
    """A base list that was looked at and started; the worker's part is still to come."""
    upload = ContentFile(xlsx(HEADS[:2], *[[name, ""] for name in names]), name="名录.xlsx")
    batch = batches.upload(house(city), "base_list", upload, by=SYSTEM, year=YEAR, list_kind="high_tech")
    batch = batches.check(batch, batch.columns, "skip", by=SYSTEM)
    running.check(batch.pk)
    return batches.start(batch, by=SYSTEM)


def at_once(*acts: Callable[[], object]) -> list[BaseException]:
    """All of them begun together; what they raised."""
    faults: list[BaseException] = []
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait(30)
            act()
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,), daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    return faults


def sums(*rows: Batch) -> list[tuple[int, int, int, int]]:
    found = Batch.objects.filter(pk__in=[one.pk for one in rows])
    return sorted(found.values_list("created", "updated", "skipped", "rejected"))


def names_of(prefix: str) -> list[str]:
    return [f"{prefix}{n:02}公司科协" for n in range(COUNT)]


@pytest.mark.parametrize("coded", [True, False], ids=["by their codes", "by their names"])
def test_two_imports_of_the_same_units_register_each_once(city_committing: City, coded: bool) -> None:
    made = [taken(city_committing, table(names_of("同时"), coded=coded)) for _ in range(2)]
    assert at_once(*(lambda one=one: running.run(one.pk) for one in made)) == []
    found = Organisation.objects.filter(name__startswith="同时")
    assert (found.count(), found.values("name").distinct().count()) == (COUNT, COUNT)
    assert sums(*made) == [(0, 0, COUNT, 0), (COUNT, 0, 0, 0)]
    assert whole() == []


def test_two_imports_of_one_list_at_once_leave_one_list_with_every_unit_once(city_committing: City) -> None:
    first, second = names_of("甲"), [*names_of("甲")[: COUNT // 2], *names_of("乙")[COUNT // 2 :]]
    made = [listed(city_committing, names) for names in (first, second)]
    assert at_once(*(lambda one=one: running.run(one.pk) for one in made)) == []
    (kept,) = BaseList.objects.filter(organisation=house(city_committing), year=YEAR)
    told = sorted(BaseUnit.objects.filter(base_list=kept).values_list("name", flat=True))
    assert told in (sorted(first), sorted(second)), "the lines of one of the two, not of both"
    assert sums(*made) == [(COUNT, 0, 0, 0)] * 2
    (before,) = ReplacedList.objects.filter(batch__in=made)  # who came second keeps what the first had filled
    assert len(before.lines) == COUNT
    assert whole() == []


def test_a_unit_imported_while_it_is_founded_stands_once(city_committing: City) -> None:
    founding = Founding.objects.get(ref=city_committing.facts.foundings["filed"])
    batch = taken(city_committing, xlsx(HEADS, [founding.name, founding.credit_code, "企业科协"]))
    faults = at_once(lambda: running.run(batch.pk), lambda: meetings.activate(founding, by=SYSTEM))
    founding.refresh_from_db()
    (unit,) = Organisation.objects.filter(name=founding.name, state="active")
    if founding.state == "active":  # the founding came first: the import finds the unit
        assert (faults, founding.organisation, sums(batch)) == ([], unit, [(0, 0, 1, 0)])
    else:  # the import came first: the founding is told that the name is taken
        assert [type(one) for one in faults] == [Overtaken]
        assert (founding.state, sums(batch)) == ("filed", [(1, 0, 0, 0)])
    assert whole() == []
