"""Where somebody works: another unit, leaving one, moving from one to another."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, affiliation_facts, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.organisations import forms, queries, rules
from kexie.organisations.actions import members


@require_http_methods(["GET", "POST"])
@acting.staff
def add(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Works at another unit too: search the unit, since when, as what."""
    person = lookups.person(by, pk)
    affiliation_facts.insist_on_keeping(by)
    form = forms.AffiliateForm(request.POST if request.method == "POST" else None, by=by)
    if not form.is_valid():
        return _form(request, by, affiliation_facts.adding(by, person, form, request.GET.get("q", "")))
    with idempotency.once(request, by) as sending:
        made = members.affiliate(person, by=by, **form.cleaned_data)
        sending.made(_at(pk))
    messages.success(request, f"已登记{person.name}在{made.organisation.label}工作")
    return redirect(_at(pk))


@require_http_methods(["GET", "POST"])
@acting.staff
def transfer(request: HttpRequest, by: Actor, pk: UUID, affiliation: UUID) -> HttpResponse:
    """From one unit to another: the old one ends the day before."""
    person = lookups.person(by, pk)
    present = _of(person, affiliation)
    form = forms.TransferForm(request.POST if request.method == "POST" else None, by=by, affiliation=present)
    if not form.is_valid():
        require(rules.can_let_go(by, present))
        return _form(request, by, affiliation_facts.moving(by, person, present, form, request.GET.get("q", "")))
    with idempotency.once(request, by) as sending:
        made = members.transfer(present, by=by, **form.cleaned_data)
        sending.made(_at(pk))
    messages.success(request, f"{person.name}已调入{made.organisation.label}")
    return redirect(_at(pk))


@require_http_methods(["GET", "POST"])
@acting.staff
def end(request: HttpRequest, by: Actor, pk: UUID, affiliation: UUID) -> HttpResponse:
    """Works there until a day; who has left all units of this actor is seen by them no more."""
    person = lookups.person(by, pk)
    present = _of(person, affiliation)
    form = forms.LeaveForm(request.POST if request.method == "POST" else None, affiliation=present)
    if not form.is_valid():
        require(rules.can_let_go(by, present))
        context = affiliation_facts.ending(person, present, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        members.leave(present, by=by, **form.cleaned_data)
        sending.made(_at(pk))
    unit, at_once = present.organisation.label, form.cleaned_data["last_day"] is None
    told = f"{person.name}已离开{unit}，在该单位的职权已停止" if at_once else f"已记下{person.name}离开{unit}的日期"
    messages.success(request, told)
    return redirect(_at(pk) if queries.person_seen(by, pk) else reverse("desk:people"))


def _of(person: lookups.Person, pk: UUID) -> Any:
    found = queries.affiliation_of(person, pk)
    if found is None:
        raise Http404
    return found


def _at(pk: UUID) -> str:
    return reverse("desk:person", args=[pk])


def _form(request: HttpRequest, by: Actor, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].is_bound else 200
    return pages.render(request, by, "people/affiliation.html", context, status=status)
