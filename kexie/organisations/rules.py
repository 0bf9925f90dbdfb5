"""Who may do what in the tree, and what each may see. A right is a post in its term; nothing else gives one."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import posts
from kexie.organisations.models import Ancestry, Organisation, Post


def holds(actor: Actor, right: str, organisation_id: UUID) -> bool:
    """Whether the post acted through carries ``right`` in this organisation today. One indexed query.

    Only the chosen post counts, not the person's others: the journal names the post that gave the right.
    The system's own acts (jobs, set-up) hold every right. Raises KeyError for a right that does not exist.
    """
    kinds = posts.kinds_with(right)
    if actor.is_system:
        return True
    if actor.post_id is None:
        return False
    reach = Q(descendant_id=organisation_id, ancestor=OuterRef("organisation"))
    if right in posts.OWN_HOUSE:
        reach &= Q(inside=True)
    return _in_office(actor).filter(Exists(Ancestry.objects.filter(reach)), kind__in=kinds).exists()


def organisations_where(actor: Actor, right: str) -> QuerySet[Organisation]:
    """Every organisation where :func:`holds` says yes; the same condition as a set."""
    kinds = posts.kinds_with(right)
    if actor.is_system:
        return Organisation.objects.all()
    if actor.post_id is None:
        return Organisation.objects.none()
    reach = Ancestry.objects.filter(
        descendant=OuterRef("pk"), ancestor__in=_in_office(actor).filter(kind__in=kinds).values("organisation")
    )
    if right in posts.OWN_HOUSE:
        reach = reach.filter(inside=True)
    return Organisation.objects.filter(Exists(reach))


def _in_office(actor: Actor) -> QuerySet[Post]:
    """The actor's chosen post, if its term runs today. A term's last day ends at midnight in Shanghai."""
    return in_office().filter(pk=actor.post_id, person_id=actor.person_id)


def in_office() -> QuerySet[Post]:
    """All posts whose term runs today."""
    today = clock.today()
    return Post.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)
