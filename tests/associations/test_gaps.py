"""Units that nobody covers are visited: kept by the unit whatever becomes of its list, and left out of who is next."""

# ruff: noqa: F811 (the fixture is imported by name and asked for by name)

from datetime import timedelta

from kexie.associations import privacy, queries, rules
from kexie.associations.actions import coverage, gaps
from kexie.associations.doings import Visited
from kexie.associations.models import BaseUnit, GapVisit
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import ALLOWED
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


def test_a_visit_is_corrected_by_who_entered_it_or_its_house_and_what_stood_before_is_kept(town):
    filled(town)
    chen, zhao, sun = (town.actors[name] for name in ("chen", "zhao", "sun"))
    row = gaps.visit(unit(SMALL), told(40), by=zhao)
    new = told(39, "不打算建科协", "question")
    assert reason(gaps.correct, row, new, by=sun, version=1, note="记错") == "gap_visit.keeper"
    assert reason(gaps.correct, row, told(-1), by=zhao, version=1, note="记错") == "gap_visit.future"
    gaps.correct(row, new, by=zhao, version=1, note="记错了单位的意思")
    assert reason(gaps.correct, row, told(1), by=zhao, version=1, note="又改") == "gap_visit.version"
    kept = GapVisit.objects.get()
    assert (kept.on, kept.way, kept.note, kept.version) == (new.on, "question", "不打算建科协", 2)
    [entry] = queries.amendments([kept])[kept.pk]
    assert (entry.verb, entry.person_id, entry.note.text) == ("edit", zhao.person_id, "记错了单位的意思")
    before = {row.field: row.before for row in entry.values.all()}
    assert before == {"visit_way": "走访", "on": told(40).on.isoformat(), "note": "有意建科协"}
    assert "有意建科协" not in str(entry.diff)  # the sealed line holds a mask
    gaps.correct(kept, told(38), by=chen, version=2, note="市里核对")  # keeps the register above the house too
    assert GapVisit.objects.get().version == 3


def test_a_correction_wants_a_reason_and_one_that_changes_nothing_writes_nothing(town):
    filled(town)
    zhao = town.actors["zhao"]
    row = gaps.visit(unit(SMALL), told(40), by=zhao)
    assert reason(gaps.correct, row, told(39), by=zhao, version=1, note=" \n") == "gap_visit.reason"
    gaps.correct(row, told(40), by=zhao, version=1, note="核对过")
    kept = GapVisit.objects.get()
    assert (kept.on, kept.version, queries.amendments([kept])) == (told(40).on, 1, {})
    gaps.correct(row, told(40, "不打算建科协"), by=zhao, version=1, note="记错")
    assert GapVisit.objects.get().version == 2


def test_a_visit_made_void_counts_nowhere_stays_readable_and_is_not_changed_again(town):
    filled(town)
    chen, zhao = town.actors["chen"], town.actors["zhao"]
    gaps.visit(unit(SMALL), told(40), by=zhao)
    last = gaps.visit(unit(SMALL), told(3), by=zhao)
    assert queries.last_visits([unit(SMALL)]) == {unit(SMALL).pk: told(3).on}
    gaps.void(last, by=zhao, note="记到别的单位了")
    assert queries.last_visits([unit(SMALL)]) == {unit(SMALL).pk: told(40).on}
    rows = queries.base_units(chen).filter(name=SMALL)
    assert queries.unvisited(rows, clock.today() - timedelta(days=30)).count() == 1
    assert [one.state for one in queries.visits(unit(SMALL))] == ["void", "recorded"]
    assert reason(gaps.void, last, by=zhao, note="再来") == "gap_visit.state"
    assert reason(gaps.correct, last, told(1), by=zhao, version=1, note="再来") == "gap_visit.state"
    assert Entry.objects.filter(entity="gap_visit", verb="void").count() == 1
    assert queries.visit_of(unit(SMALL), last.pk) == last
    assert queries.visit_of(unit(BIG), last.pk) is None


def test_who_entered_it_puts_it_right_though_another_house_was_there(town):
    filled(town)
    zhao = town.actors["zhao"]
    row = gaps.visit(unit(SMALL), told(3), by=zhao)
    GapVisit.objects.update(house=town["city"])
    assert rules.can_correct_visit(zhao, GapVisit.objects.get()) == ALLOWED
    GapVisit.objects.update(entered_by=None)
    assert rules.can_correct_visit(zhao, GapVisit.objects.get()).rule == "gap_visit.keeper"
    assert row.state == "recorded"
