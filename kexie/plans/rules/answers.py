"""A unit's own plan in answer: who asks, who writes, who checks."""

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.rules import holds
from kexie.plans.models import AnnualPlan, Answer
from kexie.plans.rules import house


def visible_answers(actor: Actor) -> QuerySet[Answer]:
    """Those to the plans of one's own house, and those of one's own unit."""
    if actor.is_system:
        return Answer.objects.all()
    if actor.person_id is None:
        return Answer.objects.none()
    return Answer.objects.filter(house.own(actor) | house.own(actor, "plan__organisation"))


def can_view_answer(actor: Actor, answer: Answer) -> Verdict:
    """Agrees with :func:`visible_answers`."""
    if not visible_answers(actor).filter(pk=answer.pk).exists():
        return refused("您的任职不涉及这份计划", "answer.view")
    return ALLOWED


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
    if answer.state not in ("asked", "returned"):
        return refused("计划已报送，退回后才能再改", "answer.state")
    if not holds(actor, house.WORK, answer.organisation_id):
        return refused(f"只有{answer.name}能制定自己的计划", "answer.right")
    return ALLOWED


def can_check(actor: Actor, answer: Answer) -> Verdict:
    """Accept or return what was submitted."""
    if answer.plan.state != "issued":
        return refused("工作要点已结束，计划不再审核", "answer.closed")
    if answer.state != "submitted":
        return refused("这份计划现在不等审核，请刷新页面查看", "answer.state")
    if not holds(actor, house.VERIFY, answer.plan.organisation_id):
        return refused(f"由{answer.plan.organisation.label}审核", "answer.right")
    return ALLOWED
