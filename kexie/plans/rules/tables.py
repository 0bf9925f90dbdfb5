"""Who edits the table of proposals and the thresholds of the lights."""

from uuid import UUID

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Installation, Organisation
from kexie.organisations.rules import holds
from kexie.plans.models import ProposalRow
from kexie.plans.rules import house


def can_set_row(actor: Actor, organisation: Organisation) -> Verdict:
    """A row of this organisation's own."""
    if not holds(actor, house.DRAFT, organisation.pk):
        return refused(f"只有{organisation.label}的拟稿人能改它的分工建议表", "proposal.right")
    return ALLOWED


def can_change_row(actor: Actor, row: ProposalRow) -> Verdict:
    """One's own; the general rows are the installation's association's."""
    if row.organisation_id is None and not holds(actor, house.DRAFT, _root()):
        return refused("通用的建议由本系统所属科协维护。请另设本单位自己的", "proposal.general")
    if row.organisation_id is not None and not holds(actor, house.DRAFT, row.organisation_id):
        return refused("这条建议是别的单位的", "proposal.right")
    return ALLOWED


def can_set_lights(actor: Actor, organisation: Organisation) -> Verdict:
    """From which share its lights turn."""
    if not holds(actor, house.DRAFT, organisation.pk):
        return refused(f"只有{organisation.label}的拟稿人能改亮灯规则", "light.right")
    return ALLOWED


def _root() -> UUID | None:
    return Installation.objects.values_list("organisation_id", flat=True).first()
