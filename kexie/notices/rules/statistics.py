"""Whose reading and signing an actor may count: what its house issued, and the units it guides. Nobody else's."""

from django.db.models import Q, QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.notices.models import Addressee, Document
from kexie.organisations.rules import organisations_where


def visible_figures(actor: Actor) -> QuerySet[Addressee]:
    """Addressed units of issued documents: all of those its tree issued; of others' documents, its own tree's units.

    So the city sees every district, and a district its own units, also under the city's documents.
    """
    rows = Addressee.objects.filter(document__state="issued")
    if actor.is_system:
        return rows
    read = organisations_where(actor, "receipts.read")
    return rows.filter(Q(document__issuer__in=read) | Q(organisation__in=read))


def can_read_figures(actor: Actor, document: Document | None = None) -> Verdict:
    """Open the statistics at all, or those of one document."""
    if "receipts.read" not in actor.rights:
        return refused("您的职务不能查看签收统计", "right")
    if document is not None and document.state != "issued":
        return refused("尚未印发，还没有统计", "state")
    if document is not None and not visible_figures(actor).filter(document=document).exists():
        return refused("这件公文没有发给您指导的单位，没有可看的统计", "figures")
    return ALLOWED
