"""The reply slip (回执) of a document: attached to the draft, taken off, put off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kexie.blanks import queries as blanks
from kexie.desk import acting, lookups, pages, reply_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices import forms
from kexie.notices.actions import replies
from kexie.notices.queries import replies as queries
from kexie.notices.rules import replies as rules


@require_http_methods(["GET", "POST"])
@acting.staff
def attach(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Choose the form and until when."""
    document = lookups.document(by, ref)
    require(rules.can_attach(by, document))
    slip = queries.slip(document)
    usable = list(blanks.usable(by))
    initial = {"version": str(slip.version_id) if slip else next((str(one.pk) for one in usable[-1:]), "")}
    sent = request.POST if request.method == "POST" else None
    form = forms.SlipForm(sent, usable=usable, due_at=slip.due_at if slip else None, initial=initial)
    if not form.is_valid():
        facts = "每个收件单位都要填；要问别的，先在“设置 → 表单”里设计并发布"
        context = reply_facts.attaching(document, form, "附回执", facts)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        replies.attach(document, form.chosen(), form.due_at(), by=by)
        sending.made(_back(ref))
    messages.success(request, "已附回执")
    return redirect(_back(ref))


@require_POST
@acting.staff
def detach(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Ask no answer after all."""
    document = lookups.document(by, ref)
    with idempotency.once(request, by) as sending:
        replies.detach(document, by=by)
        sending.made(_back(ref))
    messages.success(request, "回执已取下")
    return redirect(_back(ref))


@require_http_methods(["GET", "POST"])
@acting.staff
def put_off(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Another due moment, also after the issue."""
    document = lookups.document(by, ref)
    slip = lookups.slip(document)
    require(rules.can_put_off(by, slip))
    form = forms.DueMomentForm(request.POST if request.method == "POST" else None, due_at=slip.due_at)
    if not form.is_valid():
        facts = f"{slip.version.blank.name} · 现在的期限 {reply_facts.due(slip.due_at)}"
        context = reply_facts.attaching(document, form, "改回执期限", facts)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        replies.put_off(document, form.due_at(), by=by)
        sending.made(_back(ref))
    messages.success(request, "回执期限已改")
    return redirect(_back(ref))


def _back(ref: int) -> str:
    return reverse("desk:document", args=[ref]) + "#slip"
