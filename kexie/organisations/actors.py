"""From an account to the one who acts: a person through one of their posts."""

from dataclasses import replace
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from kexie.kit import prepared
from kexie.kit.actor import STRANGER, Actor
from kexie.organisations import posts, rules
from kexie.organisations.models import Ancestry, Post
from kexie.people.models import Account

# In the place of the person while the statement is written.
_ANYBODY = UUID("6f1a7c52-0d1e-4b57-9a4e-0f6f5b0c9d11")


def posts_of(account: Account) -> list[Post]:
    """The posts this account may act through today, with their organisations: oldest first, a stable order.

    Each with the ids of its own ``house``. One query, written once for everybody: every page of the desk asks it. None
    for an account without a person.
    """
    if not account.is_active or account.person_id is None:
        return []
    return prepared.fetch("organisations.posts_of", _held_by_anybody, {_ANYBODY: account.person_id})


def _held_by_anybody() -> QuerySet[Post]:
    inside = Ancestry.objects.filter(ancestor=OuterRef("organisation"), inside=True).values("descendant")
    held = rules.in_office().filter(person_id=_ANYBODY).annotate(house=ArraySubquery(inside))
    return held.select_related("organisation", "person").order_by("starts_on", "id")


def manages(account: Account) -> bool:
    """Whether one of the posts held today sees or decides for others. One query."""
    return any(posts.is_managing(post.kind) for post in posts_of(account))


def actor_of(account: Account, post_id: UUID | None = None, request_id: UUID | None = None) -> Actor:
    """The actor for this account through ``post_id``, or through the first of its posts. One query.

    A post that is not (or no longer) the account's gives way to the first, so that a page left open over midnight
    loses rights rather than keeping them. Without any post the person acts as themselves, without rights.
    """
    held = posts_of(account)
    return chosen(account, held, post_id, request_id)


def chosen(account: Account, held: list[Post], post_id: UUID | None, request_id: UUID | None = None) -> Actor:
    """As :func:`actor_of`, for a caller that has the posts at hand. No query."""
    if not account.is_active or account.person_id is None:
        return Actor(part=STRANGER.part, request_id=request_id)
    post = next((one for one in held if one.pk == post_id), held[0] if held else None)
    if post is None:
        return Actor(person_id=account.person_id, request_id=request_id)
    return Actor(
        person_id=account.person_id,
        post_id=post.pk,
        organisation_id=post.organisation_id,
        rights=posts.rights_of(post.kind),
        request_id=request_id,
    )


def reading(by: Actor, held: list[Post]) -> Actor:
    """The same actor for a request that only reads: what it is told once is not asked again (``Actor.known``).

    ``held`` are the posts of :func:`posts_of`, read by this very request: the house of the one acted through is known.
    """
    house = next((tuple(post.house) for post in held if post.pk == by.post_id), ())  # type: ignore[attr-defined]
    return replace(by, known={rules.HOUSE: house})
