"""Coverage: the map with its tables, the units that ought to be covered, who covers them, the lists they come from."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations import forms, queries, rules
from kexie.associations.actions import coverage, gaps
from kexie.desk import acting, base_unit_facts, coverage_facts, pages
from kexie.desk.forms import NoteForm
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.kit.web import idempotency, paging

RIGHT = "people.read"


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """The map, the same as tables, the gaps to visit next."""
    _reads(by)
    return pages.render(request, by, "coverage/show.html", coverage_facts.page(request, by))


@require_safe
@acting.staff
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same as a workbook."""
    _reads(by)
    return files.made(coverage_facts.table(request, by), "覆盖面.xlsx", sheets.MIME)


@require_safe
@acting.staff
def units(request: HttpRequest, by: Actor) -> HttpResponse:
    """Every unit that ought to be covered: those that are not first, the largest first."""
    _reads(by)
    context = base_unit_facts.lines(request, by, coverage_facts.asked(request, by))
    page = paging.page_of(context["found"], request, 50, paging.FAR)
    context |= {"page": page, "rows": base_unit_facts.rows_of(page.rows)}
    return pages.render(request, by, "coverage/units.html", context, piece="coverage/_units.html")


@require_http_methods(["GET", "POST"])
@acting.staff
def unit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One unit: who covers it, settled by hand with the reason."""
    found = queries.base_unit(by, pk)
    if found is None:
        raise Http404
    form = forms.SettleForm(request.POST if request.method == "POST" else None, by=by)
    if not form.is_valid():
        context = base_unit_facts.settling(by, found, form, request.GET.get("q", ""))
        return pages.render(request, by, "coverage/unit.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:base_unit", args=[pk])
    with idempotency.once(request, by) as sending:
        coverage.settle(found, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, "已认定")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def visit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Record a visit of a unit that nobody covers yet."""
    found = queries.base_unit(by, pk)
    if found is None:
        raise Http404
    require(rules.can_visit(by, found))
    form = forms.VisitForm(request.POST if request.method == "POST" else None)
    here = reverse("desk:base_unit", args=[pk])
    if not form.is_valid():
        context = base_unit_facts.visiting(found, form, here)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        gaps.visit(found, form.visited(), by=by)
        sending.made(here)
    messages.success(request, "走访已记下")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def visit_edit(request: HttpRequest, by: Actor, pk: UUID, visit: UUID) -> HttpResponse:
    """Correct a visit."""
    found, row = _visit(by, pk, visit)
    require(rules.can_correct_visit(by, row))
    form = forms.CorrectionForm(request.POST if request.method == "POST" else None, row=row)
    here = reverse("desk:base_unit", args=[pk])
    if not form.is_valid():
        context = base_unit_facts.amending(found, row, form, here, "更正")
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    told = form.cleaned_data
    with idempotency.once(request, by) as sending:
        gaps.correct(row, form.visited(), by=by, version=told["version"] or 0, note=told["reason"])
        sending.made(here)
    messages.success(request, "走访已更正")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def visit_void(request: HttpRequest, by: Actor, pk: UUID, visit: UUID) -> HttpResponse:
    """作废 of a visit."""
    found, row = _visit(by, pk, visit)
    require(rules.can_correct_visit(by, row))
    form = NoteForm(request.POST if request.method == "POST" else None)
    here = reverse("desk:base_unit", args=[pk])
    if not form.is_valid():
        context = base_unit_facts.amending(found, row, form, here, "作废")
        return pages.render(request, by, "plans/act.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        gaps.void(row, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, "走访已作废")
    return redirect(here)


@require_safe
@acting.staff
def lists(request: HttpRequest, by: Actor) -> HttpResponse:
    """The lists of units, by year and kind."""
    _reads(by)
    return pages.render(request, by, "coverage/lists.html", base_unit_facts.lists(by))


@require_POST
@acting.staff
def match(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Match a list anew."""
    with idempotency.once(request, by) as sending:
        coverage.match(_list(by, pk), by=by)
        sending.made(reverse("desk:base_lists"))
    messages.success(request, "已重新比对")
    return redirect("desk:base_lists")


@require_http_methods(["GET", "POST"])
@acting.staff
def drop(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Take a list away, with the reason."""
    found = _list(by, pk)
    require(rules.can_keep_list(by, found.organisation))
    form = NoteForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = base_unit_facts.dropping(found, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        coverage.drop(found, by=by, **form.cleaned_data)
        sending.made(reverse("desk:base_lists"))
    messages.success(request, "名录已删除")
    return redirect("desk:base_lists")


def _visit(by: Actor, pk: UUID, visit: UUID) -> tuple[Any, Any]:
    found = queries.base_unit(by, pk)
    row = queries.visit_of(found, visit) if found else None
    if row is None:
        raise Http404
    return found, row


def _reads(by: Actor) -> None:
    if RIGHT not in by.rights:
        require(refused("您的职务不看覆盖面。请在页头选择经办人、秘书长或领导的职务", "coverage.right"))


def _list(by: Actor, pk: UUID) -> Any:
    """One of those that ``lists`` shows: to whom it shows none, none is there."""
    found = queries.base_lists(by).filter(pk=pk).first() if RIGHT in by.rights else None
    if found is None:
        raise Http404
    return found
