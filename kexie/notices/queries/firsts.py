"""The first rows of a list of to-dos, with how many there are, for one's own post and beside it the others."""

import functools
import operator
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When

from kexie.kit.todo import MOST


def first(
    rows: QuerySet[Any], conditions: Sequence[Q | None], order: Sequence[str]
) -> tuple[Iterable[Any], int, tuple[int, ...]]:
    """The first rows of the first condition, the number of all of them, and how many each other one has alone.

    The figures are asked for apart only where the first rows are not all. None is a condition nothing meets.
    """
    own, *others = conditions
    if not any(others):
        return (*_of_one(rows, own, order), (0,) * len(others))
    told = {f"for_{place}": one for place, one in enumerate(conditions) if one is not None}
    marks = {name: Case(When(one, then=Value(True)), default=Value(False)) for name, one in told.items()}
    rows = rows.filter(functools.reduce(operator.or_, told.values())).annotate(**marks)
    found = list(rows.order_by(*(["-for_0"] if "for_0" in told else []), *order)[: MOST + 1])
    mine = [row for row in found if getattr(row, "for_0", False)]
    if len(found) <= MOST:
        alone = [row for row in found if not getattr(row, "for_0", False)]
        names = [f"for_{place}" for place in range(1, len(conditions))]
        return mine, len(mine), tuple(sum(getattr(row, name, False) for row in alone) for name in names)
    return mine[:MOST], *_figures(rows, told, len(conditions))


def _of_one(rows: QuerySet[Any], condition: Q | None, order: Sequence[str]) -> tuple[Iterable[Any], int]:
    if condition is None:
        return [], 0
    asked = rows.filter(condition).order_by(*order)
    found = list(asked[: MOST + 1])
    return (found, len(found)) if len(found) <= MOST else (found[:MOST], asked.count())


def _figures(rows: QuerySet[Any], told: dict[str, Q], length: int) -> tuple[int, tuple[int, ...]]:
    """How many rows bear the first mark, and for each other mark how many bear it and not the first. One query."""
    free = Q(for_0=False) if "for_0" in told else Q()
    asked = {f"n_{name}": Count("pk", filter=Q(**{name: True}) & (Q() if name == "for_0" else free)) for name in told}
    figures = rows.order_by().aggregate(**asked)
    return figures.get("n_for_0", 0), tuple(figures.get(f"n_for_{place}", 0) for place in range(1, length))
