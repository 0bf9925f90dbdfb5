"""Who splits a task and its parts, and who sees which part."""

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.rules import holds
from kexie.plans.models import Target, Task
from kexie.plans.rules import house, plans


def visible_targets(actor: Actor) -> QuerySet[Target]:
    """All of the plans of one's own house, and of issued plans those in the subtree where the post is held."""
    if actor.is_system:
        return Target.objects.all()
    if actor.person_id is None:
        return Target.objects.none()
    handed = Target.objects.filter(task__plan__state__in=plans.HANDED_DOWN)
    return handed.filter(house.below(actor, "organisation")) | Target.objects.filter(
        house.own(actor, "task__plan__organisation")
    )


def can_view_target(actor: Actor, target: Target) -> Verdict:
    """Agrees with :func:`visible_targets`, and takes a tenth of its time."""
    plan = target.task.plan
    handed = plan.state in plans.HANDED_DOWN and house.is_below(actor, target.organisation_id)
    if not handed and not house.staffs(actor, plan.organisation_id):
        return refused("您的任职不涉及这个单位的任务", "target.view")
    return ALLOWED


def can_remove(actor: Actor, task: Task) -> Verdict:
    """Take a task away again: nobody has worked on it yet."""
    verdict = plans.can_edit(actor, task.plan)
    if not verdict:
        return verdict
    if task.plan.state != "draft":
        return refused("已下达的任务不能去掉，可以更改目标和时限", "task.state")
    if task.targets.exists():
        return refused("这项任务已分解，请先去掉各单位的目标", "task.split")
    return ALLOWED


def can_split(actor: Actor, task: Task) -> Verdict:
    """Split the whole among units below the house of the plan."""
    if task.plan.state not in ("draft", "issued"):
        return refused("这份工作要点已结束或作废，不再分解", "task.state")
    if not holds(actor, house.WORK, task.plan.organisation_id):
        return refused(f"只有{task.plan.organisation.label}能分解这项任务", "task.right")
    if task.target is None or task.due_on is None:
        return refused("请先定这项任务的目标和完成时限，再分解", "task.incomplete")
    return ALLOWED


def can_split_on(actor: Actor, target: Target) -> Verdict:
    """Split one's own part, and nobody else's, among the units below."""
    if target.task.plan.state != "issued":
        return refused("这份工作要点不在下达状态，不能分解", "target.state")
    if not holds(actor, house.WORK, target.organisation_id):
        return refused(f"只有{target.name}能分解自己的目标", "target.right")
    if target.parent_id is not None:
        return refused("目标只分解到两级：区和单位。这已是单位的目标", "target.depth")
    if not target.task.adds_up:
        return refused("按期完成、是否完成和百分比的任务各单位相加不等于总数，只分解一级", "target.kind")
    return ALLOWED
