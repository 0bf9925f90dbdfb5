"""What the page of branches and groups inside a big unit shows."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from kexie.kit.actor import Actor
from kexie.organisations import kinds, queries, rules

Facts = dict[str, Any]


def card(organisation: Any, below: Mapping[str, int]) -> Facts | None:
    """For the page of a unit: how many there are. ``below`` counts what stands below it, by kind."""
    if organisation.kind not in kinds.BASIC or organisation.state != "active":
        return None
    told = [f"{below[code]} 个{kinds.Kind(code).label}" for code in kinds.ABOVE if below.get(code)]
    return {
        "told": "，".join(told) or "还没有设立",
        "url": reverse("desk:branches", args=[organisation.number]),
    }


def page(by: Actor, unit: Any, form: Any) -> Facts:
    """All of them with who leads them, and the form for one more."""
    here = reverse("desk:organisation", args=[unit.number])
    parts = queries.within(by, unit)
    return {
        "organisation": unit,
        "heading": "分会和小组",
        "facts": f"{unit.name} · 由本单位自行设立，不另报批，不计入企事业科协数",
        "crumbs": [("组织", reverse("desk:organisations")), (unit.label, here), ("分会和小组", "")],
        "rows": [row for part in parts for row in (_row(by, part, ""), *(_row(by, one, part.organisation.label)
                                                                       for one in part.groups))],
        "form": form,
        "can_found": bool(rules.can_register(by, unit, kinds.Kind.BRANCH)),
    }  # fmt: skip


def _row(by: Actor, part: Any, under: str) -> Facts:
    one = part.organisation
    return {
        "number": one.number,
        "name": one.name,
        "url": reverse("desk:organisation", args=[one.number]),
        "kind": one.get_kind_display(),
        "under": under,
        "place": one.address,
        "leaders": "、".join(f"{post.person.name}（{post.get_kind_display()}）" for post in part.leaders),
        "appoint_url": reverse("desk:organisation_posts", args=[one.number]) if _appoints(by, one) else "",
    }


def _appoints(by: Actor, part: Any) -> bool:
    """As the rule says it of what stands below a unit that is kept: asked once for all of them by the page."""
    found: bool = by.once(("appoints", part.superior_id), lambda: bool(rules.can_appoint_in(by, part)))
    return found
