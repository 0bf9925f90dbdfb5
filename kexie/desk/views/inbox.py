"""What was sent to one's own house, and signing for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kexie.desk import acting, inbox_facts, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency, paging
from kexie.notices.actions import openings, receipts


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The list: open first in the address, all in another."""
    context = inbox_facts.index(request, by)
    rows = inbox_facts.asked_for(by, context["view"], context["q"])
    context["page"] = paging.page_of(rows, request, 20, paging.FAR, total=context["total"])
    context["rows"] = inbox_facts.rows(by, context["page"].rows)
    return pages.render(request, by, "inbox/list.html", context, piece="inbox/_list.html")


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The document as received, with one's own receipt and nobody else's."""
    found = lookups.addressee(by, ref)
    if getattr(found, "opening", None) is None:
        openings.note(found.pk, "desk")  # the first time only; nobody is named
    return pages.render(request, by, "inbox/detail.html", inbox_facts.detail(by, found))


@require_POST
@acting.staff
def sign(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """签收 in the name of the addressed unit."""
    addressee = lookups.signable(by, ref)
    with idempotency.once(request, by) as sending:
        receipts.sign(addressee, by=by)
        sending.made(reverse("desk:inbox_document", args=[ref]))
    messages.success(request, f"已代表{addressee.name}签收")
    return redirect(_back(request, ref))


def _back(request: HttpRequest, ref: int) -> str:
    # From the list back to the list, so that the next one is at hand.
    return reverse("desk:inbox") if request.POST.get("from") == "list" else reverse("desk:inbox_document", args=[ref])
