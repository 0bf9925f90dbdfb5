"""Drawing a page of the desk: the shell with its navigation, or only the piece a fragment request wants."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render as django_render
from django.template.loader import render_to_string
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from kexie.desk import acting, navigation
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.web.shared import shelf


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


def shared(
    request: HttpRequest,
    by: Actor,
    piece: str,
    heading: str,
    key: tuple[Hashable, ...],
    facts: Callable[[], Mapping[str, Any]],
    kept: float | None = None,
) -> HttpResponse:
    """A full page whose content (``desk/<piece>``) is the same for all who may see it; the right was asked before.

    ``facts`` is called where it has to be drawn, and depends on nothing but what is in ``key``. What stays longer than
    moments (``kept`` seconds) tells of which moment it is.
    """
    drawn = shelf.piece(
        (piece, heading, clock.today(), *key),
        lambda: render_to_string(f"desk/{piece}", dict(facts())),
        kept=settings.PIECES_KEPT if kept is None else kept,
        since=acting.acted_at(request),
    )
    return render(request, by, "piece.html", {"heading": heading, "drawn": drawn})


def alone(request: HttpRequest, by: Actor, piece: str, heading: str, facts: Mapping[str, Any]) -> HttpResponse:
    """As :func:`shared`, for a reader who sees less than others do."""
    return render(
        request, by, "piece.html", {"heading": heading, "drawn": render_to_string(f"desk/{piece}", {**facts})}
    )


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
