"""How far the demo world has come: each stage contains those before it."""

from collections.abc import Callable

from django.db import connection, transaction

from kexie.custody.actions import finding
from kexie.demo import building, city, life, living, notice, plan
from kexie.kit import clock

CITY = "city"
ISSUED = "issued"
LIVING = "living"
STAGES: tuple[str, ...] = (CITY, ISSUED, LIVING)
DEFAULT = LIVING


def _issued(made: city.City) -> None:
    plan.mid_year(made, notice.issue(made))


def _living(made: city.City) -> None:
    living.go_on(made)
    plan.this_year(made, clock.today())
    building.build(made)
    life.live(made)
    finding.find()


# What each further stage adds to the city.
_FURTHER: tuple[tuple[str, Callable[[city.City], object]], ...] = (
    (ISSUED, _issued),
    (LIVING, _living),
)


def build(stage: str = DEFAULT, told: Callable[[str], None] = lambda _: None) -> bool:
    """Build an empty installation up to ``stage``, telling each step. False where anything stands already.

    Raises:
        KeyError: no such stage.
    """
    if stage not in STAGES:
        raise KeyError(stage)
    if city.anybody():
        return False
    # One transaction: a demo broken off half-way leaves nothing, and the next call begins again.
    with transaction.atomic():
        made = city.build()
        told("city")
        for name, further in _FURTHER[: STAGES.index(stage)]:
            further(made)
            told(name)
        understood()
    return True


def understood() -> None:
    """Give the planner the figures of what was just written: the first pages must not be read by guesses."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
