"""Records of guidance: who keeps them, and which of them the unit reads; one condition a line."""

from django.db.models import Q, QuerySet

from kexie.associations import flow
from kexie.associations.models import Guidance
from kexie.associations.rules.activity import works
from kexie.associations.rules.report import READS
from kexie.associations.rules.tenure import GUIDE, guides
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation
from kexie.organisations.rules import at_the_top, holds, listed_organisations, organisations_where, seated


def visible_guidance(actor: Actor) -> QuerySet[Guidance]:
    """Those of one's own house and of the houses below; of one's own unit what is shared with it."""
    if actor.is_system:
        return Guidance.objects.all()
    if actor.post_id is None or not READS & actor.rights:
        return Guidance.objects.none()
    if at_the_top(actor, "people.read"):
        return Guidance.objects.filter(seated(actor, "people.read"))
    kept = Q(house__in=organisations_where(actor, "people.read").values("pk"))
    shared = Q(is_shared=True, organisation__in=listed_organisations(actor).values("pk")) & ~Q(state="void")
    return Guidance.objects.filter(kept | shared)


def can_view_guidance(actor: Actor, row: Guidance) -> Verdict:
    """Agrees with :func:`visible_guidance`."""
    if not visible_guidance(actor).filter(pk=row.pk).exists():
        return refused("您的任职不涉及这条指导记录", "guidance.view")
    return ALLOWED


def can_guide(actor: Actor, organisation: Organisation) -> Verdict:
    """Record a visit, a question, an answer, a pairing: the association above the unit, or one above that."""
    if not (fit := works(organisation)):
        return fit
    if actor.organisation_id is None or not guides(actor, organisation):
        return refused("由业务指导单位的经办人记录指导", "guidance.right")
    return ALLOWED


def can_mend(actor: Actor, row: Guidance) -> Verdict:
    """Write it anew, while it is followed up."""
    return _keeper(actor, row, ("open",))


def can_finish(actor: Actor, row: Guidance) -> Verdict:
    """Nothing is left to do."""
    return _keeper(actor, row, ("open",))


def can_reopen(actor: Actor, row: Guidance) -> Verdict:
    """Something is left after all."""
    if row.house.state != "active":
        return refused(f"{row.house.label}已撤销，请由现在的业务指导单位另记一条", "guidance.house.closed")
    return _keeper(actor, row, ("done",))


def can_void(actor: Actor, row: Guidance) -> Verdict:
    """It was entered by mistake."""
    return _keeper(actor, row, ("open", "done"))


def _keeper(actor: Actor, row: Guidance, states: tuple[str, ...]) -> Verdict:
    if row.state not in states:
        return refused(f"这条记录{flow.GUIDANCE.state(row.state).label}，请刷新页面查看", "guidance.state")
    if not holds(actor, GUIDE, row.house_id):
        return refused(f"由{row.house.label}的经办人办理", "guidance.keeper.right")
    return ALLOWED
