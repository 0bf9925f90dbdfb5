"""Branches and groups inside a big unit: listed, and founded by the unit itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, branch_facts, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency
from kexie.organisations import forms, kinds
from kexie.organisations.actions import organisations


@require_http_methods(["GET", "POST"])
@acting.staff
def index(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """All of a unit, and the form for one more."""
    unit = lookups.organisation(by, number)
    if unit.kind not in kinds.BASIC:
        raise Http404
    form = forms.BranchForm(request.POST if request.method == "POST" else None, unit=unit)
    if not form.is_valid():
        context = branch_facts.page(by, unit, form)
        return pages.render(request, by, "units/branches.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:branches", args=[number])
    with idempotency.once(request, by) as sending:
        made = organisations.register(by=by, **form.values())
        sending.made(here)
    messages.success(request, f"已设立{made.name}")
    return redirect(here)
