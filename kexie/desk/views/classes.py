"""Addressee classes (收件范围): what each means today, one's own added, changed, switched off."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, class_facts, house, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging
from kexie.notices import forms, queries, rules
from kexie.notices.actions import classes
from kexie.organisations import queries as organisations

RIGHT = "documents.draft"


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Every class of one's house and the general ones, with the number of units each means today."""
    return pages.render(request, by, "settings/classes.html", class_facts.index(by, house.own(by, RIGHT)))


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One class with the units it means today."""
    issuer = house.own(by, RIGHT)
    row = _kept(issuer, pk)
    context = class_facts.detail(by, row)
    context["page"] = paging.page_of(organisations.of_kinds(issuer, row.kinds, row.levels), request, 50)
    return pages.render(request, by, "settings/class.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """A class of one's own."""
    issuer = house.own(by, RIGHT)
    form = forms.AddresseeClassForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _form(request, by, class_facts.editing(None, form))
    with idempotency.once(request, by) as sending:
        made = classes.add(issuer, form.terms(), by=by)
        sending.made(_at(made.pk))
    messages.success(request, f"已设收件范围“{made.name}”")
    return redirect(_at(made.pk))


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Change one of one's own, switch it off or on."""
    row = _kept(house.own(by, RIGHT), pk)
    require(rules.can_change_class(by, row))
    form = forms.AddresseeClassForm(request.POST if request.method == "POST" else None, row=row)
    if not form.is_valid():
        return _form(request, by, class_facts.editing(row, form))
    with idempotency.once(request, by) as sending:
        classes.change(row, form.terms(), by=by)
        sending.made(_at(pk))
    messages.success(request, "已保存，以后印发的公文按新的范围；已印发的不变")
    return redirect(_at(pk))


def _kept(issuer: Any, pk: UUID) -> Any:
    row = queries.class_kept(issuer, pk)
    if row is None:
        raise Http404
    return row


def _at(pk: UUID) -> str:
    return reverse("desk:class", args=[pk])


def _form(request: HttpRequest, by: Actor, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].is_bound else 200
    return pages.render(request, by, "parts/form.html", context, status=status)
