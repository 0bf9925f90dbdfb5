"""By what a unit is known in all lists of a house, as they are now; its visits are never lost from sight."""

# ruff: noqa: F811 (the fixture is imported by name and asked for by name)

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.associations import invariants, queries
from kexie.associations.actions import coverage, gaps
from kexie.associations.doings import Visited
from kexie.associations.models import BaseList, BaseUnit, GapVisit
from kexie.associations.told import BaseLine
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Overtaken
from tests.associations.test_coverage import THIRD as CODE
from tests.associations.test_coverage import filling, key_of, town  # noqa: F401
from tests.notices import office as town_office
from tests.notices.racing import race

NAME, OTHER = "光谷精密机械公司", "光谷仪器公司"
BARE = BaseLine(NAME, jurisdiction="420102")
CODED = BaseLine(NAME, CODE, jurisdiction="420102")


def visited(base_list: BaseList, by: Any, name: str = NAME) -> GapVisit:
    line = BaseUnit.objects.select_related("base_list").get(base_list=base_list, name=name)
    return gaps.visit(line, Visited("visit", clock.today() - timedelta(days=1), "有意"), by=by)


def seen(base_list: BaseList, name: str = NAME) -> list[GapVisit]:
    return queries.visits(BaseUnit.objects.select_related("base_list").get(base_list=base_list, name=name))


def test_where_the_code_is_told_no_longer_line_and_visits_go_back_to_the_name(town):
    chen = town.actors["chen"]
    first, second = filling(town, "above_size", BARE), filling(town, "high_tech", CODED)
    row = visited(second, chen)
    assert (key_of(first, NAME), GapVisit.objects.get().key, seen(first)) == (CODE, CODE, [row])
    filling(town, "high_tech", BaseLine(OTHER))  # filled anew, without it
    assert (key_of(first, NAME), seen(first), invariants.units_count_once()) == (NAME, [row], [])
    second = filling(town, "high_tech", CODED)
    assert (key_of(first, NAME), seen(first), seen(second)) == (CODE, [row], [row])
    coverage.drop(second, by=chen, note="填错了")
    assert (key_of(first, NAME), seen(first), invariants.units_count_once()) == (NAME, [row], [])
    first = filling(town, "above_size", BARE)
    assert seen(first) == [row]


def test_a_unit_that_stands_in_no_list_for_a_while_has_its_visits_again_with_and_without_a_code(town):
    chen = town.actors["chen"]
    made = filling(town, "high_tech", CODED)
    row = visited(made, chen)
    for line, key in ((BARE, NAME), (BARE, NAME), (CODED, CODE), (CODED, CODE)):
        coverage.drop(made, by=chen, note="重导")
        made = filling(town, "high_tech", line)
        assert (key_of(made, NAME), seen(made)) == (key, [row])


def test_a_code_that_another_name_tells_from_now_on_passes_from_line_to_line_of_one_list(town):
    made = filling(town, "above_size", BARE, BaseLine(OTHER))
    for name, other in ((NAME, OTHER), (OTHER, NAME), (NAME, OTHER)):
        filling(town, "high_tech", BaseLine(name, CODE))
        assert (key_of(made, name), key_of(made, other)) == (CODE, other)


def test_of_two_names_of_one_code_in_a_list_always_the_same_one_takes_it(town):
    filling(town, "high_tech", CODED)
    filling(town, "park", BaseLine(OTHER, CODE))
    for lines in ((BARE, BaseLine(OTHER)), (BaseLine(OTHER), BARE)):
        made = filling(town, "above_size", *lines)
        assert (key_of(made, OTHER), key_of(made, NAME)) == (CODE, NAME)


def test_filling_and_dropping_take_no_more_statements_for_more_lines_that_change(town):
    chen, counts = town.actors["chen"], []
    for many in (2, 30):
        names = [f"光谷精密机械{place}厂" for place in range(many)]
        first = filling(town, "above_size", *(BaseLine(name) for name in names))
        for name in names:
            visited(first, chen, name)
        with CaptureQueriesContext(connection) as filled:
            second = filling(
                town, "high_tech", *(BaseLine(name, f"91110000{place:010}") for place, name in enumerate(names))
            )
        assert {key_of(first, name) for name in names} == set(second.units.values_list("key", flat=True))
        assert [len(seen(first, name)) for name in names] == [1] * many
        with CaptureQueriesContext(connection) as dropped:
            coverage.drop(second, by=chen, note="重导")
        assert [len(seen(first, name)) for name in names] == [1] * many
        counts.append((len(filled), len(dropped)))
        GapVisit.objects.all().delete()
    assert counts[0] == counts[1]


@pytest.fixture
def committed(fresh_database: Any) -> town_office.Office:
    """The office in a database of its own, committed, for real connections."""
    return town_office.build()


def blocked() -> None:
    """Until another connection waits for a row of this one."""
    until = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if (cursor.fetchone() or (0,))[0]:
                return
            time.sleep(0.02)
    raise AssertionError("nobody waits")


def test_a_visit_that_is_recorded_while_its_unit_gets_a_code_stays_in_sight(
    committed: town_office.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, year, check, holding = committed.unit("city"), clock.today().year, gaps._check, threading.Event()
    first = coverage.fill(house, year, "above_size", [BaseLine(NAME)], by=SYSTEM)

    def slowly(told: Visited) -> None:
        holding.set()
        blocked()
        check(told)

    def told() -> None:
        assert holding.wait(timeout=20)
        coverage.fill(house, year, "high_tech", [BaseLine(NAME, CODE)], by=SYSTEM)

    monkeypatch.setattr(gaps, "_check", slowly)
    assert race([lambda: visited(first, committed["chen"]), told]) == {"ok": 2}
    assert (key_of(first, NAME), [one.key for one in seen(first)]) == (CODE, [CODE])


def test_a_list_filled_anew_or_taken_away_while_somebody_looks_at_its_line_says_so(town):
    chen = town.actors["chen"]
    made = filling(town, "high_tech", CODED)
    line = BaseUnit.objects.select_related("base_list").get(base_list=made)
    filling(town, "high_tech", CODED)
    for act in (
        lambda: gaps.visit(line, Visited("visit", clock.today(), "有意"), by=chen),
        lambda: coverage.settle(line, None, by=chen, note="核实"),
    ):
        with pytest.raises(Overtaken, match="名录刚被重新导入或删除"):
            act()
    coverage.drop(made, by=chen, note="填错了")
    for again in (lambda: coverage.drop(made, by=chen, note="又"), lambda: coverage.match(made, by=chen)):
        with pytest.raises(Overtaken, match="这份名录已删除"):
            again()
