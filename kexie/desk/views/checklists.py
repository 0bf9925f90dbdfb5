"""建家标准 in the settings: all editions, one edition with its lines, putting it to use."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kexie.associations.actions import checklists
from kexie.associations.forms import homes as forms
from kexie.associations.rules import home as rules
from kexie.desk import acting, home_assessments, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency


@require_http_methods(["GET", "POST"])
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """All editions, and another one."""
    house = lookups.house(by)
    require(rules.can_keep(by, house))
    form = forms.TitleForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = home_assessments.checklists(house, form)
        return pages.render(request, by, "homes/checklists.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        made = checklists.draft(house, form.cleaned_data["title"], by=by)
        sending.made(reverse("desk:checklist", args=[made.pk]))
    return redirect("desk:checklist", pk=made.pk)


@require_http_methods(["GET", "POST"])
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One edition: read, or written while it is drafted."""
    row = lookups.checklist(by, pk)
    require(rules.can_write(by, row)) if request.method == "POST" else None
    sent = request.POST if request.method == "POST" else None
    form = forms.ChecklistForm(sent, row=row, items=list(row.items.all()))
    if not form.is_valid():
        context = home_assessments.checklist(by, row, form)
        return pages.render(request, by, "homes/checklist.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        checklists.write(row, *form.told(), by=by, version=form.cleaned_data["version"])
        sending.made(reverse("desk:checklist", args=[pk]))
    messages.success(request, "已保存")
    return redirect("desk:checklist", pk=pk)


@require_POST
@acting.staff
def use(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """启用."""
    row = lookups.checklist(by, pk)
    with idempotency.once(request, by) as sending:
        checklists.use(row, by=by)
        sending.made(reverse("desk:checklist", args=[pk]))
    messages.success(request, "已启用，原来的一版已停用")
    return redirect("desk:checklist", pk=pk)
