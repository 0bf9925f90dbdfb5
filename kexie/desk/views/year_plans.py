"""Yearly plans of associations: the list, one plan, its items, its acts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations.actions import year_plans
from kexie.associations.forms import year_plans as forms
from kexie.associations.queries import year_plan as reads
from kexie.associations.rules import year_plan as rules
from kexie.desk import acting, lookups, pages, plan_acts, year_plan_facts
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """By year, state, area or unit."""
    context = year_plan_facts.index(request, by)
    page = paging.page_of(context["found"], request, 50, paging.FAR)
    context |= {"page": page, "rows": [year_plan_facts.row(one) for one in page]}
    return pages.render(request, by, "year_plans/list.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Begin the plan of a year."""
    unit, year = lookups.organisation(by, number), clock.today().year
    require(rules.can_begin(by, unit, year))
    form = forms.BeginForm(request.POST if request.method == "POST" else None, this=year)
    if not form.is_valid():
        context = year_plan_facts.beginning(unit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        made = year_plans.begin(unit, int(form.cleaned_data["year"]), by=by)
        sending.made(reverse("desk:year_plan_edit", args=[made.pk]))
    return redirect("desk:year_plan_edit", pk=made.pk)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One plan with what was carried out of it."""
    return pages.render(request, by, "year_plans/detail.html", year_plan_facts.detail(by, lookups.year_plan(by, pk)))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Its items, one a line."""
    row, here = lookups.year_plan(by, pk), reverse("desk:year_plan", args=[pk])
    require(rules.can_write(by, row))
    form = forms.YearPlanForm(request.POST if request.method == "POST" else None, row=row, items=list(reads.items(row)))
    if not form.is_valid():
        context = {**year_plan_facts.simple(row, form, "修改"), "rows": form.rows()}
        return pages.render(request, by, "year_plans/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        clean = form.cleaned_data
        year_plans.write(row, clean["words"], form.planned(), by=by, version=clean["version"])
        sending.made(here)
    messages.success(request, "已保存。核对后请报备")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """报备, 修订, 沿用到下一年."""
    row, door = lookups.year_plan(by, pk), year_plan_facts.ACTS[noun]
    form, here = plan_acts.form_of(door, request), reverse("desk:year_plan", args=[pk])
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, row))
        crumbs = year_plan_facts.simple(row, form, door.label)["crumbs"]
        context = plan_acts.asking(door, form, row.organisation.name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        done = door.action(row, by=by, **(form.cleaned_data if form else {}))
        sending.made(reverse("desk:year_plan", args=[done.pk]))
    messages.success(request, door.done)
    return redirect(sending.location)
