"""Two at once: one text is one plan, and a plan is discarded once."""

from typing import Any

import pytest

from kexie.plans import invariants, reading
from kexie.plans.actions import plans
from kexie.plans.models import AnnualPlan
from tests.notices import office as town_office
from tests.notices.racing import race
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
