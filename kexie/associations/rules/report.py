"""Yearly reports: who fills in, sends, checks, asks for them; one condition a line."""

from django.db.models import QuerySet

from kexie.associations import flow
from kexie.associations.models import AnnualReport
from kexie.associations.rules.apart import OWN, has_account
from kexie.associations.rules.tenure import GUIDE, guides
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, listed_organisations

FIRST_YEAR = 2000
# Whoever works for the unit, or reads what those below do: not who only keeps the machine or the journal.
READS = frozenset({OWN, "people.read"})


def visible_reports(actor: Actor) -> QuerySet[AnnualReport]:
    """Of one's own unit and of all below, through a post; what stands in a draft is :func:`may_read`'s business."""
    if actor.is_system:
        return AnnualReport.objects.all()
    if actor.post_id is None or not READS & actor.rights:
        return AnnualReport.objects.none()
    return AnnualReport.objects.filter(organisation__in=listed_organisations(actor).values("pk"))


def can_view_report(actor: Actor, report: AnnualReport) -> Verdict:
    """Agrees with :func:`visible_reports`."""
    if not visible_reports(actor).filter(pk=report.pk).exists():
        return refused("您的任职不涉及这份年报", "annual_report.view")
    return ALLOWED


def may_read(actor: Actor, report: AnnualReport) -> Verdict:
    """What is filled in: once it was sent, those who see it; before, those who fill it in (rules.md 14b)."""
    if report.state == "draft" and not fills(actor, report.organisation):
        return refused("填报中，报送后可以看", "annual_report.draft")
    return ALLOWED


def reports(organisation: Organisation) -> Verdict:
    """Whether such a unit reports: basic-level associations that stand."""
    if organisation.state != "active" or organisation.kind not in kinds.BASIC:
        return refused("只有在册的企事业科协填报年报", "annual_report.kind")
    return ALLOWED


def fills(actor: Actor, organisation: Organisation) -> Verdict:
    """The unit itself; who guides it, while nobody there has an account."""
    if holds(actor, OWN, organisation.pk):
        return ALLOWED
    if guides(actor, organisation) and not has_account(organisation):
        return ALLOWED
    return refused(f"由{organisation.label}填报；没有账号的单位由业务指导单位代填", "annual_report.fill.right")


def can_begin(actor: Actor, organisation: Organisation, year: int) -> Verdict:
    """Begin the report of a year that has begun."""
    if not (fit := reports(organisation)):
        return fit
    if not FIRST_YEAR <= year <= clock.today().year:
        return refused(f"年度应在 {FIRST_YEAR} 至 {clock.today().year} 之间", "annual_report.year")
    return fills(actor, organisation)


def can_fill(actor: Actor, report: AnnualReport) -> Verdict:
    """Write it: before it is sent, and where it came back."""
    if report.state not in flow.OWING:
        return refused(f"年报{_label(report)}，退回或收回后才能修改", "annual_report.state")
    return fills(actor, report.organisation)


def can_recall(actor: Actor, report: AnnualReport) -> Verdict:
    """Take it back before it is looked at."""
    if report.state != "submitted":
        return refused(f"年报{_label(report)}，不能收回", "annual_report.state")
    return fills(actor, report.organisation)


def can_judge(actor: Actor, report: AnnualReport) -> Verdict:
    """Accept it, or send it back."""
    if report.state != "submitted":
        return refused(f"年报{_label(report)}，请刷新页面查看", "annual_report.state")
    return _superior(actor, report.organisation)


def can_reopen(actor: Actor, report: AnnualReport) -> Verdict:
    """Put right what was accepted."""
    if report.state != "accepted":
        return refused(f"年报{_label(report)}，请刷新页面查看", "annual_report.state")
    return _superior(actor, report.organisation)


def can_ask(actor: Actor, house: Organisation) -> Verdict:
    """Ask those below for their reports, set the day, remind: the association that guides them."""
    if house.kind != kinds.Kind.ASSOCIATION:
        return refused("由各级科协布置年报", "annual_report.ask.kind")
    if not holds(actor, GUIDE, house.pk):
        return refused(f"由{house.label}的经办人布置年报", "annual_report.ask.right")
    return ALLOWED


def _superior(actor: Actor, organisation: Organisation) -> Verdict:
    if not guides(actor, organisation):
        return refused("由业务指导单位的经办人核对", "annual_report.superior.right")
    return ALLOWED


def _label(report: AnnualReport) -> str:
    return f"现在是“{flow.REPORT.state(report.state).label}”"
