"""Who acts in a request of the desk: the account, the post chosen in the page head, the request's id."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from kexie.desk import owed, todos
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import actors
from kexie.people.sign_in.sessions import SessionStore

SESSION_KEY = "acting_post"


class _Desk:
    """What is read once a request; kept on the request itself, never beside it."""

    def __init__(self, account: Any) -> None:
        self.account = account
        self.posts: list[Any] = actors.posts_of(account)
        self.actor: Actor | None = None
        self.waiting: list[Any] | None = None
        self.beside: list[Any] | None = None


def _desk(request: HttpRequest) -> _Desk:
    held: _Desk | None = getattr(request, "_desk", None)
    if held is None:
        held = _Desk(request.user)
        request._desk = held  # type: ignore[attr-defined]
    return held


def posts_of(request: HttpRequest) -> list[Any]:
    """The posts this account may act through today, read once a request (one query)."""
    return _desk(request).posts


def name_of(request: HttpRequest) -> str:
    """The name of who is signed in, from the posts at hand where there are any."""
    held = _desk(request)
    return str(held.posts[0].person.name if held.posts else held.account.get_full_name())


def actor_of(request: HttpRequest) -> Actor:
    """The actor of this request. A chosen post that has ended in the meantime falls back to the first one held."""
    held = _desk(request)
    if held.actor is None:
        request_id = getattr(request, "id", None)
        by = actors.chosen(held.account, held.posts, _chosen_post(request), request_id)
        held.actor = actors.reading(by, held.posts) if request.method in ("GET", "HEAD") else by
    return held.actor


def _chosen_post(request: HttpRequest) -> UUID | None:
    told = request.session.get(SESSION_KEY)
    return UUID(told) if told else None


def choose(request: HttpRequest, post_id: UUID) -> bool:
    """Act through this post from now on; False where the account does not hold it today."""
    if not any(post.id == post_id for post in posts_of(request)):
        return False
    request.session[SESSION_KEY] = str(post_id)
    return True


def waiting(request: HttpRequest) -> list[Any]:
    """The to-do lists of this request's actor, read once: the navigation and the home show the same figures."""
    held = _desk(request)
    if held.waiting is None:
        held.waiting = todos.lists_for(actor_of(request), *(actor for _, actor in others_of(request)))
    return held.waiting


def totals(request: HttpRequest) -> Mapping[str, int]:
    """How much waits for this request's actor, by list: for the navigation of every page.

    Kept beside the session for ``settings.COUNTS_KEPT``, and dropped by every act of one's own: a page is drawn in a
    third of the time. The home asks anew, so that a figure and the list behind it are one.
    """
    by, session, asked = actor_of(request), _session(request), _desk(request).waiting is not None
    kept, now = session.kept or {}, clock.now().timestamp()
    is_fresh = kept.get("post") == str(by.post_id) and 0 <= now - kept["at"] < settings.COUNTS_KEPT
    # A page that was drawn while one acted may have kept its figures after the act.
    if is_fresh and not asked and kept["at"] > acted_at(request):
        return dict(kept["totals"])
    told = _counted(request)
    # The home has asked for its own sake: it writes only where what is kept would tell something else.
    if settings.COUNTS_KEPT and by.known is not None and (not asked or kept.get("totals", told) != told):
        session.keep({"post": str(by.post_id), "at": now, "totals": told})
    return told


def _counted(request: HttpRequest) -> dict[str, int]:
    if _desk(request).waiting is not None:
        return {found.code: found.total for found in waiting(request)}
    return todos.totals_for(actor_of(request), *(actor for _, actor in others_of(request)))


def acted_at(request: HttpRequest) -> float:
    """When this reader last acted, seconds of the epoch; 0 where nothing tells. What is older is not shown to them."""
    return float((_session(request).kept or {}).get("acted", 0))


def _session(request: HttpRequest) -> SessionStore:
    """The session as ``SESSION_ENGINE`` makes it."""
    return cast(SessionStore, request.session)


def beside(request: HttpRequest) -> list[Any]:
    """What others are late with, read once: the home shows it, no other page asks for it."""
    held = _desk(request)
    if held.beside is None:
        held.beside = todos.beside(actor_of(request))
    return held.beside


def others_of(request: HttpRequest) -> list[tuple[Any, Actor]]:
    """The posts this account does not act through now, each with its actor; no query beside that for the posts."""
    held, by = _desk(request), actor_of(request)
    rest = [post for post in held.posts if post.pk != by.post_id]
    return [(post, actors.chosen(held.account, held.posts, post.pk, by.request_id)) for post in rest]


def change_to(post: Any, by: Actor) -> dict[str, Any]:
    """What a button that changes to this post tells: its id, and its label, with the house where that is another."""
    here = post.organisation_id == by.organisation_id
    return {"id": post.pk, "label": post.label if here else f"{post.organisation.label}{post.label}"}


def staff(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page of the desk: signed in, kept out of caches, and called as ``view(request, by, …)`` with its actor."""

    @functools.wraps(view)
    @never_cache
    @login_required
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if first := owed.where(request):
            return HttpResponseRedirect(first)
        by = actor_of(request)
        answer = view(request, by, *args, **kwargs)
        if by.known is None and settings.COUNTS_KEPT:
            _session(request).keep({"acted": clock.now().timestamp()})
        return answer

    return door
