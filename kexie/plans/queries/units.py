"""One unit in a plan: its parts of all tasks, with lights; what its letter of duty (目标责任书) tells."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, Sum

from kexie.kit.actor import Actor
from kexie.organisations.kinds import Level
from kexie.plans import counting, lights
from kexie.plans.models import AnnualPlan, Kind, Report, Target
from kexie.plans.queries import board
from kexie.plans.rules import can_read_all, visible_targets


class Work(NamedTuple):
    """The task a part is of, as far as its line shows it."""

    name: str
    kind: str
    unit: str
    figure: str
    weight: int
    part: board.Part


class Piece(NamedTuple):
    """One unit's part of a task; ``above``: who split it, empty for the house of the plan."""

    pk: UUID
    value: Decimal
    due_on: date
    above: str
    unit: str
    number: int
    task: Work
    # Whether the unit is scored by it: what counts itself is counted by area, and scores the house of an area alone.
    scored: bool


class Held(NamedTuple):
    """One part a unit holds, with what is done of it and its light."""

    target: Piece
    done: Decimal
    light: str

    @property
    def share(self) -> Decimal:
        """Per cent done."""
        return lights.share(self.done, self.target.value)


_IN_PLAN = ("task__measure__part__position", "task__measure__position", "task__ref")
_TASK = ("name", "kind", "unit", "figure", "weight", "measure__part__position", "measure__part__title")
_COLUMNS = (
    "pk", "value", "due_on", "done", "jurisdiction", "parent__organisation__name",
    "organisation__short_name", "organisation__name", "organisation__number", "organisation__level",
    *(f"task__{name}" for name in _TASK),
)  # fmt: skip
AREAS = (Level.DISTRICT, Level.ZONE)
_FIGURE = _COLUMNS.index("task__figure")


def held(
    actor: Actor, plan: AnnualPlan, organisation: UUID, at: board.Moment, rule: lights.Rule, *, only: UUID | None = None
) -> list[Held]:
    """The parts of this unit the actor sees, or ``only`` one; in plan order. One query, one more as of a day."""
    # Who reads the whole plan sees every part of it (rules.tasks); for others the database is asked part by part.
    seen = Target.objects.all() if can_read_all(actor, plan) else visible_targets(actor)
    seen = seen.filter(task__plan=plan, organisation=organisation)
    seen = seen if only is None else seen.filter(pk=only)
    rows = list(seen.order_by(*_IN_PLAN).values_list(*_COLUMNS))
    own = Q(target__organisation=organisation) | Q(target__parent__organisation=organisation)
    then = {} if at.now else _then(plan, own, at)
    figures = board.counted(plan, {row[_FIGURE] for row in rows}, at)
    return [_held(plan, row, at, rule, then, figures) for row in rows]


def every(
    plan: AnnualPlan, at: board.Moment, rule: lights.Rule, *, parent: UUID | None = None
) -> list[Held]:  # fmt: skip
    """The parts of the whole of every unit, by area and name, each in the order of the plan; what scores are made of.

    ``parent``: an organisation, of whose parts those it gave to its units are told instead. For who may read the whole
    plan, or all of that organisation. One query, one more as of a day, two for each indicator that counts itself.
    """
    if plan.issued_on is None:
        return []
    scored = Q(task__figure="") | Q(organisation__level__in=AREAS)
    which = Q(scored, parent=None) if parent is None else Q(task__figure="", parent__organisation=parent)
    found = Target.objects.filter(which, task__plan=plan)
    place = F("jurisdiction__position").asc(nulls_last=True)
    rows = list(found.order_by(place, "organisation__name_key", "organisation", *_IN_PLAN).values_list(*_COLUMNS))
    then = {} if at.now else _then(plan, Q(target__isnull=False), at)
    figures = board.counted(plan, {row[_FIGURE] for row in rows}, at)
    return [_held(plan, row, at, rule, then, figures) for row in rows]


def score(parts: Sequence[Held]) -> Decimal:
    """Of 100, one decimal, cut: the shares done of one unit's parts, each at most 1, by the weights of the tasks."""
    counted = [one for one in parts if one.target.scored]
    reached = (one.target.task.weight * min(one.done / one.target.value, Decimal(1)) for one in counted)
    return lights.score(sum(reached, Decimal(0)), Decimal(sum(one.target.task.weight for one in counted)))


def _held(
    plan: AnnualPlan, row: tuple[Any, ...], at: board.Moment, rule: lights.Rule, then: dict[UUID, Decimal],
    figures: dict[str, counting.Counted],
) -> Held:  # fmt: skip
    pk, value, due_on, done, area, above, short_name, full_name, number, level, *of_task = row
    name, kind, unit, figure, weight, *part = of_task
    counted = figures.get(figure)
    if counted is not None:
        done = counted.of_area(area)
    elif not at.now:
        done = then.get(pk, Decimal(0))
    work = Work(name, kind, unit, figure, weight, board.Part(*part))
    light = board.light_of(plan, done, value, due_on, at, rule, stepwise=kind not in (Kind.DATE, Kind.YES))
    scored = not figure or (not above and level in AREAS)
    return Held(Piece(pk, value, due_on, above or "", short_name or full_name, number, work, scored), done, light)


def _then(plan: AnnualPlan, whose: Q, at: board.Moment) -> dict[UUID, Decimal]:
    told: dict[UUID, Decimal] = {}
    reports = Report.objects.filter(whose, task__plan=plan, state="verified", reported_at__lt=at.before)
    for target, parent, value in reports.order_by().values_list("target", "target__parent").annotate(sum=Sum("value")):
        for pk in (target, parent):
            if pk is not None:
                told[pk] = told.get(pk, Decimal(0)) + value
    return told
