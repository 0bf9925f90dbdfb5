"""Pasting a notice: read, show original and understanding side by side, correct, confirm (nothing stored before)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, bench, bench_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.kit.web import idempotency
from kexie.notices import forms
from kexie.notices.actions import imports


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """The paste form; after POST the bench, with the press that was made carried out."""
    issuers = bench_facts.issuers(by)
    if not issuers:
        require(refused("只有拟稿人能导入通知。请在页头选择有拟稿职责的职务", "right"))
    if request.method == "GET":
        return pages.render(request, by, "importing/paste.html", {"crumbs": bench_facts.CRUMBS})
    if request.POST.get("act") == "read":
        return _read(request, by)
    return _press(request, by)


def _read(request: HttpRequest, by: Actor) -> HttpResponse:
    form = forms.PasteForm(request.POST, request.FILES)
    fault: object = "; ".join(str(error) for errors in form.errors.values() for error in errors)
    if form.is_valid():
        try:
            return _bench(request, by, bench.opened(form.cleaned_data["text"]))
        except bench.BenchFault as found:
            fault = found
    context = {"crumbs": bench_facts.CRUMBS, "fault": fault, "text": request.POST.get("text", "")}
    return pages.render(request, by, "importing/paste.html", context, status=422)


def _press(request: HttpRequest, by: Actor) -> HttpResponse:
    try:
        work = bench.unpacked(request.POST.dict())
    except bench.BenchFault as fault:
        context = {"crumbs": bench_facts.CRUMBS, "fault": fault}
        return pages.render(request, by, "importing/paste.html", context, status=422)
    act = request.POST.get("act", "")
    if act == "confirm" and not bench_facts.refusal(work):
        return _confirm(request, by, work)
    try:
        return _bench(request, by, bench.turned(work, act, request.POST.dict()))
    except bench.BenchFault as fault:
        return _bench(request, by, work, fault)


def _confirm(request: HttpRequest, by: Actor, work: bench.Bench) -> HttpResponse:
    issuer = bench_facts.issuer(by, request.POST.get("issuer", ""))
    try:
        with idempotency.once(request, by) as sending:
            document = imports.store(work.source, work.spans, issuer=issuer, by=by)
            sending.made(reverse("desk:document", args=[document.ref]))
    except imports.KnownSource as known:
        return _bench(request, by, work, known)
    messages.success(request, "已存为拟稿，原文一并保存。请核对收件范围后送核稿")
    return pages.redirect(request, sending.location)


def _bench(request: HttpRequest, by: Actor, work: bench.Bench, fault: object = None) -> HttpResponse:
    context = bench_facts.of(by, work, fault, request.POST.get("issuer", ""))
    status = 422 if fault or request.POST.get("act") == "confirm" else 200
    return pages.render(request, by, "importing/bench.html", context, piece="importing/_bench.html", status=status)
