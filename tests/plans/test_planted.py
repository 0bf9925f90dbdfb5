"""Each invariant finds a fault planted by the owner of the schema; without one it finds nothing."""

from decimal import Decimal

import psycopg
import pytest

from kexie.config import plugs
from kexie.plans import invariants
from kexie.plans.actions import reports, targets
from tests.notices import office as town_office
from tests.plans import staged

PLANTED = {
    "plan_spans_tile_their_text": "UPDATE plans_plansource SET text = text || '甲'",
    "plans_have_their_text": "DELETE FROM plans_planspan; DELETE FROM plans_plansource",
    "measures_are_their_spans": 'UPDATE plans_measure SET "end" = "end" + 1',
    "what_is_done_is_what_was_verified": "UPDATE plans_task SET done = done + 1",
    "what_is_split_is_the_sum_of_the_parts": "UPDATE plans_target SET split = split + 1 WHERE parent_id IS NULL",
    "parts_have_two_levels": "UPDATE plans_target SET parent_id = id WHERE parent_id IS NOT NULL",
}


@pytest.fixture
def kept(fresh_database: object) -> None:
    """An office with one plan, committed; the owner may break it."""
    office = town_office.build()
    task = staged.issued(office)
    district = staged.split(office, task, jiang=20)["jiang"]
    targets.split_on(district, [targets.Part(office.unit("motor"), Decimal(8))], by=office["zhao"], version=1)
    reports.verify(staged.reported(office, district, 3, "zhao"), by=office["chen"])


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_each_invariant_finds_a_planted_fault_and_nothing_before(
    kept: None, owner_connection: psycopg.Connection[object], name: str
) -> None:
    check = getattr(invariants, name)
    assert check() == []
    for table in ("plansource", "planspan", "measure"):
        owner_connection.execute(f"ALTER TABLE plans_{table} DISABLE TRIGGER USER")
    owner_connection.execute(PLANTED[name])  # type: ignore[call-overload]
    assert len(check()) >= 1


def test_every_invariant_is_planted_once_and_plugged_in() -> None:
    assert set(PLANTED) == {check.__name__ for check in invariants.ALL}
    assert set(invariants.ALL) <= set(plugs.INVARIANTS)
