"""How far the demo world has come: each stage contains those before it."""

from collections.abc import Callable

from django.db import transaction

from kexie.demo import city, living, notice, plan
from kexie.kit import clock

CITY = "city"
ISSUED = "issued"
LIVING = "living"
STAGES: tuple[str, ...] = (CITY, ISSUED, LIVING)
DEFAULT = LIVING
# What each further stage adds to the city.
_FURTHER: tuple[tuple[str, Callable[[city.City], object]], ...] = (
    (ISSUED, lambda made: (notice.issue(made), plan.mid_year(made))),
    (LIVING, lambda made: (living.go_on(made), plan.this_year(made, clock.today()))),
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
    return True
