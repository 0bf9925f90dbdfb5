"""Taking a yearly plan over: read, show text and understanding side by side, correct, store as a draft."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, bench, bench_facts, lookups, pages, plan_bench, plan_facts
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, refused, require
from kexie.kit.web import idempotency, kept
from kexie.notices import forms
from kexie.plans import queries, rules
from kexie.plans.actions import plans, sources


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """The paste form (``?document=`` an issued document of the house: its text); after POST the bench."""
    if not bench_facts.issuers(by):
        require(refused("只有拟稿人能录入工作要点。请在页头选择有拟稿职责的职务", "right"))
    if kept.asked(request):
        return kept.answer(request)
    if request.method == "GET":
        return _begin(request, by)
    if request.POST.get("act") == "read":
        return _read(request, by)
    return _press(request, by)


def _begin(request: HttpRequest, by: Actor) -> HttpResponse:
    """The paste form; with ``?kept=1`` the text or the bench that was left behind."""
    ref = request.GET.get("document", "")
    if ref.isascii() and ref.isdigit() and len(ref) < 15:
        return _paste(request, by, text=plan_facts.words_of(lookups.document(by, int(ref))))
    here = kept.found(request)
    if here is None or not kept.offer(request, here)["shown"]:
        return _paste(request, by)
    left = {name: str(here.data[name]) for name in here.data}
    if "source" not in left:
        return _paste(request, by, text=left.get("text", ""))
    try:
        return _bench(request, by, plan_bench.unpacked(left), house=left.get("house", ""))
    except bench.BenchFault as fault:
        return _paste(request, by, fault)


def _paste(request: HttpRequest, by: Actor, fault: object = "", text: str = "") -> HttpResponse:
    context = plan_facts.pasting(request, fault, text)
    return pages.render(request, by, "plans/paste.html", context, status=422 if fault else 200)


def _read(request: HttpRequest, by: Actor) -> HttpResponse:
    form = forms.PasteForm(request.POST, request.FILES, what="工作要点")
    fault: object = "; ".join(str(error) for errors in form.errors.values() for error in errors)
    if form.is_valid():
        told = form.cleaned_data
        try:
            held = str(sources.keep(told["original"], by=by).pk) if told["original"] else ""
            return _bench(request, by, plan_bench.opened(told["text"], held, told["left_out"]))
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
            plan = plans.store(
                work.source, work.spans, organisation=house, by=by, file=lookups.plan_original(work.file),
                left_out=work.left_out,
            )  # fmt: skip
            sending.made(reverse("desk:plan", args=[plan.ref]))
            kept.drop(request)
    except plans.KnownPlan as known:
        return _bench(request, by, work, known)
    except Refused as fault:
        if isinstance(fault, idempotency.SentAlready) or fault.rule == "plan.right":
            raise
        return _bench(request, by, work, fault)
    done = "已存为拟定的工作要点，原文一并保存。请给措施定任务，或采纳分工建议"
    messages.success(request, done, extra_tags=kept.key(request))
    return pages.redirect(request, sending.location)


def _bench(
    request: HttpRequest, by: Actor, work: plan_bench.PlanBench, fault: object = None, house: str = ""
) -> HttpResponse:
    context = plan_facts.importing(by, work, fault, request.POST.get("house", house))
    context["kept"] = kept.offer(request, None)
    status = 422 if fault or request.POST.get("act") == "confirm" else 200
    return pages.render(request, by, "plans/bench.html", context, piece="plans/_bench.html", status=status)


@require_safe
@acting.staff
def source(request: HttpRequest, by: Actor, ref: int) -> HttpResponseBase:
    """The .docx the plan was taken over from, as a download."""
    plan = lookups.plan(by, ref)
    require(rules.can_read_source(by, plan))
    told = queries.original(plan)
    if told is None or told.file is None:
        raise Http404
    return files.answer(told.file)
