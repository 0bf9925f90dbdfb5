"""Two at once: one text is one plan, and a plan is discarded once."""

from decimal import Decimal
from typing import Any

import pytest

from kexie.plans import invariants, reading
from kexie.plans.actions import plans, reports, targets, tasks
from kexie.plans.models import AnnualPlan, Target
from tests.notices import office as town_office
from tests.notices.racing import race
from tests.plans import staged
from tests.plans.reading import texts


@pytest.fixture
def committed(fresh_database: Any) -> town_office.Office:
    """The office in a database of its own, committed, for real connections."""
    return town_office.build()


def test_one_text_taken_over_by_several_at_once_is_one_plan(committed: town_office.Office) -> None:
    spans = reading.read(texts.RUN_IN).spans
    unit, by = committed.unit("city"), committed["chen"]
    outcome = race([lambda: plans.store(texts.RUN_IN, spans, organisation=unit, by=by)] * 4)
    assert outcome == {"ok": 1, "KnownPlan": 3}
    assert AnnualPlan.objects.count() == 1
    assert [found for one in invariants.ALL for found in one()] == []


def test_a_plan_discarded_by_several_at_once_is_discarded_once(committed: town_office.Office) -> None:
    spans = reading.read(texts.RUN_IN).spans
    by = committed["chen"]
    plan = plans.store(texts.RUN_IN, spans, organisation=committed.unit("city"), by=by)
    outcome = race([lambda: plans.void(plan, by=by, note="重复")] * 4)
    assert outcome == {"ok": 1, "Overtaken": 3}


def test_two_splits_at_once_never_hand_out_more_than_there_is(committed: town_office.Office) -> None:
    task = staged.issued(committed)
    by = committed["chen"]

    def part(key: str) -> targets.Part:
        return targets.Part(committed.unit(key), Decimal(40))

    acts = [lambda key=key: targets.split(task, [part(key)], by=by, version=task.version) for key in ("jiang", "hong")]
    assert race(acts) == {"ok": 1, "Overtaken": 1}
    assert [one.value for one in Target.objects.all()] == [Decimal(40)]
    assert [found for one in invariants.ALL for found in one()] == []


def test_of_a_report_verified_and_withdrawn_at_once_one_stands(committed: town_office.Office) -> None:
    task = staged.issued(committed)
    district = staged.split(committed, task, jiang=20)["jiang"]
    row = staged.reported(committed, district, 3, "zhao")
    acts = [lambda: reports.verify(row, by=committed["chen"]), lambda: reports.withdraw(row, by=committed["zhao"])]
    assert race(acts) == {"ok": 1, "Overtaken": 1}
    row.refresh_from_db()
    district.refresh_from_db()
    assert (row.state, district.done) in (("verified", 3), ("withdrawn", 0))


def test_a_report_verified_while_its_task_is_changed_counts_once(committed: town_office.Office) -> None:
    task = staged.issued(committed)
    district = staged.split(committed, task, jiang=20)["jiang"]
    row = staged.reported(committed, district, 3, "zhao")
    task.refresh_from_db()
    told = staged.told(committed, target=Decimal(70))
    change = {"by": committed["chen"], "version": task.version, "note": "全会决定增加"}
    acts = [lambda: reports.verify(row, by=committed["chen"]), lambda: tasks.change(task, told, **change)]
    assert race(acts) == {"ok": 2}
    task.refresh_from_db()
    assert (task.done, task.target) == (Decimal(3), Decimal(70))
    assert [found for one in invariants.ALL for found in one()] == []
