"""Taking a yearly plan over: read, show text and understanding side by side, correct, store as a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, bench, bench_facts, lookups, pages, plan_bench, plan_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, refused, require
from kexie.kit.web import idempotency
from kexie.notices import forms
from kexie.plans.actions import plans


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """The paste form (``?document=`` an issued document of the house: its text); after POST the bench."""
    if not bench_facts.issuers(by):
        require(refused("只有拟稿人能录入工作要点。请在页头选择有拟稿职责的职务", "right"))
    if request.method == "GET":
        return _begin(request, by)
    if request.POST.get("act") == "read":
        return _read(request, by)
    return _press(request, by)


def _begin(request: HttpRequest, by: Actor) -> HttpResponse:
    ref = request.GET.get("document", "")
    if not (ref.isascii() and ref.isdigit() and len(ref) < 15):
        return _paste(request, by)
    document = lookups.document(by, int(ref))
    return _paste(request, by, text=plan_facts.words_of(document))


def _paste(request: HttpRequest, by: Actor, fault: object = "", text: str = "") -> HttpResponse:
    context = plan_facts.pasting(by, fault, text)
    return pages.render(request, by, "plans/paste.html", context, status=422 if fault else 200)


def _read(request: HttpRequest, by: Actor) -> HttpResponse:
    form = forms.PasteForm(request.POST, request.FILES)
    fault: object = "; ".join(str(error) for errors in form.errors.values() for error in errors)
    if form.is_valid():
        try:
            return _bench(request, by, plan_bench.opened(form.cleaned_data["text"]))
        except bench.BenchFault as found:
            fault = found
    return _paste(request, by, fault, request.POST.get("text", ""))


def _press(request: HttpRequest, by: Actor) -> HttpResponse:
    try:
        work = plan_bench.unpacked(request.POST.dict())
    except bench.BenchFault as fault:
        return _paste(request, by, fault)
    act = request.POST.get("act", "")
    if act == "confirm" and not plan_facts.refusal(work.reading):
        return _confirm(request, by, work)
    try:
        return _bench(request, by, plan_bench.turned(work, act, request.POST.dict()))
    except bench.BenchFault as fault:
        return _bench(request, by, work, fault)


def _confirm(request: HttpRequest, by: Actor, work: plan_bench.PlanBench) -> HttpResponse:
    house = bench_facts.issuer(by, request.POST.get("house", ""))
    try:
        with idempotency.once(request, by) as sending:
            plan = plans.store(work.source, work.spans, organisation=house, by=by)
            sending.made(reverse("desk:plan", args=[plan.ref]))
    except plans.KnownPlan as known:
        return _bench(request, by, work, known)
    except Refused as fault:
        if isinstance(fault, idempotency.SentAlready) or fault.rule == "plan.right":
            raise
        return _bench(request, by, work, fault)
    messages.success(request, "已存为拟定的工作要点，原文一并保存。请给措施定任务，或采纳分工建议")
    return pages.redirect(request, sending.location)


def _bench(request: HttpRequest, by: Actor, work: plan_bench.PlanBench, fault: object = None) -> HttpResponse:
    context = plan_facts.importing(by, work, fault, request.POST.get("house", ""))
    status = 422 if fault or request.POST.get("act") == "confirm" else 200
    return pages.render(request, by, "plans/bench.html", context, piece="plans/_bench.html", status=status)
