"""附件材料 of an application and of a re-election: the list with its form, one file, taking one away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations.actions import materials
from kexie.associations.forms.materials import MaterialForm
from kexie.associations.rules import materials as rules
from kexie.desk import acting, lookups, material_facts, pages
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency


@require_http_methods(["GET", "POST"])
@acting.staff
def founding(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Of an application, on the unit's behalf."""
    return _page(request, by, lookups.founding(by, ref))


@require_safe
@acting.staff
def founding_file(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponseBase:
    """One of its files, as a download."""
    return files.answer(lookups.material(lookups.founding(by, ref), pk).file)


@require_POST
@acting.staff
def founding_removal(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """Take one away."""
    return _removed(request, by, lookups.founding(by, ref), pk)


@require_http_methods(["GET", "POST"])
@acting.staff
def reelection(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Of a re-election."""
    return _page(request, by, lookups.reelection(by, pk))


@require_safe
@acting.staff
def reelection_file(request: HttpRequest, by: Actor, pk: UUID, file: UUID) -> HttpResponseBase:
    """One of its files, as a download."""
    return files.answer(lookups.material(lookups.reelection(by, pk), file).file)


@require_POST
@acting.staff
def reelection_removal(request: HttpRequest, by: Actor, pk: UUID, file: UUID) -> HttpResponse:
    """Take one away."""
    return _removed(request, by, lookups.reelection(by, pk), file)


def _page(request: HttpRequest, by: Actor, row: Any) -> HttpResponse:
    require(rules.can_attach(by, row))
    form = MaterialForm(request.POST, request.FILES) if request.method == "POST" else MaterialForm()
    here = material_facts.page_url(row)
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                materials.attach(row, form.cleaned_data["matter"], form.cleaned_data["file"], by=by)
                sending.made(here)
            messages.success(request, "已附上")
            return redirect(here)
        except Refused as fault:
            if not fault.rule.startswith("files."):
                raise
            form.add_error("file", fault.reason)
    context = material_facts.page(row, form)
    return pages.render(request, by, "foundings/materials.html", context, status=422 if form.is_bound else 200)


def _removed(request: HttpRequest, by: Actor, row: Any, pk: UUID) -> HttpResponse:
    found, here = lookups.material(row, pk), material_facts.page_url(row)
    with idempotency.once(request, by) as sending:
        materials.detach(row, found, by=by)
        sending.made(here)
    messages.success(request, "已去掉")
    return redirect(here)
