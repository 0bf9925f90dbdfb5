"""The fields of a form's draft: added, changed, moved, removed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kexie.blanks import forms, kinds, queries, rules
from kexie.blanks.actions import fields
from kexie.desk import acting, blank_facts, pages
from kexie.desk.views.blanks import seen
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency


@require_http_methods(["GET", "POST"])
@acting.staff
def add(request: HttpRequest, by: Actor, ref: int, kind: str) -> HttpResponse:
    """A new one of this kind, at the end."""
    version = _draft(by, ref)
    if kind not in kinds.KINDS:
        raise Http404
    form = forms.FieldForm(request.POST if request.method == "POST" else None, kind=kinds.KINDS[kind])

    def save() -> None:
        fields.add(version, kind, form.told(), by=by)

    return _save(request, by, version, form, save)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """Change what it asks."""
    version = _draft(by, ref)
    field = _field(version, pk)
    form = forms.FieldForm(request.POST if request.method == "POST" else None, kind=field.kind_told, field=field)

    def save() -> None:
        fields.change(field, form.told(), by=by)

    return _save(request, by, version, form, save)


def _save(request: HttpRequest, by: Actor, version: Any, form: Any, save: Any) -> HttpResponse:
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                save()
                sending.made(_at(version))
        except Refused as refusal:
            # What the fields make of each other is told beside them; a right that is missing is a page of its own.
            if not refusal.rule.startswith("blank."):
                raise
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, "已保存")
            return redirect(_at(version))
    context = blank_facts.asking(version.blank, form)
    return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)


@require_POST
@acting.staff
def place(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """One place up or down."""
    version = _draft(by, ref)
    with idempotency.once(request, by) as sending:
        fields.move(_field(version, pk), request.POST.get("to") != "down", by=by)
        sending.made(_at(version))
    return redirect(_at(version))


@require_POST
@acting.staff
def remove(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """Take it out."""
    version = _draft(by, ref)
    with idempotency.once(request, by) as sending:
        fields.remove(_field(version, pk), by=by)
        sending.made(_at(version))
    messages.success(request, "已去掉一项")
    return redirect(_at(version))


def _draft(by: Actor, ref: int) -> Any:
    version = queries.versions(seen(by, ref))[0]
    require(rules.can_change(by, version))
    return version


def _field(version: Any, pk: UUID) -> Any:
    found = next((one for one in queries.fields(version) if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _at(version: Any) -> str:
    return reverse("desk:blank", args=[version.blank.ref]) + "#fields"
