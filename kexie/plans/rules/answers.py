"""A unit's own plan in answer: who asks, who writes, who checks."""

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.kit.journal.queries import history
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.rules import holds
from kexie.organisations.rules.rights import attended
from kexie.plans.models import AnnualPlan, Answer
from kexie.plans.rules import house, plans


def visible_answers(actor: Actor) -> QuerySet[Answer]:
    """Those to the plans of one's own house, and those of one's own unit and the units below it."""
    if actor.is_system:
        return Answer.objects.all()
    if actor.person_id is None:
        return Answer.objects.none()
    return Answer.objects.filter(house.below(actor, "organisation") | house.own(actor, "plan__organisation"))


def can_view_answer(actor: Actor, answer: Answer) -> Verdict:
    """Agrees with :func:`visible_answers`."""
    if not visible_answers(actor).filter(pk=answer.pk).exists():
        return refused("您的任职不涉及这份计划", "answer.view")
    return ALLOWED


def can_read_answers(actor: Actor, plan: AnnualPlan) -> Verdict:
    """List them: the house of the plan all, who was asked or guides somebody asked those it sees."""
    if visible_answers(actor).filter(plan=plan).exists():
        return ALLOWED
    return plans.can_read_all(actor, plan)


def can_ask(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Ask units for their own plans."""
    if plan.state != "issued":
        return refused("工作要点下达后才能布置各单位制定计划", "answer.state")
    if not holds(actor, house.WORK, plan.organisation_id):
        return refused(f"只有{plan.organisation.label}能布置", "answer.right")
    return ALLOWED


def can_write(actor: Actor, answer: Answer) -> Verdict:
    """Write and submit one's own."""
    if answer.plan.state != "issued":
        return refused("工作要点已结束，计划不再改动", "answer.closed")
    if answer.state == "dropped":
        return refused("下达单位已不再要求这份计划", "answer.state")
    if answer.state not in ("asked", "returned"):
        return refused("计划已报送，退回后才能再改", "answer.state")
    if holds_own(actor, answer) or stands_in(actor, answer):
        return ALLOWED
    return refused(f"只有{answer.name}能制定自己的计划", "answer.right")


def holds_own(actor: Actor, answer: Answer) -> bool:
    """Whether one writes this plan as the unit itself. One query."""
    return holds(actor, house.WORK, answer.organisation_id)


def stands_in(actor: Actor, answer: Answer) -> bool:
    """Whether one may put down a plan that came on paper: nobody in the unit can sign in, and one's own house asked for
    the plan or guides the unit. Three queries at the most.
    """
    if house.WORK not in actor.rights or not (
        house.is_below(actor, answer.organisation_id) or holds(actor, house.WORK, answer.plan.organisation_id)
    ):
        return False
    return not Answer.objects.filter(attended(house.WORK), pk=answer.pk).exists()


def can_drop(actor: Actor, answer: Answer) -> Verdict:
    """Ask a unit no more."""
    if answer.state not in ("asked", "returned"):
        return refused("只有还没有报来的计划能不再要求", "answer.state")
    return _asker(actor, answer)


def can_renew(actor: Actor, answer: Answer) -> Verdict:
    """Ask once more a unit that was let off."""
    if answer.state != "dropped":
        return refused("这份计划正在要求之中", "answer.state")
    if answer.organisation.state != "active":
        return refused(f"{answer.name}已撤销，不能再布置", "answer.closed_unit")
    return _asker(actor, answer)


def _asker(actor: Actor, answer: Answer) -> Verdict:
    if answer.plan.state != "issued":
        return refused("工作要点已结束，计划不再变动", "answer.closed")
    if not holds(actor, house.WORK, answer.plan.organisation_id):
        return refused(f"只有{answer.plan.organisation.label}能决定", "answer.right")
    return ALLOWED


def can_check(actor: Actor, answer: Answer) -> Verdict:
    """Accept or return what was submitted."""
    if answer.plan.state != "issued":
        return refused("工作要点已结束，计划不再审核", "answer.closed")
    if answer.state != "submitted":
        return refused("这份计划现在不等审核，请刷新页面查看", "answer.state")
    if not holds(actor, house.VERIFY, answer.plan.organisation_id):
        return refused(f"由{answer.plan.organisation.label}审核", "answer.right")
    sent = history("plan_answer", answer.pk).filter(verb="submit").order_by("-id").first()
    if actor.person_id is not None and sent is not None and sent.person_id == actor.person_id:
        return refused("自己代录的计划请由本单位其他人审核", "answer.own")
    return ALLOWED
