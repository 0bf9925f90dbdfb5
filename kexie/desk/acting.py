"""Who acts in a request of the desk: the account, the post chosen in the page head, the request's id."""

import functools
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from kexie.desk import todos
from kexie.kit.actor import Actor
from kexie.organisations import actors

SESSION_KEY = "acting_post"


def posts_of(request: HttpRequest) -> list[Any]:
    """The posts this account may act through today, read once a request (one query)."""
    if not hasattr(request, "_desk_posts"):
        request._desk_posts = actors.posts_of(request.user)  # type: ignore[attr-defined]
    return request._desk_posts  # type: ignore[attr-defined,no-any-return]


def name_of(request: HttpRequest) -> str:
    """The name of who is signed in, from the posts at hand where there are any."""
    held = posts_of(request)
    return held[0].person.name if held else request.user.get_full_name()  # type: ignore[union-attr]


def actor_of(request: HttpRequest) -> Actor:
    """The actor of this request. A chosen post that has ended in the meantime falls back to the first one held."""
    if not hasattr(request, "_desk_actor"):
        request._desk_actor = actors.chosen(  # type: ignore[attr-defined]
            request.user, posts_of(request), _chosen_post(request), getattr(request, "id", None)
        )
    return request._desk_actor  # type: ignore[attr-defined,no-any-return]


def _chosen_post(request: HttpRequest) -> UUID | None:
    told = request.session.get(SESSION_KEY)
    return UUID(told) if told else None


def choose(request: HttpRequest, post_id: UUID) -> bool:
    """Act through this post from now on; False where the account does not hold it today."""
    if not any(post.id == post_id for post in posts_of(request)):
        return False
    request.session[SESSION_KEY] = str(post_id)
    return True


def waiting(request: HttpRequest) -> list[todos.TodoList]:
    """The to-do lists of this request's actor, read once: the navigation and the home show the same figures."""
    if not hasattr(request, "_desk_waiting"):
        request._desk_waiting = todos.lists_for(actor_of(request))  # type: ignore[attr-defined]
    return request._desk_waiting  # type: ignore[attr-defined,no-any-return]


def staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the desk: signed in, kept out of caches, and called as ``view(request, by, …)`` with its actor."""

    @functools.wraps(view)
    @never_cache
    @login_required
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, actor_of(request), *args, **kwargs)

    return door
