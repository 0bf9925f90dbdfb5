"""Yearly plans of associations: who writes, files, reads them; one condition a line."""

from django.db.models import QuerySet

from kexie.associations import flow
from kexie.associations.models import YearPlan
from kexie.associations.rules.activity import works
from kexie.associations.rules.report import FIRST_YEAR, READS, fills
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation
from kexie.organisations.rules import listed_organisations


def visible_year_plans(actor: Actor) -> QuerySet[YearPlan]:
    """Of one's own unit and of all below, through a post; what stands in a draft is :func:`may_read`'s business."""
    if actor.is_system:
        return YearPlan.objects.all()
    if actor.post_id is None or not READS & actor.rights:
        return YearPlan.objects.none()
    return YearPlan.objects.filter(organisation__in=listed_organisations(actor).values("pk"))


def can_view_year_plan(actor: Actor, plan: YearPlan) -> Verdict:
    """Agrees with :func:`visible_year_plans`."""
    if not visible_year_plans(actor).filter(pk=plan.pk).exists():
        return refused("您的任职不涉及这份年度计划", "year_plan.view")
    return ALLOWED


def may_read(actor: Actor, plan: YearPlan) -> Verdict:
    """What is planned: once it was filed, those who see it; before, those who write it."""
    if plan.state == "draft" and plan.filed_at is None and not fills(actor, plan.organisation):
        return refused("拟定中，报备后可以看", "year_plan.draft")
    return ALLOWED


def can_begin(actor: Actor, organisation: Organisation, year: int) -> Verdict:
    """Begin the plan of a year: at most the next one."""
    if not (fit := works(organisation)):
        return fit
    if not FIRST_YEAR <= year <= clock.today().year + 1:
        return refused(f"年度应在 {FIRST_YEAR} 至 {clock.today().year + 1} 之间", "year_plan.year")
    return fills(actor, organisation)


def can_write(actor: Actor, plan: YearPlan) -> Verdict:
    """Change it, file it: before it is filed, and where it is revised."""
    if plan.state != "draft":
        return refused(f"计划{_label(plan)}，修订后才能修改", "year_plan.state")
    return fills(actor, plan.organisation)


def can_revise(actor: Actor, plan: YearPlan) -> Verdict:
    """Open a filed one again."""
    if plan.state != "filed":
        return refused(f"计划{_label(plan)}，可以直接修改", "year_plan.state")
    return fills(actor, plan.organisation)


def can_copy(actor: Actor, plan: YearPlan) -> Verdict:
    """Into the next year."""
    return can_begin(actor, plan.organisation, plan.year + 1)


def _label(plan: YearPlan) -> str:
    return f"现在是“{flow.YEAR_PLAN.state(plan.state).label}”"
