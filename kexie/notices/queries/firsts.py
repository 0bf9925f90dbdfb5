"""The first rows of a list of to-dos, with how many there are, for one's own post and beside it the others."""

import functools
import operator
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When

from kexie.kit import prepared
from kexie.kit.actor import Actor
from kexie.kit.todo import MOST
from kexie.organisations.rules import stand_in

# Of these actors: the rows, and for each actor the condition that makes a row his (None: no row can be).
Ask = Callable[[Sequence[Actor]], tuple[QuerySet[Any], list[Q | None]]]


def first(
    name: str, ask: Ask, actors: Sequence[Actor], order: Sequence[str]
) -> tuple[Iterable[Any], int, tuple[int, ...]]:
    """The first rows of the first actor, the number of all of them, and how many each other one has alone.

    The figures are asked for apart only where the first rows are not all. The statement is written once for the
    rights of all of them (``kit.prepared``); ``name`` tells the lists apart.
    """
    standing = [stand_in(one, place) for place, one in enumerate(actors)]
    key = (name, tuple(one.key for one in standing))
    found = prepared.fetch(
        key, lambda: _rows(*ask([one.actor for one in standing]), order), prepared.merged(one.swaps for one in standing)
    )
    others = range(1, len(actors))
    if len(found) > MOST:
        mine = [row for row in found if getattr(row, "for_0", True)]
        return mine[:MOST], *_figures(*ask(actors))
    mine = [row for row in found if row.for_0]
    alone = [row for row in found if not row.for_0]
    return mine, len(mine), tuple(sum(getattr(row, f"for_{place}", False) for row in alone) for place in others)


def _rows(rows: QuerySet[Any], conditions: Sequence[Q | None], order: Sequence[str]) -> QuerySet[Any] | None:
    """What anybody of them has, one's own first, one more than is shown; None where nobody can have anything."""
    told = _told(conditions)
    if not told:
        return None
    if list(told) == ["for_0"]:
        alone: QuerySet[Any] = rows.filter(told["for_0"]).annotate(for_0=Value(True))
        return alone.order_by(*order)[: MOST + 1]
    return _marked(rows, told).order_by("-for_0", *order)[: MOST + 1]


def _told(conditions: Sequence[Q | None]) -> dict[str, Q]:
    return {f"for_{place}": one for place, one in enumerate(conditions) if one is not None}


def _marked(rows: QuerySet[Any], told: dict[str, Q]) -> QuerySet[Any]:
    marks: dict[str, Any] = {"for_0": Value(False)}
    marks |= {name: Case(When(one, then=Value(True)), default=Value(False)) for name, one in told.items()}
    marked: QuerySet[Any] = rows.filter(functools.reduce(operator.or_, told.values())).annotate(**marks)
    return marked


def _figures(rows: QuerySet[Any], conditions: Sequence[Q | None]) -> tuple[int, tuple[int, ...]]:
    """How many rows bear the first mark, and for each other mark how many bear it and not the first. One query."""
    told = _told(conditions)
    if list(told) == ["for_0"]:
        return rows.filter(told["for_0"]).count(), (0,) * (len(conditions) - 1)
    free = Q(for_0=False)
    asked = {f"n_{name}": Count("pk", filter=Q(**{name: True}) & (Q() if name == "for_0" else free)) for name in told}
    figures = _marked(rows, told).order_by().aggregate(**asked)
    return figures.get("n_for_0", 0), tuple(figures.get(f"n_for_{place}", 0) for place in range(1, len(conditions)))
