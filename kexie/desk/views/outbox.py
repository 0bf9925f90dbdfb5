"""What one's house sent: the list by state, one message, sending it again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kexie.desk import acting, house, outbox_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency, paging
from kexie.messages import queries
from kexie.messages.actions import outbox

RIGHT = "messages.manage"


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The outbox."""
    house.own(by, RIGHT)
    context = outbox_facts.index(request, by)
    found = queries.outbox(by, context["state"], context["q"])
    context["page"] = paging.page_of(found, request, 50, paging.FAR)
    context["rows"] = outbox_facts.rows(context["page"].rows)
    return pages.render(request, by, "outbox/list.html", context, piece="outbox/_list.html")


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One message with its text and every try."""
    return pages.render(request, by, "outbox/detail.html", outbox_facts.detail(by, _kept(by, pk)))


@require_POST
@acting.staff
def resend(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """重发 by hand."""
    row, here = _kept(by, pk), reverse("desk:outbox_message", args=[pk])
    with idempotency.once(request, by) as sending:
        again = outbox.resend(row, by=by)
        sending.made(here)
    if again.reason:
        messages.error(request, f"还是无法送达：{again.reason}")
    else:
        messages.success(request, "已重新放入发件箱" if again.state == "waiting" else "已送到收件箱")
    return redirect(here)


def _kept(by: Actor, pk: UUID) -> Any:
    row = queries.kept(by, pk)
    if row is None:
        raise Http404
    return row
