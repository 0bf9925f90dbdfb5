"""Forwarding what one's own house received: begins a draft, which then goes its way as any other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kexie.desk import acting, lookups
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency
from kexie.notices.actions import forwards


@require_POST
@acting.staff
def begin(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """转发: the draft with covering words, the original as annex and a day that fits; on to its form."""
    addressee = lookups.addressee(by, ref)
    with idempotency.once(request, by) as sending:
        document = forwards.begin(addressee, by=by)
        there = reverse("desk:document_edit", args=[document.ref])
        sending.made(there)
    late = "" if document.due_on else "；原文没有期限或期限已过，请另定期限"
    messages.success(request, f"已拟转发稿，请选定收件范围或单位{late}")
    return redirect(there)
