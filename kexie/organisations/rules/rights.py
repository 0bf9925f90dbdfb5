"""A right where: the one condition, for one organisation and as a set."""

from collections.abc import Collection
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from kexie.kit import clock, prepared
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import posts
from kexie.organisations.models import Affiliation, Ancestry, Organisation, Post

Dated = TypeVar("Dated", bound=models.Model)
# What a request that only reads knows of its post (Actor.known): the ids of the house, from the query for the post.
HOUSE = ("house",)
# The question of :func:`holds` is asked more than any other: written once a right, with these in the place of ids.
_POST, _PERSON, _AT, _THERE = (UUID(int=0x5EA7_0000_0000_4000_8000_0000_0000_0000 + number) for number in range(4))
_ANY = Actor(person_id=_PERSON, post_id=_POST, organisation_id=_AT)


def holds(actor: Actor, right: str, organisation_id: UUID | None) -> bool:
    """Whether the post acted through carries ``right`` in this organisation today. One indexed query.

    Only the chosen post counts, not the person's others: the journal names the post that gave the right.
    The system's own acts (jobs, set-up) hold every right. An actor of a page that only reads (``Actor.known``) is
    asked about once an organisation; one that acts, every time. Raises KeyError for a right that does not exist.
    """
    kinds = posts.kinds_with(right)
    if actor.is_system:
        return True
    if organisation_id is None:
        return False
    if actor.known is not None:
        return right in actor.rights and _reaches(actor, right, organisation_id)
    if actor.post_id is None or actor.person_id is None or actor.organisation_id is None:
        return False

    def write() -> QuerySet[Post]:
        there = Exists(_reach(_ANY, right).filter(descendant_id=_THERE))
        return seat(_ANY, kinds).filter(there).only("id")[:1]

    swaps = {
        _POST: actor.post_id, _PERSON: actor.person_id, _AT: actor.organisation_id, _THERE: organisation_id,
    }  # fmt: skip
    return bool(prepared.fetch(("organisations.holds", right), write, swaps))


def _reaches(actor: Actor, right: str, organisation_id: UUID) -> bool:
    """Whether the post reaches this organisation, and where the right asks for it, as its own house."""
    if organisation_id in (actor.known or {}).get(HOUSE, ()):
        return True  # read by this very request, with the post
    link = _reach(actor).filter(Exists(seat(actor)), descendant_id=organisation_id)
    inside = actor.once(("reach", organisation_id), link.values_list("inside", flat=True).first)
    return inside is not None and (inside or right not in posts.OWN_HOUSE)


def organisations_where(actor: Actor, right: str, *, inside: bool = False) -> QuerySet[Organisation]:
    """Every organisation where :func:`holds` says yes; the same condition as a set. ``inside``: of one's own house.

    A page that only reads has its post and the house of it at hand. Asking for both again in each of its statements,
    as often as a condition names the house, took most of the time of planning them.
    """
    posts.kinds_with(right)  # raises for a right that does not exist
    if actor.is_system:
        return Organisation.objects.all()
    inside = inside or right in posts.OWN_HOUSE
    if actor.known is not None and inside and HOUSE in actor.known:
        return Organisation.objects.filter(pk__in=actor.known[HOUSE] if right in actor.rights else ())
    links = _reach(actor).filter(inside=True) if inside else _reach(actor)
    return Organisation.objects.filter(seated(actor, right), pk__in=links.values("descendant"))


def own_house(actor: Actor, right: str) -> Collection[UUID] | QuerySet[Organisation]:
    """For ``__in``: the post's own house where it carries ``right``, as the ids themselves where they are at hand.

    A list of ids tells the database how many there are; of a condition it has to guess, and plans a page of a hundred
    times its cost.
    """
    if actor.known is not None and HOUSE in actor.known:
        ids: tuple[UUID, ...] = actor.known[HOUSE]
        return ids if right in actor.rights else ()
    return organisations_where(actor, right, inside=True)


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
    below = _reach(actor).filter(descendant=OuterRef("pk"))
    above = Ancestry.objects.filter(descendant_id=actor.organisation_id, ancestor=OuterRef("pk"))
    return Organisation.objects.filter(seated(actor), Exists(below) | Exists(above))


