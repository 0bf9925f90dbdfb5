"""What the pages of posts show."""

from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.kit.actor import Actor
from kexie.organisations import queries, rules

FEW = 20
Facts = dict[str, Any]


def appointing(by: Actor, organisation: Any, form: Any, q: str) -> Facts:
    """The search for a person with its hits, and the form."""
    wanted = q.strip()[:60]
    found: list[Any] = list(queries.people_named(by, wanted)[: FEW + 1]) if wanted else []
    return {
        "organisation": organisation,
        "q": wanted,
        "people": [
            {"pk": str(one.pk), "name": one.name, "unit": "、".join(place.organisation.label for place in one.present)}
            for one in found[:FEW]
        ],
        "more": len(found) > FEW,
        "chosen": str(form["person"].value() or ""),
        "form": form,
        "heading": "任命",
        "facts": organisation.name,
        "crumbs": _crumbs(organisation, "任命"),
        "back": reverse("desk:organisation", args=[organisation.number]),
    }


def ending(by: Actor, organisation: Any, post: Any, form: Any) -> Facts:
    """The form that ends a term, or why this actor cannot."""
    verdict = rules.can_end_post(by, post)
    return {
        "form": form,
        "heading": f"结束任职：{post.person.name}",
        "facts": f"{organisation.name} · {post.label} · {words.full_day(post.starts_on)}起",
        "crumbs": _crumbs(organisation, "结束任职"),
        "back": reverse("desk:organisation", args=[organisation.number]),
        "submit": "结束任职",
        "refusal": "" if verdict else verdict.reason,
        "warning": {
            "title": "任职结束后，此人不能再以这个职务办理",
            "text": "正在等他办的事不会转给别人，请先任命接替的人。",
        },
    }


def _crumbs(organisation: Any, here: str) -> list[tuple[str, str]]:
    return [
        ("组织", reverse("desk:organisations")),
        (organisation.label, reverse("desk:organisation", args=[organisation.number])),
        (here, ""),
    ]
