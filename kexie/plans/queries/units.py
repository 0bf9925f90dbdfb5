"""One unit in a plan: its parts of all tasks, with lights; what its letter of duty (目标责任书) tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Sum

from kexie.kit.actor import Actor
from kexie.plans import counting, lights
from kexie.plans.models import AnnualPlan, Kind, Report, Target
from kexie.plans.queries import board
from kexie.plans.rules import visible_targets


@dataclass(frozen=True, slots=True)
class Held:
    """One part a unit holds, with what is done of it and its light."""

    target: Target
    done: Decimal
    light: str

    @property
    def share(self) -> Decimal:
        """Per cent done."""
        return lights.share(self.done, self.target.value)


def held(actor: Actor, plan: AnnualPlan, organisation: UUID, at: board.Moment, rule: lights.Rule) -> list[Held]:
    """The parts of this unit the actor sees, in the order of the plan. One query, one more as of a day."""
    found = visible_targets(actor).filter(task__plan=plan, organisation=organisation)
    found = found.select_related("task__lead", "task__measure__part", "organisation", "parent__organisation")
    rows = list(found.order_by("task__measure__part__position", "task__measure__position", "task__ref"))
    then = {} if at.now else _then(rows, at)
    figures = board.figures_of(plan, [row.task for row in rows], at)
    return [_held(plan, row, at, rule, then, figures) for row in rows]


def every(plan: AnnualPlan, at: board.Moment, rule: lights.Rule) -> list[Held]:
    """The parts of the whole of every unit, by area and name, each in the order of the plan; what scores are made of.

    For who may read the whole plan. One query, one more as of a day. Without indicators that count themselves.
    """
    if plan.issued_on is None:
        return []
    found = Target.objects.filter(task__plan=plan, parent=None, task__figure="")
    found = found.select_related("task__measure__part", "organisation")
    rows = list(
        found.order_by(
            F("jurisdiction__position").asc(nulls_last=True), "organisation__name_key", "organisation",
            "task__measure__part__position", "task__measure__position", "task__ref",
        )
    )  # fmt: skip
    then = {} if at.now else _then(rows, at)
    return [_held(plan, row, at, rule, then, {}) for row in rows]


def score(parts: Sequence[Held]) -> Decimal:
    """Of 100, one decimal, cut: the shares done of one unit's parts, each at most 1, by the weights of the tasks."""
    counted = [one for one in parts if not one.target.task.figure]
    reached = (one.target.task.weight * min(one.done / one.target.value, Decimal(1)) for one in counted)
    return lights.score(sum(reached, Decimal(0)), Decimal(sum(one.target.task.weight for one in counted)))


def _held(
    plan: AnnualPlan, row: Target, at: board.Moment, rule: lights.Rule, then: dict[UUID, Decimal],
    figures: dict[str, counting.Counted],
) -> Held:  # fmt: skip
    counted = figures.get(row.task.figure)
    if counted is not None:
        share = counted.areas.get(row.jurisdiction_id or "")
        done = share.percent if share else Decimal(0)
    else:
        done = row.done if at.now else then.get(row.pk, Decimal(0))
    stepwise = row.task.kind not in (Kind.DATE, Kind.YES)
    return Held(row, done, board.light_of(plan, done, row.value, row.due_on, at, rule, stepwise=stepwise))


def _then(rows: list[Target], at: board.Moment) -> dict[UUID, Decimal]:
    told: dict[UUID, Decimal] = {}
    reports = Report.objects.filter(
        task__in=[row.task_id for row in rows], state="verified", reported_at__lt=at.before, target__isnull=False
    )
    for target, parent, value in reports.order_by().values_list("target", "target__parent").annotate(sum=Sum("value")):
        for pk in (target, parent):
            if pk is not None:
                told[pk] = told.get(pk, Decimal(0)) + value
    return told
