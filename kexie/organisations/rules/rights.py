"""A right where: the one condition, for one organisation and as a set."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import posts
from kexie.organisations.models import Affiliation, Ancestry, Organisation, Post

Dated = TypeVar("Dated", Post, Affiliation)


def holds(actor: Actor, right: str, organisation_id: UUID | None) -> bool:
    """Whether the post acted through carries ``right`` in this organisation today. One indexed query.

    Only the chosen post counts, not the person's others: the journal names the post that gave the right.
    The system's own acts (jobs, set-up) hold every right. Raises KeyError for a right that does not exist.
    """
    kinds = posts.kinds_with(right)
    if actor.is_system:
        return True
    if organisation_id is None:
        return False
    reach = Q(descendant_id=organisation_id, ancestor=OuterRef("organisation"))
    if right in posts.OWN_HOUSE:
        reach &= Q(inside=True)
    return _acting(actor).filter(Exists(Ancestry.objects.filter(reach)), kind__in=kinds).exists()


def organisations_where(actor: Actor, right: str) -> QuerySet[Organisation]:
    """Every organisation where :func:`holds` says yes; the same condition as a set."""
    kinds = posts.kinds_with(right)
    if actor.is_system:
        return Organisation.objects.all()
    reach = Ancestry.objects.filter(ancestor__in=_acting(actor).filter(kind__in=kinds).values("organisation"))
    if right in posts.OWN_HOUSE:
        reach = reach.filter(inside=True)
    return Organisation.objects.filter(pk__in=reach.values("descendant"))


def visible_organisations(actor: Actor) -> QuerySet[Organisation]:
    """What this actor may look at: the acting post's subtree and the line above it; without a post, one's own units.

    Closed ones too: their history stays readable for those above.
    """
    if actor.is_system:
        return Organisation.objects.all()
    if actor.person_id is None:
        return Organisation.objects.none()
    if actor.post_id is None:
        own = current(Affiliation.objects.filter(person_id=actor.person_id))
        return Organisation.objects.filter(pk__in=own.values("organisation"))
    here = _acting(actor).values("organisation")
    below = Ancestry.objects.filter(ancestor__in=here).values("descendant")
    above = Ancestry.objects.filter(descendant__in=here).values("ancestor")
    return Organisation.objects.filter(Q(pk__in=below) | Q(pk__in=above))


def can_view(actor: Actor, organisation: Organisation) -> Verdict:
    """Agrees with :func:`visible_organisations`."""
    if not visible_organisations(actor).filter(pk=organisation.pk).exists():
        return refused("您的任职不涉及该组织", "organisation.view.reach")
    return ALLOWED


def in_office() -> QuerySet[Post]:
    """All posts whose term runs today, in organisations that exist. A term's last day ends at Shanghai midnight."""
    return current(Post.objects.filter(organisation__state="active"))


def current(rows: QuerySet[Dated]) -> QuerySet[Dated]:
    """Of dated rows those that hold today."""
    today = clock.today()
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)


def _acting(actor: Actor) -> QuerySet[Post]:
    if actor.post_id is None or actor.person_id is None:
        return Post.objects.none()
    return in_office().filter(pk=actor.post_id, person_id=actor.person_id)
