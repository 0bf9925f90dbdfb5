"""One unit in a plan: its parts of all tasks, with lights; what its letter of duty (目标责任书) tells."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

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
    found = found.select_related("task__lead", "task__measure__part", "organisation", "jurisdiction", "parent")
    rows = list(found.order_by("task__measure__part__position", "task__measure__position", "task__ref"))
    then = {} if at.now else _then(rows, at)
    figures = board.figures_of(plan, [row.task for row in rows], at)
    return [_held(plan, row, at, rule, then, figures) for row in rows]


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
