"""Taking a notice over: read, show original and understanding side by side, correct, confirm (no draft before)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, bench, bench_facts, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.kit.web import idempotency, kept
from kexie.notices import forms
from kexie.notices.actions import imports


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """The paste form; after POST the bench, with the press that was made carried out."""
    issuers = bench_facts.issuers(by)
    if not issuers:
        require(refused("只有拟稿人能导入通知。请在页头选择有拟稿职责的职务", "right"))
    if kept.asked(request):
        return kept.answer(request)
    if request.method == "GET":
        return _begin(request, by)
    if request.POST.get("act") == "read":
        return _read(request, by)
    return _press(request, by)


def _begin(request: HttpRequest, by: Actor) -> HttpResponse:
    """The paste form; with ``?kept=1`` the text or the bench that was left behind."""
    here = kept.found(request)
    offer = kept.offer(request, here)
    if here is None or not offer["shown"]:
        return _paste(request, by)
    try:
        work = bench.unpacked({name: str(here.data[name]) for name in here.data}) if "source" in here.data else None
    except bench.BenchFault as fault:
        return _paste(request, by, fault=fault)
    if work is not None:
        return _bench(request, by, work, issuer=here.data.get("issuer", ""))
    return _paste(request, by, text=here.data.get("text", ""))


def _paste(request: HttpRequest, by: Actor, fault: object = "", text: str = "") -> HttpResponse:
    here = kept.found(request) if request.method == "GET" else None
    context = {"crumbs": bench_facts.CRUMBS, "fault": fault, "text": text, "kept": kept.offer(request, here)}
    return pages.render(request, by, "importing/paste.html", context, status=422 if fault else 200)


def _read(request: HttpRequest, by: Actor) -> HttpResponse:
    form = forms.PasteForm(request.POST, request.FILES)
    fault: object = "; ".join(str(error) for errors in form.errors.values() for error in errors)
    if form.is_valid():
        told = form.cleaned_data
        try:
            kept = str(imports.keep(told["original"], by=by).pk) if told["original"] else ""
            return _bench(request, by, bench.opened(told["text"], kept, told["left_out"]))
        except bench.BenchFault as found:
            fault = found
    return _paste(request, by, fault, request.POST.get("text", ""))


def _press(request: HttpRequest, by: Actor) -> HttpResponse:
    try:
        work = bench.unpacked(request.POST.dict())
    except bench.BenchFault as fault:
        return _paste(request, by, fault)
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
            document = imports.store(
                work.source, work.spans, issuer=issuer, by=by, file=lookups.original(work.file), left_out=work.left_out
            )
            sending.made(reverse("desk:document", args=[document.ref]))
            kept.drop(request)
    except imports.KnownSource as known:
        return _bench(request, by, work, known)
    messages.success(request, "已存为拟稿，原文一并保存。请核对收件范围后送核稿", extra_tags=kept.key(request))
    return pages.redirect(request, sending.location)


def _bench(request: HttpRequest, by: Actor, work: bench.Bench, fault: object = None, issuer: str = "") -> HttpResponse:
    context = bench_facts.of(by, work, fault, request.POST.get("issuer", issuer))
    context["kept"] = kept.offer(request, None)
    status = 422 if fault or request.POST.get("act") == "confirm" else 200
    return pages.render(request, by, "importing/bench.html", context, piece="importing/_bench.html", status=status)
