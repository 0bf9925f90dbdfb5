"""In whose name one works on plans: the house of the acting post, and the units below it."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kexie.kit.actor import Actor
from kexie.organisations.models import Ancestry
from kexie.organisations.rules import holds, organisations_where, own_house

# Who drafts documents drafts plans; tasks and progress have rights of their own.
DRAFT, WORK, VERIFY = "documents.draft", "plans.work", "plans.verify"
ANY = (DRAFT, WORK, VERIFY)


def staffs(actor: Actor, organisation_id: UUID | None) -> bool:
    """Whether the acting post works on the plans of this organisation at all. One query."""
    if actor.is_system:
        return True
    right = next((right for right in ANY if right in actor.rights), None)
    return right is not None and holds(actor, right, organisation_id)


def own(actor: Actor, field: str = "organisation") -> Q:
    """Rows whose ``field`` is of the acting post's own house."""
    right = next((right for right in ANY if right in actor.rights), None)
    if right is None:
        return Q(pk__in=[])
    # These rights all reach the house and no further: one stands for the others.
    return Q(**{f"{field}__in": own_house(actor, right)})


def below(actor: Actor, field: str) -> Q:
    """Rows whose ``field`` is in the subtree of the organisation where the acting post is held, itself included."""
    right = next((right for right in ANY if right in actor.rights), None)
    if right is None or actor.organisation_id is None:
        return Q(pk__in=[])
    here = organisations_where(actor, right).filter(pk=actor.organisation_id)
    reach = Ancestry.objects.filter(ancestor_id=actor.organisation_id, descendant=OuterRef(field))
    return Q(Exists(here)) & Q(Exists(reach))


def is_below(actor: Actor, organisation_id: UUID) -> bool:
    """Agrees with :func:`below`, for one organisation. Two queries."""
    here = actor.organisation_id
    if not staffs(actor, here):
        return False
    return organisation_id == here or Ancestry.objects.filter(ancestor_id=here, descendant_id=organisation_id).exists()
