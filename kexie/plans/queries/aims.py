"""What the plans of a year ask of an indicator that counts itself: for pages that show the indicator on their own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kexie.kit.actor import Actor
from kexie.plans.models import Task
from kexie.plans.queries.units import AREAS
from kexie.plans.rules import house, visible_targets
from kexie.plans.rules.plans import HANDED_DOWN


@dataclass(frozen=True, slots=True)
class Aim:
    """The target of the whole, none where the actor's house set none; and by code of the area."""

    whole: Decimal | None = None
    areas: Mapping[str, Decimal] = field(default_factory=dict)


def aim(actor: Actor, year: int, figure: str) -> Aim:
    """Of plans handed down for this year: the whole of one's own house, and the parts of districts and zones the actor
    sees. Where several tasks are bound to it, the newest. Two queries.
    """
    return aims(actor, year, (figure,))[figure]


def aims(actor: Actor, year: int, figures: Collection[str]) -> dict[str, Aim]:
    """The same of several; two queries for all of them."""
    own = Task.objects.filter(
        house.own(actor, "plan__organisation"), figure__in=figures, plan__year=year, plan__state__in=HANDED_DOWN
    )
    # Counted by area, so only the house of an area has a part that says something of it (queries.units).
    parts = visible_targets(actor).filter(
        task__figure__in=figures, task__plan__year=year, task__plan__state__in=HANDED_DOWN, parent=None,
        organisation__level__in=AREAS, jurisdiction__isnull=False,
    )  # fmt: skip
    whole = dict(own.order_by("ref").values_list("figure", "target"))
    areas: dict[str, dict[str, Decimal]] = {figure: {} for figure in figures}
    for figure, code, value in parts.order_by("task__ref").values_list("task__figure", "jurisdiction_id", "value"):
        areas[figure][code] = value
    return {figure: Aim(whole.get(figure), areas[figure]) for figure in figures}
