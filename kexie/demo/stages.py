"""How far the demo world has come: each stage contains those before it."""

from collections.abc import Callable

from django.db import transaction

from kexie.demo import city, notice

CITY = "city"
ISSUED = "issued"
STAGES: tuple[str, ...] = (CITY, ISSUED)
DEFAULT = ISSUED


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
    if stage == ISSUED:
        notice.issue(made)
        told("issued")
    return True
