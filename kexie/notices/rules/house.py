"""In whose name an actor works: the organisation of the post acted through, with its departments."""

from django.db.models import Exists, OuterRef, QuerySet

from kexie.kit.actor import Actor
from kexie.kit.journal.models import Entry
from kexie.notices.models import Document
from kexie.organisations import posts
from kexie.organisations import rules as organisation_rules
from kexie.organisations.models import Organisation


def house(actor: Actor) -> QuerySet[Organisation]:
    """The organisations in whose name this actor may do anything at all with documents; empty for the public.

    Every right of ``posts.OWN_HOUSE`` reaches equally far, so one that the post carries stands for all: one subquery
    in a list instead of seven. The post itself is looked up again, ``actor.rights`` only says which right to ask for.
    """
    if actor.is_system:
        return Organisation.objects.all()
    right = min(actor.rights & posts.OWN_HOUSE, default="")
    if not right:
        return Organisation.objects.none()
    return organisation_rules.organisations_where(actor, right)


def wrote(actor: Actor, document: Document) -> bool:
    """Whether this person drafted the document or changed its text: the author of no part may pass the whole."""
    if actor.person_id is None:
        return False
    if document.drafted_by_id == actor.person_id:
        return True
    return _pens(actor).filter(entity_id=document.pk).exists()


def written_by(actor: Actor) -> Exists:
    """The same as a condition on documents, together with ``drafted_by``."""
    return Exists(_pens(actor).filter(entity_id=OuterRef("pk")))


def _pens(actor: Actor) -> QuerySet[Entry]:
    return Entry.objects.filter(entity="document", verb__in=("draft", "edit"), person_id=actor.person_id)
