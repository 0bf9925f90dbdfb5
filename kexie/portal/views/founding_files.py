"""附件材料 of an application, by the unit's link: handing in, one file, taking one away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.associations.actions import materials as acts
from kexie.associations.forms.materials import MaterialForm
from kexie.associations.queries import founding as reads
from kexie.associations.queries import materials as handed
from kexie.associations.rules import founding as founding_rules
from kexie.associations.rules import materials as rules
from kexie.kit import files
from kexie.kit.verdict import Refused
from kexie.portal.shown import founding as shown
from kexie.portal.views.founding import state_page, unknown
from kexie.portal.views.receipt import unlisted


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def materials(request: HttpRequest, token: str) -> HttpResponse:
    """The list with its form, while it is the unit's turn."""
    row = reads.founding_of(token)
    if row is None:
        return unknown(request)
    by = founding_rules.applicant(row.pk, getattr(request, "id", None))
    if not rules.can_attach(by, row):
        return state_page(request, row, token, 409)
    form = MaterialForm(request.POST, request.FILES) if request.method == "POST" else MaterialForm()
    if form.is_valid():
        try:
            acts.attach(row, form.cleaned_data["matter"], form.cleaned_data["file"], by=by)
        except Refused as refusal:
            form.add_error("file", refusal.reason)
        else:
            return redirect("portal:founding_materials", token=token)
    return _page(request, row, token, form, by)


def _page(request: HttpRequest, row: Any, token: str, form: MaterialForm, by: Any) -> HttpResponse:
    listed = [
        {
            "label": one.get_matter_display(), "name": one.file.name, "meta": f"{one.file.size / 1024:.0f} KB",
            "url": reverse("portal:founding_material", args=[token, one.pk]),
            "removal": reverse("portal:founding_material_removal", args=[token, one.pk]),
        }
        for one in handed.handed_in(row.assembly)
    ]  # fmt: skip
    context = {"shown": shown.Letter(row, token, by), "form": form, "files": listed}
    status = 422 if form.is_bound else 200
    return unlisted(render(request, "portal/founding/materials.html", context, status=status))


@never_cache
@require_safe
def material(request: HttpRequest, token: str, pk: UUID) -> HttpResponseBase:
    """One file, as a download."""
    return files.answer(_found(token, pk)[1].file)


@never_cache
@require_POST
def remove(request: HttpRequest, token: str, pk: UUID) -> HttpResponse:
    """Take one away."""
    row, found = _found(token, pk)
    acts.detach(row, found, by=founding_rules.applicant(row.pk, getattr(request, "id", None)))
    return redirect("portal:founding_materials", token=token)


def _found(token: str, pk: UUID) -> tuple[Any, Any]:
    row = reads.founding_of(token)
    found = handed.file_of(row.assembly, pk) if row is not None else None
    if found is None:
        raise Http404
    return row, found
