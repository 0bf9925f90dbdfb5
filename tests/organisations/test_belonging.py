"""Who belonged where on a day: first and last days, departments, superiors, mergers; and who shares a unit."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.organisations import rules
from kexie.organisations.actions import members, organisations
from kexie.organisations.models import Affiliation, Superiority
from kexie.organisations.rules import Belonging, Shared
from kexie.people.actions.persons import Particulars
from tests.organisations.city import City

DAY = timedelta(days=1)


@pytest.fixture
def first() -> date:
    return clock.today()


def person(city: City, name: str, unit: str, starts: date, ends: date | None = None):
    made = members.register(Particulars(name=name), city[unit], by=SYSTEM, on=starts)
    Affiliation.objects.filter(person=made).update(ends_on=ends)
    return made.pk


def units(who, day: date) -> set:
    return {at.unit for at in rules.affiliations_on([who], day)[who]}


def test_both_days_of_a_term_belong_to_it_and_an_open_one_goes_on(city: City, first: date):
    left = person(city, "已离开", "motor", first, first + 9 * DAY)
    stays = person(city, "还在", "motor", first)
    told = [bool(units(left, first + n * DAY)) for n in (-1, 0, 9, 10)]
    assert told == [False, True, True, False]
    assert units(stays, first + 4000 * DAY) == {city["motor"].pk}
    rows = Affiliation.objects.filter(person__in=(left, stays))
    assert [rules.current(rows, first + n * DAY).count() for n in (-1, 9, 10)] == [0, 2, 1]
    assert rules.current(rows).count() == 2


def test_a_day_begins_at_midnight_in_shanghai(city: City, first: date):
    left = person(city, "今天最后一天", "motor", first, first)
    with clock.at(clock.shanghai(first.year, first.month, first.day, 23, 59)):
        assert units(left, clock.today()) == {city["motor"].pk}
    after = first + DAY
    with clock.at(clock.shanghai(after.year, after.month, after.day, 0, 0)):
        assert units(left, clock.today()) == set()


def test_a_department_is_its_house_and_the_superior_is_that_of_the_day(city: City, first: date):
    clerk = person(city, "区办公室", "jiang_office", first)
    assert rules.affiliations_on([clerk], first) == {clerk: {Belonging(city["jiang"].pk, city["city"].pk)}}
    worker = person(city, "电机厂", "motor", first - 9 * DAY)
    Superiority.objects.filter(organisation=city["motor"]).update(ends_on=first + 4 * DAY)
    Superiority.objects.create(organisation=city["motor"], superior=city["hong"], starts_on=first + 5 * DAY)
    above = [next(iter(rules.affiliations_on([worker], first + n * DAY)[worker])).superior for n in (-1, 0, 4, 5)]
    assert above == [None, city["jiang"].pk, city["jiang"].pk, city["hong"].pk]
    early = person(city, "上级登记以前", "office", first - 9 * DAY)
    assert units(early, first - DAY) == {city["office"].pk}  # nobody knows whose office it was


def test_from_the_day_after_a_merger_who_is_entered_there_belongs_to_the_successor(city: City, first: date):
    worker = person(city, "电机厂", "motor", first)
    organisations.dissolve(city["motor"], by=SYSTEM, note="合并", on=first, successor=city["steel"])
    with clock.at(clock.now() + 5 * DAY):
        organisations.dissolve(city["steel"], by=SYSTEM, note="合并", on=first + 5 * DAY, successor=city["optics"])
    Affiliation.objects.filter(person=worker).update(ends_on=None)
    told = [units(worker, first + n * DAY) for n in (0, 1, 5, 6)]
    assert told == [{city["motor"].pk}, {city["steel"].pk}, {city["steel"].pk}, {city["optics"].pk}]


def test_who_is_entered_at_a_closed_unit_without_successor_belongs_nowhere_after(city: City, first: date):
    worker = person(city, "电机厂", "motor", first)
    organisations.dissolve(city["motor"], by=SYSTEM, note="外迁", on=first)
    Affiliation.objects.filter(person=worker).update(ends_on=None)
    assert (units(worker, first), units(worker, first + DAY)) == ({city["motor"].pk}, set())


def test_two_people_share_a_unit_or_one_guides_the_others(city: City, first: date):
    worker, other = person(city, "甲", "motor", first), person(city, "乙", "motor", first, first + DAY)
    district, steel = person(city, "区里", "jiang_office", first), person(city, "丙", "steel", first)
    motor, jiang = city["motor"].pk, city["jiang"].pk
    assert rules.shared_units(worker, other, first + DAY) == Shared(same=frozenset({motor}))
    assert not rules.shared_units(worker, other, first + 2 * DAY)
    assert rules.shared_units(worker, district, first) == Shared(below=frozenset({jiang}))
    assert rules.shared_units(district, worker, first) == Shared(above=frozenset({jiang}))
    assert rules.shared_units(worker, steel, first) == Shared()  # both stand under the city: no tie


def test_many_people_are_asked_in_one_statement_by_index(city: City, first: date):
    people = [person(city, f"第{n}人", "motor", first) for n in range(20)]
    with CaptureQueriesContext(connection) as asked:
        told = rules.affiliations_on(people, first)
    assert (len(asked), len(told), {len(units) for units in told.values()}) == (1, 20, {1})
    assert rules.affiliations_on([], first) == {}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan on" not in plan