def listed_organisations(actor: Actor) -> QuerySet[Organisation]:
    """Of the visible ones those that lists show: the acting post's subtree, without the line above it.

    One semi-join instead of two conditions joined by OR: a page of 50 out of 95,000 takes 1 ms instead of 35 to 70.
    """
    if actor.is_system or actor.post_id is None:
        return visible_organisations(actor)
    return Organisation.objects.filter(seated(actor), pk__in=_reach(actor).values("descendant"))


def at_the_top(actor: Actor, right: str = "") -> bool:
    """Whether the post acted through is at an organisation that nothing stands above (and carries ``right`` there).

    Asked first (one query) where a list grows with the whole tree: what hangs on any organisation is seen from there,
    and a plain list costs its rows where a semi-join with twenty thousand organisations costs all of them.
    """
    if right:
        top = seat(actor, posts.kinds_with(right)).filter(organisation__superior=None)
    else:
        top = seat(actor).filter(organisation__superior=None)
    return bool(actor.once(("top", right), top.exists))


def can_view(actor: Actor, organisation: Organisation) -> Verdict:
    """Agrees with :func:`visible_organisations`."""
    if not visible_organisations(actor).filter(pk=organisation.pk).exists():
        return refused("您的任职不涉及该组织", "organisation.view.reach")
    return ALLOWED


def in_office() -> QuerySet[Post]:
    """All posts whose term runs today, in organisations that exist. A term's last day ends at Shanghai midnight."""
    return current(Post.objects.filter(organisation__state="active"))


def current(rows: QuerySet[Dated], on: date | None = None) -> QuerySet[Dated]:
    """Of dated rows (``starts_on``, ``ends_on``) those that hold ``on`` a day (today if not given), both included."""
    day = on or clock.today()
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


def seat(actor: Actor, kinds: Collection[str] = ()) -> QuerySet[Post]:
    """The post acted through, if it is this person's, in this organisation, in its term (and of one of ``kinds``).

    Asked as EXISTS beside a condition on ``actor.organisation_id``: the database looks once, and plans with a known
    organisation.
    """
    if actor.post_id is None or actor.person_id is None or actor.organisation_id is None:
        return Post.objects.none()
    held = in_office().filter(pk=actor.post_id, person_id=actor.person_id, organisation_id=actor.organisation_id)
    return held.filter(kind__in=list(kinds)) if kinds else held


def seated(actor: Actor, right: str = "") -> Q:
    """That the post acted through holds today, and carries ``right``; nothing to ask for a page that has just read it.

    Every list of such a page would ask for its post again, in each of its conditions: most of the time of planning.
    """
    if actor.known is not None and HOUSE in actor.known:
        return Q(pk__in=()) if right and right not in actor.rights else Q()
    return Q(Exists(seat(actor, posts.kinds_with(right) if right else ())))


def attended(right: str, field: str = "organisation") -> Exists:
    """That somebody who can sign in holds a post which carries ``right`` in the organisation of a row's ``field``."""
    houses = Ancestry.objects.filter(
        descendant=OuterRef(OuterRef(field)), ancestor=OuterRef("organisation"), inside=True
    )
    held = in_office().filter(kind__in=posts.kinds_with(right), person__account__is_active=True)
    return Exists(held.filter(Exists(houses)))


def _reach(actor: Actor, right: str = "") -> QuerySet[Ancestry]:
    """How far ``right`` (any right at all, where none is named) reaches from where the actor's post is held."""
    links = Ancestry.objects.filter(ancestor_id=actor.organisation_id)
    return links.filter(inside=True) if right in posts.OWN_HOUSE else links
