"""群发: one's own words to many units; shown first, sent on a second press."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, circular_facts, house, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.kit.web import idempotency
from kexie.notices import forms
from kexie.notices.actions import circulars

RIGHT = "messages.manage"


@require_http_methods(["GET", "POST"])
@acting.staff
def write(request: HttpRequest, by: Actor) -> HttpResponse:
    """The form; ``act`` of the POST: ``look`` shows what would go to whom, ``send`` sends, anything else goes back."""
    own = house.own(by, RIGHT)
    form = forms.CircularForm(request.POST if request.method == "POST" else None, house=own)
    if not form.is_valid() or request.POST.get("act") not in ("look", "send"):
        return _page(request, by, form, status=422 if form.errors else 200)
    try:
        if request.POST["act"] == "look":
            return _page(request, by, form, lines=circulars.lines(own, form.chosen(), form.letter()))
        with idempotency.once(request, by) as sending:
            reached, left = circulars.send(own, form.chosen(), form.letter(), by=by)
            sending.made(reverse("desk:outbox"))
    except Refused as fault:
        if not fault.rule.startswith("circular."):
            raise
        form.add_error(None, fault.reason)
        return _page(request, by, form, status=422)
    messages.success(request, f"已发给 {reached} 个单位{f'；{left} 个单位没有能收到的人或地址' if left else ''}")
    return redirect("desk:outbox")


def _page(request: HttpRequest, by: Actor, form: Any, *, lines: Any = None, status: int = 200) -> HttpResponse:
    return pages.render(request, by, "outbox/circular.html", circular_facts.page(form, lines), status=status)
