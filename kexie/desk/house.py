"""Whose settings a page shows: the organisation the acting post is held in, where the post carries the right there."""

from typing import Any

from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.organisations import posts, queries


def own(by: Actor, right: str) -> Any:
    """The post's own organisation.

    Raises:
        Refused: the post does not carry ``right`` there; the reason names the posts that do.
    """
    kept = queries.organisations_where(by, right)
    found = kept.filter(pk=by.organisation_id).first() if by.organisation_id else None
    if found is None:
        holders = "、".join(posts.KINDS[kind].label for kind in posts.kinds_with(right))
        require(refused(f"您的职务不管{posts.RIGHTS[right]}。管这件事的职务：{holders}；有的话请在页头选择", "right"))
    return found
