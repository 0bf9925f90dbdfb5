"""Guidance: the list, one record, entering and mending it, following it up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations.actions import guidance
from kexie.associations.forms import guidance as forms
from kexie.associations.rules import guidance as rules
from kexie.desk import acting, fresh, guidance_facts, lookups, pages, plan_acts
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging
from kexie.organisations.actions import exports


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """By year, way, area or unit; what is to be followed up."""
    context = guidance_facts.index(request, by)
    page = paging.page_of(context["found"], request, 50, paging.FAR)
    context |= {"page": page, "rows": [guidance_facts.row(one) for one in page]}
    return pages.render(request, by, "guidance/list.html", context)


@require_safe
@acting.staff
@fresh.needed
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same as a workbook, with who took part; who took it is journalled."""
    made, rows = guidance_facts.table(guidance_facts.index(request, by)["found"])
    exports.note("export_guidance", rows, by=by)
    return files.made(made, "指导记录.xlsx", sheets.MIME)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Enter a visit, a question, an answer, a pairing."""
    unit = lookups.organisation(by, number)
    require(rules.can_guide(by, unit))
    form = forms.GuidanceForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = guidance_facts.editing(unit, form, "记录指导")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        made = guidance.record(unit, form.guided(), by=by)
        sending.made(reverse("desk:guidance_record", args=[made.pk]))
    messages.success(request, "已记录")
    return redirect(sending.location)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One record."""
    return pages.render(request, by, "guidance/detail.html", guidance_facts.detail(by, lookups.guidance(by, pk)))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Write it anew."""
    row, here = lookups.guidance(by, pk), reverse("desk:guidance_record", args=[pk])
    require(rules.can_mend(by, row))
    form = forms.GuidanceForm(request.POST if request.method == "POST" else None, row=row)
    if not form.is_valid():
        context = guidance_facts.editing(row.organisation, form, "修改指导记录", row)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        guidance.mend(row, form.guided(), by=by, version=form.cleaned_data["version"] or 0)
        sending.made(here)
    messages.success(request, "已保存")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def finish(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """办结, with what came of it."""
    row, here = lookups.guidance(by, pk), reverse("desk:guidance_record", args=[pk])
    form = forms.OutcomeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        require(rules.can_finish(by, row))
        context = guidance_facts.editing(row.organisation, form, "办结", row)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        guidance.finish(row, form.cleaned_data["outcome"], by=by)
        sending.made(here)
    messages.success(request, "已办结")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """重新跟进, 作废."""
    row, door = lookups.guidance(by, pk), guidance_facts.ACTS[noun]
    form, here = plan_acts.form_of(door, request), reverse("desk:guidance_record", args=[pk])
    if not form.is_valid():
        require(door.rule(by, row))
        crumbs = guidance_facts.editing(row.organisation, form, door.label, row)["crumbs"]
        context = plan_acts.asking(door, form, row.organisation.name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        door.action(row, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)
