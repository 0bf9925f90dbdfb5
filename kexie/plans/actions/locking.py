"""The one order of locks: plan, task, targets (the upper first), then report or answer."""

from kexie.kit.verdict import Overtaken
from kexie.plans.models import AnnualPlan, Answer, Report, Target, Task


def plan(row: AnnualPlan) -> AnnualPlan:
    """The plan, locked and read again."""
    return AnnualPlan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=row.pk)


def task(row: Task) -> Task:
    """The task, locked and read again, with its plan. Raises Overtaken where it was taken away."""
    found = Task.objects.select_for_update(of=("self",)).select_related("plan__organisation", "lead")
    try:
        return found.get(pk=row.pk)
    except Task.DoesNotExist:
        raise Overtaken("这项任务已去掉，请刷新页面查看", rule="task.gone") from None


def target(row: Target) -> Target:
    """One part of a task, its task locked before it. Raises Overtaken where it was taken away."""
    whole = task(row.task)
    found = Target.objects.select_for_update(of=("self",)).select_related("organisation", "parent")
    try:
        mine = found.get(pk=row.pk)
    except Target.DoesNotExist:
        raise Overtaken("这个单位的目标已去掉，请刷新页面查看", rule="target.gone") from None
    mine.task = whole
    return mine


def report(row: Report) -> Report:
    """A report; its task and, where it is at one, its target and the part above locked before it."""
    whole = task(row.task)
    if row.target_id is not None:
        parts = Target.objects.filter(pk__in=[row.target_id, row.target.parent_id] if row.target else [])
        list(parts.order_by("parent_id", "pk").select_for_update())
    found = Report.objects.select_for_update(of=("self",)).select_related("verifier", "organisation", "target")
    mine = found.get(pk=row.pk)
    mine.task = whole
    return mine


def answer(row: Answer) -> Answer:
    """A unit's plan in answer, locked and read again."""
    found = Answer.objects.select_for_update(of=("self",))
    return found.select_related("plan__organisation", "organisation").get(pk=row.pk)


def same(row: Task | Target | Answer, version: int) -> None:
    """Raises Overtaken where the row was changed since the page with this version was drawn."""
    if row.version != version:
        raise Overtaken("有人已改过，您看到的是以前的内容。请刷新页面再改", rule="version")
