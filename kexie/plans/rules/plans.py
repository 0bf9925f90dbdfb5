"""Who sees a plan and what may be done with it as a whole. A plan is drafted by those who draft the house's documents.

Once it is issued the circle of its readers widens: whoever has a part of a task in it, or is asked for a plan in
answer, and those above them.
"""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds
from kexie.plans.models import AnnualPlan, Answer, Target
from kexie.plans.rules import house

RIGHT = house.DRAFT
HANDED_DOWN = ("issued", "closed")


def visible_plans(actor: Actor) -> QuerySet[AnnualPlan]:
    """The plans of one's own house, those drafted by oneself, and the issued ones in which one's subtree has a part."""
    if actor.is_system:
        return AnnualPlan.objects.all()
    if actor.person_id is None:
        return AnnualPlan.objects.none()
    shared = Target.objects.filter(house.below(actor, "organisation"), task__plan=OuterRef("pk"))
    asked = Answer.objects.filter(house.below(actor, "organisation"), plan=OuterRef("pk"))
    mine = Q(drafted_by=actor.person_id) | house.own(actor)
    return AnnualPlan.objects.filter(mine | (Q(state__in=HANDED_DOWN) & (Q(Exists(shared)) | Q(Exists(asked)))))


def can_view(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Agrees with :func:`visible_plans`."""
    if not visible_plans(actor).filter(pk=plan.pk).exists():
        return refused("您的任职不涉及这份工作要点", "plan.view")
    return ALLOWED


def can_read_all(actor: Actor, plan: AnnualPlan) -> Verdict:
    """See everybody's progress: the house of the plan. Others see their own part only."""
    if not house.staffs(actor, plan.organisation_id):
        return refused(f"只有{plan.organisation.label}能看全部进展，您可以看本单位的任务", "plan.read")
    return ALLOWED


def can_read_source(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Take the file out it was read from, which may hold comments and struck words: its house and who drafted it."""
    if actor.person_id is not None and plan.drafted_by_id == actor.person_id:
        return ALLOWED
    if not house.staffs(actor, plan.organisation_id):
        return refused(f"录入时的原文件只有{plan.organisation.label}能看", "plan.source")
    return ALLOWED


def can_store(actor: Actor, organisation: Organisation) -> Verdict:
    """Take over a plan of this organisation."""
    if organisation.state != "active":
        return refused(f"{organisation.label}已撤销，不能再定工作要点", "plan.organisation")
    if not holds(actor, RIGHT, organisation.pk):
        return refused(f"只有{organisation.label}的拟稿人能录入它的工作要点", "plan.right")
    return ALLOWED


def can_void(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Discard a draft."""
    if plan.state == "void":
        return refused("这份工作要点已作废", "plan.state")
    if plan.state != "draft":
        return refused("已下达的工作要点不能作废，任务有变请在任务里更改", "plan.state")
    return _drafter(actor, plan, "作废它的工作要点")


def can_edit(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Set tasks under its measures, change them: as a draft, and with a reason once issued."""
    if plan.state not in ("draft", "issued"):
        return refused("这份工作要点已结束或作废，任务不再更改", "plan.state")
    return _drafter(actor, plan, "安排它的任务")


def can_issue(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Hand it down: with tasks, and each of them whole."""
    if plan.state != "draft":
        return refused("这份工作要点已下达过或作废", "plan.state")
    verdict = _drafter(actor, plan, "下达它的工作要点")
    if not verdict:
        return verdict
    wanting = Q(lead=None) | Q(due_on=None) | Q(target=None)
    told = plan.tasks.aggregate(all=Count("pk"), missing=Count("pk", filter=wanting))
    if not told["all"]:
        return refused("还没有任务。请先给措施定任务，或采纳分工建议", "plan.empty")
    if told["missing"]:
        return refused(f"还有 {told['missing']} 项任务没有定责任部门、完成时限或目标", "plan.incomplete")
    return ALLOWED


def can_close(actor: Actor, plan: AnnualPlan) -> Verdict:
    """End it, once the year is over or everything is done: nothing is reported or verified any more."""
    if plan.state != "issued":
        return refused("只有已下达的工作要点能结束", "plan.state")
    return _drafter(actor, plan, "结束它的工作要点")


def can_copy(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Make next year's draft out of it."""
    if plan.state == "void":
        return refused("这份工作要点已作废，不能沿用", "plan.state")
    if plan.year is None:
        return refused("标题里没有年份，不知道下一年是哪一年。请用新的原文录入", "plan.year")
    return can_store(actor, plan.organisation)


def _drafter(actor: Actor, plan: AnnualPlan, what: str) -> Verdict:
    if not holds(actor, RIGHT, plan.organisation_id):
        return refused(f"只有{plan.organisation.label}的拟稿人能{what}", "plan.right")
    return ALLOWED
