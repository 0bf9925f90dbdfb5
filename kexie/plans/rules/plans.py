"""Who sees a plan and who may take one over. A plan is drafted by those who draft the documents of the house.

What is handed down from a plan (tasks, districts, units) widens the circle of those who see it; so far nothing is.
"""

from django.db.models import Q, QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, organisations_where
from kexie.plans.models import AnnualPlan

RIGHT = "documents.draft"


def visible_plans(actor: Actor) -> QuerySet[AnnualPlan]:
    """The plans of the houses one drafts for, and those one has drafted oneself."""
    if actor.is_system:
        return AnnualPlan.objects.all()
    if actor.person_id is None:
        return AnnualPlan.objects.none()
    mine = Q(drafted_by=actor.person_id)
    return AnnualPlan.objects.filter(mine | Q(organisation__in=organisations_where(actor, RIGHT)))


def can_view(actor: Actor, plan: AnnualPlan) -> Verdict:
    """Agrees with :func:`visible_plans`."""
    if not visible_plans(actor).filter(pk=plan.pk).exists():
        return refused("您的任职不涉及这份工作要点", "plan.view")
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
    if plan.state != "draft":
        return refused("这份工作要点已作废", "plan.state")
    if not holds(actor, RIGHT, plan.organisation_id):
        return refused(f"只有{plan.organisation.label}的拟稿人能作废它的工作要点", "plan.right")
    return ALLOWED
