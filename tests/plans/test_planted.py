"""Each invariant finds a fault planted by the owner of the schema; without one it finds nothing."""

import psycopg
import pytest

from kexie.config import plugs
from kexie.plans import invariants, reading
from kexie.plans.actions import plans
from tests.notices import office as town_office
from tests.plans.reading import texts

PLANTED = {
    "plan_spans_tile_their_text": "UPDATE plans_plansource SET text = text || '甲'",
    "plans_have_their_text": "DELETE FROM plans_planspan; DELETE FROM plans_plansource",
    "measures_are_their_spans": 'UPDATE plans_measure SET "end" = "end" + 1',
}


@pytest.fixture
def kept(fresh_database: object) -> None:
    """An office with one plan, committed; the owner may break it."""
    office = town_office.build()
    spans = reading.read(texts.RUN_IN).spans
    plans.store(texts.RUN_IN, spans, organisation=office.unit("city"), by=office["chen"])


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
