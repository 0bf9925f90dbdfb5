"""One's own messages: reading them, noting that one has."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kexie.desk import acting, message_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency, paging
from kexie.messages import queries
from kexie.messages.actions import outbox


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The inbox, or what went to mailbox and telephone. Opening it marks nothing: a GET never does."""
    context = message_facts.index(request, by)
    context["page"] = paging.page_of(message_facts.listed(by, context["view"]), request, 20)
    context["rows"] = message_facts.rows(by, context["page"].rows)
    return pages.render(request, by, "messages/list.html", context, piece="messages/_list.html")


@require_POST
@acting.staff
def read(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One is read."""
    row = queries.own(by, pk)
    if row is None:
        raise Http404
    with idempotency.once(request, by) as sending:
        outbox.read(row, by=by)
        sending.made(reverse("desk:messages"))
    return redirect("desk:messages")


@require_POST
@acting.staff
def read_all(request: HttpRequest, by: Actor) -> HttpResponse:
    """All are read."""
    with idempotency.once(request, by) as sending:
        done = outbox.read_all(by=by)
        sending.made(reverse("desk:messages"))
    messages.success(request, f"已标为已读：{done} 条")
    return redirect("desk:messages")
