"""Activities: the list, one of them, entering and correcting it, its evidence."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations.actions import activities
from kexie.associations.forms import activities as forms
from kexie.associations.queries import activity as reads
from kexie.associations.queries import year_plan as plans
from kexie.associations.rules import activity as rules
from kexie.desk import acting, activity_facts, lookups, pages
from kexie.desk.forms import NoteForm
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency, paging


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """By year, task group, area or unit; how many of each group."""
    context = activity_facts.index(request, by)
    context |= activity_facts.sums(context)
    keys = context["found"].values_list("pk", flat=True)
    page = paging.page_of_keys(context["total"].count, keys.__getitem__, reads.with_units, request, 50, paging.FAR)
    context |= {"page": page, "rows": [activity_facts.row(one) for one in page]}
    return pages.render(request, by, "activities/list.html", context)


@require_safe
@acting.staff
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same as a workbook."""
    found = activity_facts.index(request, by)["found"]
    return files.made(activity_facts.table(found), "活动记录.xlsx", sheets.MIME)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Enter what a unit did."""
    unit = lookups.organisation(by, number)
    require(rules.can_record(by, unit))
    form = forms.ActivityForm(*_sent(request), items=plans.open_items(unit))
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                made = activities.record(unit, form.doing(), by=by, uploads=form.uploads())
                sending.made(reverse("desk:activity", args=[made.pk]))
            messages.success(request, "已记录")
            return redirect(sending.location)
        except Refused as fault:
            _beside(form, fault)
    context = activity_facts.editing(unit, form)
    return pages.render(request, by, "activities/form.html", context, status=422 if form.is_bound else 200)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One activity."""
    context = activity_facts.detail(by, lookups.activity(by, pk), forms.EvidenceForm())
    return pages.render(request, by, "activities/detail.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Correct what was entered."""
    row, here = lookups.activity(by, pk), reverse("desk:activity", args=[pk])
    require(rules.can_correct(by, row))
    form = forms.ActivityForm(_sent(request)[0], items=plans.open_items(row.organisation), row=row)
    if not form.is_valid():
        context = activity_facts.editing(row.organisation, form, row)
        return pages.render(request, by, "activities/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        activities.correct(row, form.doing(), by=by, version=form.cleaned_data["version"] or 0)
        sending.made(here)
    messages.success(request, "已更正")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def void(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """作废."""
    row, here = lookups.activity(by, pk), reverse("desk:activity", args=[pk])
    form = NoteForm(_sent(request)[0])
    if not form.is_valid():
        require(rules.can_correct(by, row))
        context = activity_facts.voiding(row, form)
        return pages.render(request, by, "plans/act.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        activities.void(row, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, "已作废")
    return redirect(here)


@require_POST
@acting.staff
def attach(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One more piece of evidence."""
    row, here = lookups.activity(by, pk), reverse("desk:activity", args=[pk])
    require(rules.can_correct(by, row))
    form = forms.EvidenceForm(*_sent(request))
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                activities.attach(row, form.cleaned_data["file"], by=by)
                sending.made(here)
            messages.success(request, "已附上")
            return redirect(here)
        except Refused as fault:
            _beside(form, fault)
    return pages.render(request, by, "activities/detail.html", activity_facts.detail(by, row, form), status=422)


@require_safe
@acting.staff
def file(request: HttpRequest, by: Actor, pk: UUID, file: UUID) -> HttpResponseBase:
    """A piece of evidence, as a download."""
    return files.answer(lookups.activity_file(lookups.activity(by, pk), file).file)


@require_POST
@acting.staff
def detach(request: HttpRequest, by: Actor, pk: UUID, file: UUID) -> HttpResponse:
    """Take a piece of evidence away."""
    row, here = lookups.activity(by, pk), reverse("desk:activity", args=[pk])
    found = lookups.activity_file(row, file)
    with idempotency.once(request, by) as sending:
        activities.detach(found, by=by)
        sending.made(here)
    messages.success(request, "已去掉")
    return redirect(here)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _beside(form: Any, fault: Refused) -> None:
    """A refused file is told beside its field; any other refusal is the page's."""
    if not fault.rule.startswith("files."):
        raise fault
    form.add_error("file", fault.reason)
