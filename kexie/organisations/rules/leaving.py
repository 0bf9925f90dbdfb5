"""Leaving a unit ends what was held there: which posts, and who may bring that about."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import posts
from kexie.organisations.models import Affiliation, Ancestry, Organisation, Post
from kexie.organisations.rules.members import can_end_affiliation, lasts
from kexie.organisations.rules.rights import seat


def posts_left(affiliation: Affiliation, to: Organisation | None = None) -> QuerySet[Post]:
    """Posts of this person that end with this affiliation: those of the unit's house, up and down, from which nobody
    who works elsewhere (or goes on ``to`` there) would be missing. Terms that have not begun yet are among them.
    """
    others = [one for one in Affiliation.objects.filter(person=affiliation.person_id) if lasts(one)]
    besides = [one.organisation_id for one in others if one.pk != affiliation.pk] + ([to.pk] if to else [])
    rows = Post.objects.filter(_of_house([affiliation.organisation_id]), person=affiliation.person_id)
    rows = rows.exclude(_of_house(besides)).exclude(ends_on__lt=clock.today())
    return rows.select_related("organisation").order_by("starts_on", "id")


def _of_house(units: Collection[UUID]) -> Q:
    """Held in one of these units, in a department of it, or in what it is a department of."""
    down = Ancestry.objects.filter(ancestor__in=units, inside=True).values("descendant")
    up = Ancestry.objects.filter(descendant__in=units, inside=True).values("ancestor")
    return Q(organisation__in=down) | Q(organisation__in=up)


def can_let_go(actor: Actor, affiliation: Affiliation, to: Organisation | None = None) -> Verdict:
    """Noting that somebody leaves. Who holds a post there with a right the actor lacks is let go from above.

    Else a typist would dismiss the chair by noting that he left.
    """
    verdict = can_end_affiliation(actor, affiliation)
    if not verdict or actor.is_system:
        return verdict
    above = _guided(actor, affiliation.organisation)
    mine = {right for kind in seat(actor).values_list("kind", flat=True) for right in posts.rights_of(kind)}
    for post in posts_left(affiliation, to):
        if not above and not posts.rights_of(post.kind) <= mine:
            reason = f"此人是{post.organisation.label}{post.label}，离开时任职随之结束，须由业务指导单位的经办人办理"
            return refused(reason, "affiliation.end.rank")
    return ALLOWED


def _guided(actor: Actor, organisation: Organisation) -> bool:
    """Whether the unit stands below the acting post's own, outside of its house."""
    links = Ancestry.objects.filter(ancestor=actor.organisation_id, descendant=organisation, inside=False)
    return links.exists()
