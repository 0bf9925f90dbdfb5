"""照片 of a person: given to who may see the person's page, kept, taken away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, lookups, number_facts, pages, person_facts
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency
from kexie.organisations import rules
from kexie.organisations.actions import photos
from kexie.people import queries
from kexie.people.forms import PhotoForm


@never_cache
@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponseBase:
    """The picture itself."""
    photo = queries.photo_of(lookups.person(by, pk))
    if photo is None:
        raise Http404
    return files.answer(photo.file)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Choose another; what is chosen replaces what is there."""
    person = lookups.person(by, pk)
    require(rules.can_edit_person(by, person))
    form = PhotoForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                photos.keep(person, form.cleaned_data["file"], by=by)
                sending.made(number_facts.back(by, pk))
            messages.success(request, "照片已保存")
            return redirect(number_facts.back(by, pk))
        except Refused as fault:
            if not (fault.rule or "").startswith("files."):
                raise
            form.add_error("file", fault.reason)
    context = person_facts.photo_page(by, person, form)
    return pages.render(request, by, "people/photo.html", context, status=422 if form.is_bound else 200)


@require_POST
@acting.staff
def remove(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """删去照片."""
    person = lookups.person(by, pk)
    with idempotency.once(request, by) as sending:
        photos.remove(person, by=by)
        sending.made(number_facts.back(by, pk))
    messages.success(request, "照片已删去")
    return redirect(number_facts.back(by, pk))
