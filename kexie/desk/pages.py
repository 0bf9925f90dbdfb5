"""Drawing a page of the desk: the shell with its navigation, or only the piece a fragment request wants."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render as django_render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from kexie.desk import acting, navigation
from kexie.kit.actor import Actor


def render(
    request: HttpRequest,
    by: Actor,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    piece: str = "",
    status: int = 200,
) -> HttpResponse:
    """The full page ``desk/<template>``; for a fragment request only ``desk/<piece>``, which the page includes too.

    Status 422 goes with a form that has errors.
    """
    values = dict(context or {})
    if piece and getattr(request, "htmx", False) and not request.htmx.boosted:  # type: ignore[attr-defined]
        return django_render(request, f"desk/{piece}", values, status=status)
    values["desk"] = frame(request, by)
    return django_render(request, f"desk/{template}", values, status=status)


def redirect(request: HttpRequest, location: str) -> HttpResponse:
    """To another page: by 302, or told to the script where a fragment request would swap that page into this one."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(location)
    return HttpResponseRedirect(location)


def frame(request: HttpRequest, by: Actor) -> Mapping[str, Any]:
    """What the shell around every page shows: who, through which post, where to."""
    name = acting.name_of(request)
    posts = acting.posts_of(request)
    chosen = next((post for post in posts if post.id == by.post_id), None)
    return {
        "groups": navigation.groups(request, by),
        "name": name,
        "initial": name[:1],
        "organisation": chosen.organisation.label if chosen else "",
        "post_label": post_label(chosen) if chosen else "",
        "posts": [{"id": post.id, "label": post_label(post), "current": post is chosen} for post in posts],
        "search_url": reverse("desk:search"),
    }


def post_label(post: Any) -> str:
    """武汉市科协 · 经办人."""
    return f"{post.organisation.label} · {post.label}"
