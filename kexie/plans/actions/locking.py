"""The one order of locks: plan, task, targets (the upper first), then report or answer."""

from uuid import UUID

from django.db.models import QuerySet

from kexie.kit import prepared
from kexie.kit.verdict import Overtaken
from kexie.plans.models import AnnualPlan, Answer, Report, Target, Task

# In the place of the row's id while a statement is written: every report and verification asks these.
_ANY = UUID("5d1c9b0e-7a34-4f0e-9c55-0f8f3a4b7d21")
_MORE = UUID("5d1c9b0e-7a34-4f0e-9c55-0f8f3a4b7d22")


def plan(row: AnnualPlan) -> AnnualPlan:
    """The plan, locked and read again."""
    return AnnualPlan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=row.pk)


def task(row: Task) -> Task:
    """The task, locked and read again, with its plan. Raises Overtaken where it was taken away."""
    found: Task | None = prepared.one("plans.task locked", _any_task, {_ANY: row.pk})
    if found is None:
        raise Overtaken("这项任务已去掉，请刷新页面查看", rule="task.gone")
    return found


def _any_task() -> QuerySet[Task]:
    locked = Task.objects.select_for_update(of=("self",))
    return locked.select_related("plan__organisation", "lead").filter(pk=_ANY)


def target(row: Target) -> Target:
    """One part of a task, its task locked before it. Raises Overtaken where it was taken away."""
    whole = task(row.task)
    mine: Target | None = prepared.one("plans.target locked", _any_target, {_ANY: row.pk})
    if mine is None:
        raise Overtaken("这个单位的目标已去掉，请刷新页面查看", rule="target.gone")
    mine.task = whole
    return mine


def _any_target() -> QuerySet[Target]:
    locked = Target.objects.select_for_update(of=("self",))
    return locked.select_related("organisation", "parent").filter(pk=_ANY)


def report(row: Report) -> Report:
    """A report; its task and, where it is at one, its target and the part above locked before it."""
    whole = task(row.task)
    if row.target_id is not None:
        above = row.target.parent_id if row.target else None
        prepared.fetch("plans.parts locked", _any_parts, {_ANY: row.target_id, _MORE: above or row.target_id})
    mine: Report | None = prepared.one("plans.report locked", _any_report, {_ANY: row.pk})
    assert mine is not None  # a report is never taken away
    mine.task = whole
    return mine


def _any_parts() -> QuerySet[Target]:
    return Target.objects.filter(pk__in=[_ANY, _MORE]).order_by("parent_id", "pk").select_for_update()


def _any_report() -> QuerySet[Report]:
    locked = Report.objects.select_for_update(of=("self",))
    return locked.select_related("verifier", "organisation", "target").filter(pk=_ANY)


def answer(row: Answer) -> Answer:
    """A unit's plan in answer, locked and read again."""
    found = Answer.objects.select_for_update(of=("self",))
    return found.select_related("plan__organisation", "organisation").get(pk=row.pk)


def same(row: Task | Target | Answer, version: int) -> None:
    """Raises Overtaken where the row was changed since the page with this version was drawn."""
    if row.version != version:
        raise Overtaken("有人已改过，您看到的是以前的内容。请刷新页面再改", rule="version")
