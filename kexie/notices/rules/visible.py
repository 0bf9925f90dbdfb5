"""Which documents an actor may see at all; unseen is answered like absent. Every list starts here.

| who | sees |
|---|---|
| the issuer's own house | all of its documents, in any state |
| the author | what he drafted, whatever post he holds now (a part in this very record) |
| a joint issuer's house | from 会签 on |
| an addressed unit's house | what was issued to it |
| who guides the issuer (receipts.read in its subtree) | what the issuer issued |
| everybody | what is issued and 主动公开 |
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, CoIssue, Document, Notice, Openness
from kexie.notices.rules.house import house
from kexie.organisations.rules import holds, organisations_where

# States in which a joint issuer has the paper on the table (or in the files).
SHARED = ("countersign", "sign_off", "signed", "numbered", "issued")
_PUBLIC = Q(state="issued", openness=Openness.PUBLIC)


def visible_documents(actor: Actor) -> QuerySet[Document]:
    """Every document :func:`can_view` allows, as a set."""
    if actor.is_system:
        return Document.objects.all()
    condition = _PUBLIC
    if actor.person_id is not None:
        condition |= Q(drafted_by=actor.person_id)
    if actor.post_id is not None:
        own = house(actor)
        condition |= Q(issuer__in=own)
        condition |= Q(Exists(CoIssue.objects.filter(document=OuterRef("pk"), organisation__in=own)), state__in=SHARED)
        condition |= Q(Exists(Addressee.objects.filter(document=OuterRef("pk"), organisation__in=own)), state="issued")
        condition |= Q(issuer__in=organisations_where(actor, "receipts.read"), state="issued")
    return Document.objects.filter(condition)


def can_view(actor: Actor, document: Document) -> bool:
    """Whether this one document may be seen; the same table, asked for one row."""
    if actor.is_system or (document.state == "issued" and document.is_public):
        return True
    if actor.person_id is not None and document.drafted_by_id == actor.person_id:
        return True
    if actor.post_id is None:
        return False
    own = house(actor)
    if own.filter(pk=document.issuer_id).exists():
        return True
    if document.state in SHARED and own.filter(co_issues__document=document).exists():
        return True
    if document.state != "issued":
        return False
    if own.filter(addressed__document=document).exists():
        return True
    return holds(actor, "receipts.read", document.issuer_id)


def visible_notices() -> QuerySet[Notice]:
    """The board: the same for everybody."""
    return Notice.objects.filter(document__state="issued", document__openness=Openness.PUBLIC)


def visible_addressees(actor: Actor) -> QuerySet[Addressee]:
    """The inbox: what was issued to the actor's own house. Never another unit's, so nobody sees who has not signed."""
    return Addressee.objects.filter(organisation__in=house(actor))
