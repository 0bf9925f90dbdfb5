"""Units that nobody covers are visited: kept by the unit whatever becomes of its list, and left out of who is next."""

# ruff: noqa: F811 (the fixture is imported by name and asked for by name)

from datetime import timedelta

from kexie.associations import privacy, queries
from kexie.associations.actions import coverage, gaps
from kexie.associations.doings import Visited
from kexie.associations.models import BaseUnit, GapVisit
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from tests.associations.test_coverage import LINES, filled, reason, town  # noqa: F401

BIG, RED, SMALL = "谁也没覆盖的大厂", "红旗钢铁公司", "园内未覆盖公司"


def unit(name: str) -> BaseUnit:
    return BaseUnit.objects.select_related("base_list").get(name=name)


def told(days: int = 0, note: str = "有意建科协", way: str = "visit") -> Visited:
    return Visited(way, clock.today() - timedelta(days=days), note)


def test_a_visit_is_kept_and_journalled_by_who_keeps_the_list_and_by_the_association_of_the_area(town):
    filled(town)
    chen, zhao = town.actors["chen"], town.actors["zhao"]
    gaps.visit(unit(SMALL), told(40), by=zhao)
    gaps.visit(unit(SMALL), told(3, "已报材料", "question"), by=chen)
    found = [(one.on, one.way, one.note, one.house, one.entered_by_id) for one in queries.visits(unit(SMALL))]
    today = clock.today()
    assert found == [
        (today - timedelta(days=3), "question", "已报材料", town["city"], chen.person_id),
        (today - timedelta(days=40), "visit", "有意建科协", town["jiang"], zhao.person_id),
    ]
    entry = Entry.objects.filter(entity="gap_visit").latest("id")
    assert (entry.verb, entry.person_id, entry.diff) == (
        "record", chen.person_id,
        {"unit_name": ["", SMALL], "visit_way": ["", "来访来电咨询"], "on": ["", str(today - timedelta(days=3))]},
    )  # fmt: skip
    assert privacy.export(zhao.person_id)["gap_visits"] == [
        {"name": SMALL, "on": today - timedelta(days=40), "way": "visit", "note": "有意建科协"}
    ]


def test_who_may_visit_and_what_is_no_visit(town):
    filled(town)
    chen, zhao = town.actors["chen"], town.actors["zhao"]
    assert reason(gaps.visit, unit(BIG), told(), by=zhao) == "gap_visit.right"  # another district
    for nobody in (town.actors["sun"], town.actors["wang"], STRANGER, SYSTEM):
        assert reason(gaps.visit, unit(SMALL), told(), by=nobody) == "gap_visit.right"
    assert reason(gaps.visit, unit(RED), told(), by=chen) == "gap_visit.covered"
    assert reason(gaps.visit, unit(BIG), told(-1), by=chen) == "gap_visit.future"
    assert reason(gaps.visit, unit(BIG), told(note=" \n"), by=chen) == "gap_visit.note"
    assert not GapVisit.objects.exists()


def test_a_visit_stays_with_the_unit_when_its_list_is_filled_anew_and_in_next_years_list(town):
    filled(town)
    chen, year = town.actors["chen"], clock.today().year
    gaps.visit(unit(BIG), told(5), by=chen)
    first = unit(BIG).pk
    filled(town)
    assert (unit(BIG).pk == first, [one.on for one in queries.visits(unit(BIG))]) == (False, [told(5).on])
    coverage.fill(town["city"], year - 1, "above_size", LINES, by=chen)
    rows = list(BaseUnit.objects.filter(name__in=[BIG, SMALL]).select_related("base_list"))
    assert {(one.name, one.base_list.year): queries.last_visits(rows).get(one.pk) for one in rows} == {
        (BIG, year): told(5).on, (BIG, year - 1): told(5).on, (SMALL, year): None, (SMALL, year - 1): None,
    }  # fmt: skip


def test_who_is_next_leaves_out_those_visited_of_late_and_no_longer_than_that(town, django_assert_num_queries):
    filled(town)
    chen, today = town.actors["chen"], clock.today()
    gaps.visit(unit(BIG), told(90), by=chen)
    gaps.visit(unit(BIG), told(29), by=chen)
    rows = queries.base_units(chen)
    assert [one.name for one in queries.gaps(rows)] == [BIG, SMALL]
    assert [one.name for one in queries.gaps(queries.unvisited(rows, today - timedelta(days=29)))] == [SMALL]
    assert [one.name for one in queries.gaps(queries.unvisited(rows, today - timedelta(days=28)))] == [BIG, SMALL]
    seen = list(queries.gaps(rows))
    with django_assert_num_queries(1):
        assert queries.last_visits(seen) == {seen[0].pk: told(29).on}
    # Of the same name in the list of another house nothing is known.
    GapVisit.objects.update(organisation=town["jiang"])
    assert (queries.last_visits(seen), queries.visits(seen[0])) == ({}, [])
    assert queries.unvisited(rows, today - timedelta(days=200)).filter(association=None).count() == 2
