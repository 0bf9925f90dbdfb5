"""Tasks under the measures of a plan: set, changed, taken away, taken over from proposals."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.models import Organisation
from kexie.plans import counting, proposals, queries, rules
from kexie.plans.actions import locking
from kexie.plans.models import AnnualPlan, Kind, Measure, Task

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Told:
    """What a task is told to be. ``target`` is ignored where the kind is done or not done: that is one."""

    name: str
    lead: Organisation | None = None
    co_owners: Sequence[Organisation] = ()
    due_on: date | None = None
    kind: str = Kind.COUNT.value
    unit: str = ""
    target: Decimal | None = None
    figure: str = ""
    weight: int = 1
    reason: str = ""


_PLAIN = [one.name for one in fields(Told) if one.name != "co_owners"]


@transaction.atomic
def add(measure: Measure, told: Told, *, by: Actor) -> Task:
    """A task under a measure.

    Raises:
        Refused: no right, the plan has ended, a department that is not of the house, an unknown indicator.
    """
    plan = locking.plan(measure.part.plan)
    require(rules.can_edit(by, plan))
    _whole(plan, told)
    task = Task(plan=plan, measure=measure)
    _put(task, told)
    _journal(task, "add", _words(told), by=by)
    _next_version(plan)
    return task


@transaction.atomic
def change(task: Task, told: Told, *, by: Actor, version: int, note: str = "") -> Task:
    """Change it. Of an issued plan with a reason, and it makes the plan's next version.

    Raises:
        Refused: no right, no reason, a target below what was split or done already.
        Overtaken: changed by somebody else since the page was drawn.
    """
    plan = locking.plan(task.plan)
    task = locking.task(task)
    require(rules.can_edit(by, plan))
    locking.same(task, version)
    if plan.state == "issued" and not note.strip():
        raise Refused("工作要点已下达，请写明更改任务的理由", "task.note")
    _whole(plan, told)
    _still_holds(task, told)
    before = _words(_told(task))
    task.version += 1
    _put(task, told)
    changed = {name: pair for name, pair in _diff(before, _words(told)).items() if pair[0] != pair[1]}
    _journal(task, "edit", changed, by=by, note=note)
    _next_version(plan)
    return task


@transaction.atomic
def remove(task: Task, *, by: Actor) -> None:
    """Take a task of a draft away, while nobody has a part of it. Raises Refused, Overtaken."""
    plan = locking.plan(task.plan)
    task = locking.task(task)
    task.plan = plan
    require(rules.can_remove(by, task))
    _journal(task, "remove", {"name": (task.name, "")}, by=by)
    task.co_owners.clear()
    task.delete()


@transaction.atomic
def accept(plan: AnnualPlan, chosen: Iterable[tuple[UUID, str]], *, by: Actor) -> list[Task]:
    """Take proposals over as tasks: (measure, indicator) pairs as the page showed them; those taken already are left.

    Raises:
        Refused: no right, the plan has ended, or the table no longer proposes any of them.
    """
    plan = locking.plan(plan)
    require(rules.can_edit(by, plan))
    wanted = set(chosen)
    measures = queries.measures_of(plan, {measure for measure, _ in wanted})
    departments = queries.departments_named(plan.organisation)
    made = [
        _take_over(plan, measure, one, departments, by)
        for measure, found in queries.proposed(plan, measures)
        for one in found
        if (measure.pk, one.indicator) in wanted
    ]
    if not made:
        raise Refused("这些建议已采纳过，或分工建议表已改，请刷新页面查看", "proposal.gone")
    _next_version(plan)
    return made


def _take_over(
    plan: AnnualPlan, measure: Measure, one: proposals.Proposal, departments: dict[str, Organisation], by: Actor
) -> Task:
    target = one.target.value if one.target is not None and one.target.value > 0 else None
    told = Told(
        name=one.indicator or measure.text[:200],
        lead=departments.get(one.department),
        due_on=queries.due_day(measure, plan),
        kind=Kind.AMOUNT.value if one.unit.endswith("元") else Kind.COUNT.value,
        unit=one.unit,
        target=target,
        reason=one.reason[:300],
    )
    task = Task(plan=plan, measure=measure)
    _put(task, told)
    _journal(task, "accept", _words(told), by=by)
    return task


def _put(task: Task, told: Told) -> None:
    for name in _PLAIN:
        setattr(task, name, getattr(told, name))
    if told.kind in (Kind.DATE, Kind.YES):
        task.target, task.unit = ONE, ""
    task.save()
    task.refresh_from_db(fields=["ref"])
    task.co_owners.set(told.co_owners)


def _whole(plan: AnnualPlan, told: Told) -> None:
    """What a form cannot know: the departments are of this house, the indicator exists."""
    if told.figure and told.figure not in counting.FIGURES:
        raise Refused("没有这个自动统计的指标，请从列表中选择", "task.figure")
    if told.figure and told.unit != counting.FIGURES[told.figure].unit:
        raise Refused(f"这个指标的单位是“{counting.FIGURES[told.figure].unit}”", "task.figure.unit")
    owners: Collection[Organisation] = [one for one in (told.lead, *told.co_owners) if one is not None]
    strange = queries.not_of_house(plan.organisation, owners)
    if strange:
        raise Refused(f"{strange[0].label}不是本单位的部门，不能作责任部门", "task.owner")


def _still_holds(task: Task, told: Told) -> None:
    if task.split and told.kind != task.kind:
        raise Refused("这项任务已分解，不能再改成别的指标类别", "task.kind")
    if task.adds_up and told.target is not None and told.target < task.split:
        raise Refused(f"已分解 {task.split.normalize():f}{task.unit}，目标不能比它小", "task.split")
    if told.figure and task.reports.exclude(state="withdrawn").exists():
        raise Refused("这项任务已有填报的进展，不能改成自动统计", "task.figure")


def _told(task: Task) -> Told:
    return Told(co_owners=list(task.co_owners.all()), **{name: getattr(task, name) for name in _PLAIN})


def _words(told: Told) -> dict[str, Any]:
    """As the journal holds it: plain words, no more than a line each."""
    return {
        "name": told.name,
        "lead": told.lead.label if told.lead else "",
        "co_owners": "、".join(sorted(one.label for one in told.co_owners)),
        "due_on": told.due_on.isoformat() if told.due_on else "",
        "target": f"{told.target.normalize():f}{told.unit}" if told.target is not None else "",
        "weight": str(told.weight),
    }


def _diff(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {name: (before[name], after[name]) for name in before}


def _journal(task: Task, verb: str, told: dict[str, Any], *, by: Actor, note: str = "") -> None:
    diff = {name: value if isinstance(value, tuple) else ("", value) for name, value in told.items()}
    journal.write("plan_task", task.pk, verb, by=by, note=note, diff={k: v for k, v in diff.items() if any(v)})


def _next_version(plan: AnnualPlan) -> None:
    """Of an issued plan only: drafts have no versions."""
    if plan.state == "issued":
        AnnualPlan.objects.filter(pk=plan.pk).update(version=F("version") + 1)
