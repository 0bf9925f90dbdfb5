"""The terms of an association: its page, entering one, beginning an election or a change, sleep, merging."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations.actions import changes, parting, reelections, standing, tenures
from kexie.associations.forms import terms as forms
from kexie.associations.queries import tenure as reads
from kexie.associations.rules import standing as standing_rules
from kexie.associations.rules import tenure as rules
from kexie.desk import acting, fresh, lookups, pages, tenure_facts
from kexie.desk.forms import NoteForm
from kexie.desk.forms.foundings import MergeForm
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Whose election is overdue or near, who shows no activity, of whom no term is known."""
    context = tenure_facts.index(by, request.GET.get("view", ""))
    page = paging.page_along(context.pop("found"), reads.shown, request, 50, paging.FAR)
    context |= {"page": page, "rows": [tenure_facts.listed(one) for one in page]}
    return pages.render(request, by, "tenures/list.html", context)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Terms, who sat in them, the next election, what is being done."""
    return pages.render(request, by, "tenures/show.html", tenure_facts.page(by, lookups.organisation(by, number)))


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Enter the term of an association of before."""
    unit = lookups.organisation(by, number)
    require(rules.can_record_tenure(by, unit))
    form = forms.KnownForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = tenure_facts.simple(unit, form, "登记届次", "登记")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        tenures.record(unit, form.known(), by=by)
        sending.made(reverse("desk:tenures", args=[number]))
    messages.success(request, "已登记，到期前会提醒换届")
    return redirect("desk:tenures", number=number)


@require_http_methods(["GET", "POST"])
@acting.staff
def elect(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Ask the superior's consent to candidates."""
    unit = lookups.organisation(by, number)
    require(rules.can_ask_reelection(by, unit))
    form = forms.ReelectionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = tenure_facts.nominees_page(unit, form)
        return pages.render(request, by, "tenures/nominees.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        row = reelections.ask(unit, form.nominees(), form.cleaned_data["words"], by=by, places=form.places())
        sending.made(reverse("desk:reelection", args=[row.pk]))
    messages.success(request, "已报业务指导单位")
    return redirect("desk:reelection", pk=row.pk)


@require_http_methods(["GET", "POST"])
@acting.staff
def change(request: HttpRequest, by: Actor, number: int, kind: str) -> HttpResponse:
    """Ask for another leader, another name, or to put the election off."""
    unit = lookups.organisation(by, number)
    if kind not in forms.CHANGES:
        raise Http404
    require(rules.can_ask_change(by, unit, kind))
    form = forms.CHANGES[kind](request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = tenure_facts.simple(unit, form, tenure_facts.KINDS[kind], "报业务指导单位同意")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    clean = form.cleaned_data
    with idempotency.once(request, by) as sending:
        row = changes.ask(unit, kind, clean["on"], clean, by=by, reason=clean["reason"])
        sending.made(reverse("desk:change", args=[row.pk]))
    messages.success(request, "已报业务指导单位")
    return redirect("desk:change", pk=row.pk)


@require_http_methods(["GET", "POST"])
@acting.staff
def sleep(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """标为休眠."""
    unit = lookups.organisation(by, number)
    require(standing_rules.can_mark_dormant(by, unit))
    form = NoteForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = tenure_facts.simple(unit, form, "标为休眠", "标为休眠")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        standing.mark_dormant(unit, by=by, note=form.cleaned_data["note"])
        sending.made(reverse("desk:tenures", args=[number]))
    messages.success(request, "已标为休眠")
    return redirect("desk:tenures", number=number)


@require_POST
@acting.staff
def wake(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """It works again."""
    unit = lookups.organisation(by, number)
    with idempotency.once(request, by) as sending:
        standing.wake(unit, by=by)
        sending.made(reverse("desk:tenures", args=[number]))
    messages.success(request, "已取消休眠")
    return redirect("desk:tenures", number=number)


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def merge(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Into another association."""
    unit = lookups.organisation(by, number)
    require(standing_rules.can_give_up(by, unit))
    form = MergeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = tenure_facts.merging(unit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    clean = form.cleaned_data
    successor = lookups.organisation(by, clean["successor"])
    with idempotency.once(request, by) as sending:
        standing.merge(unit, successor, by=by, note=clean["note"], on=clean["on"])
        sending.made(reverse("desk:organisation", args=[number]))
    messages.success(request, f"已并入{successor.label}")
    return redirect("desk:organisation", number=number)


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def part(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """撤销合并: it stands again by itself."""
    unit = lookups.organisation(by, number)
    require(standing_rules.can_part(by, unit))
    form = NoteForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = tenure_facts.parting(unit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:organisation", args=[number])
    with idempotency.once(request, by) as sending:
        parting.part(unit, by=by, note=form.cleaned_data["note"])
        sending.made(here)
    messages.success(request, f"已撤销合并，{unit.label}恢复")
    return redirect(here)
