"""Who reports progress, and who lets it count: the level above, never the one who reported."""

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.rules import holds
from kexie.plans.models import Report, Target, Task
from kexie.plans.rules import house, tasks


def visible_reports(actor: Actor) -> QuerySet[Report]:
    """Those at targets one sees; those of departments, in one's own house."""
    if actor.is_system:
        return Report.objects.all()
    if actor.person_id is None:
        return Report.objects.none()
    return Report.objects.filter(target__in=tasks.visible_targets(actor).values("pk")) | Report.objects.filter(
        house.own(actor, "task__plan__organisation"), target=None
    )


def can_view_report(actor: Actor, report: Report) -> Verdict:
    """Agrees with :func:`visible_reports`."""
    where = report.target
    if where is not None:
        seen = bool(tasks.can_view_target(actor, where))
    else:
        seen = house.staffs(actor, report.task.plan.organisation_id)
    return ALLOWED if seen else refused("您的任职不涉及这次报送", "report.view")


def _open(task: Task) -> Verdict:
    if task.plan.state != "issued":
        return refused("这份工作要点不在下达状态，不再报送进展", "report.state")
    if task.figure:
        return refused("这项任务由系统自动统计，不用填报", "report.figure")
    return ALLOWED


def can_report(actor: Actor, task: Task, target: Target | None) -> Verdict:
    """For a part: the unit whose it is. For the task itself: its lead department and those that work with it."""
    verdict = _open(task)
    if not verdict:
        return verdict
    if target is not None:
        if target.organisation.state != "active":
            return refused(f"{target.name}已撤销，不能再报送。请上级重新分解", "report.closed")
        if not holds(actor, house.WORK, target.organisation_id):
            return refused(f"只有{target.name}能报送自己的进展", "report.right")
        return ALLOWED
    if task.split and not task.adds_up:
        return refused("这项任务已分解到单位，由各单位报送", "report.split")
    owners = [task.lead_id, *task.co_owners.values_list("pk", flat=True)]
    if not any(holds(actor, house.WORK, owner) for owner in owners if owner):
        return refused("只有责任部门和配合部门能报送这项任务的进展", "report.right")
    return ALLOWED


def can_settle(actor: Actor, report: Report) -> Verdict:
    """Verify or return a report that waits."""
    if report.state != "reported":
        return refused("这次报送已办过或已撤回，请刷新页面查看", "report.state")
    return _verifier(actor, report)


def can_revoke(actor: Actor, report: Report) -> Verdict:
    """Take a verification back."""
    if report.state != "verified":
        return refused("只有已核实的报送能撤销核实", "report.state")
    return _verifier(actor, report)


def _verifier(actor: Actor, report: Report) -> Verdict:
    if report.task.plan.state != "issued":
        return refused("这份工作要点已结束，进展不再变动", "report.closed")
    if not holds(actor, house.VERIFY, report.verifier_id):
        return refused(f"由{report.verifier.label}核实", "report.right")
    if actor.person_id is not None and actor.person_id == report.reported_by_id:
        return refused("自己报送的进展请由本单位其他人核实", "report.own")
    return ALLOWED


def can_withdraw(actor: Actor, report: Report) -> Verdict:
    """Take back what was reported, before anybody has settled it."""
    if report.state != "reported":
        return refused("这次报送已办过或已撤回，请刷新页面查看", "report.state")
    if not holds(actor, house.WORK, report.organisation_id):
        return refused("只有报送单位能撤回", "report.right")
    return ALLOWED
