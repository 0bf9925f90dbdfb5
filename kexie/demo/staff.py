"""Who does the work of plans in the demo's units."""

from collections.abc import Sequence
from uuid import UUID

from kexie.kit.actor import Actor
from kexie.organisations import posts
from kexie.organisations import queries as organisations


def working(units: Sequence[UUID]) -> dict[UUID, Actor]:
    """Who reports for each of these units, through their newest post."""
    found = organisations.holders("plans.work", units).order_by("organisation", "starts_on", "id")
    return {
        post.organisation_id: Actor(
            person_id=post.person_id, post_id=post.pk, organisation_id=post.organisation_id,
            rights=posts.rights_of(post.kind),
        )
        for post in found
    }  # fmt: skip
