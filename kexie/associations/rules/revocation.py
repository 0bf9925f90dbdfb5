"""撤销: who guides an association proposes, who replies to foundings of its kind decides (rules.md 14a)."""

from django.db.models import Q, QuerySet

from kexie.associations import flow
from kexie.associations.models import Revocation
from kexie.associations.rules.tenure import GUIDE, guides, has_terms
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, organisations_where


def visible_revocations(actor: Actor) -> QuerySet[Revocation]:
    """Of the associations one guides or belongs to, and those one's house decides."""
    reached = organisations_where(actor, "people.read").values("pk")
    return Revocation.objects.filter(Q(organisation__in=reached) | Q(authority__in=reached))


def can_propose(actor: Actor, organisation: Organisation) -> Verdict:
    """Propose that it ends."""
    may = may_propose(actor, organisation)
    return stands_alone(organisation) if may else may


def may_propose(actor: Actor, organisation: Organisation) -> Verdict:
    """Whether it is this actor's to propose, whatever still hangs below."""
    if not (fit := has_terms(organisation)):
        return fit
    if not guides(actor, organisation):
        return refused("撤销由业务指导单位的经办人提出", "revocation.propose.right")
    if Revocation.objects.filter(organisation=organisation, state__in=flow.REVOKING).exists():
        return refused("撤销正在办理，请打开办理中的一份", "revocation.twice")
    return ALLOWED


def stands_alone(organisation: Organisation) -> Verdict:
    """Only parts of itself stand below it: they end with it."""
    below = Organisation.objects.filter(superior=organisation, state="active").exclude(kind__in=kinds.PARTS)
    if (unit := below.order_by("name_key", "id").first()) is not None:
        return refused(f"{unit.label}等组织还在它之下，请先调整业务指导单位", "revocation.below")
    return ALLOWED


def can_mend(actor: Actor, row: Revocation) -> Verdict:
    """Tell more, after it came back."""
    return _by_guide(actor, row, "mend")


def can_withdraw(actor: Actor, row: Revocation) -> Verdict:
    """Take the proposal back."""
    return _by_guide(actor, row, "withdraw")


def can_return(actor: Actor, row: Revocation) -> Verdict:
    """Send it back, with what is missing."""
    return _by_authority(actor, row, "return", GUIDE)


def can_refuse(actor: Actor, row: Revocation) -> Verdict:
    """It goes on."""
    return _by_authority(actor, row, "refuse", GUIDE)


def can_decide(actor: Actor, row: Revocation) -> Verdict:
    """Draft the notice that revokes it, in the name of the deciding association; its issue is the decision."""
    if not (may := _by_authority(actor, row, "draft", "documents.draft")):
        return may
    return stands_alone(row.organisation)


def _by_guide(actor: Actor, row: Revocation, verb: str) -> Verdict:
    if flow.REVOCATION.step(verb, row.state) is None:
        return _elsewhere(row)
    if not guides(actor, row.organisation):
        return refused("由业务指导单位的经办人办理", "revocation.guide.right")
    return ALLOWED


def _by_authority(actor: Actor, row: Revocation, verb: str, right: str) -> Verdict:
    if flow.REVOCATION.step(verb, row.state) is None:
        return _elsewhere(row)
    if not holds(actor, right, row.authority_id):
        return refused(f"由{row.authority.label}的经办人办理", "revocation.authority.right")
    return ALLOWED


def _elsewhere(row: Revocation) -> Verdict:
    return refused(f"撤销现在是“{flow.REVOCATION.state(row.state).label}”，请刷新页面查看", "revocation.state")
