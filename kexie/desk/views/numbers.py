"""Sealed numbers of a person: writing them, and seeing one with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, fresh, lookups, number_facts, pages, person_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency
from kexie.organisations import rules
from kexie.organisations.actions import numbers
from kexie.people import forms
from kexie.people import numbers as number_kinds


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Papers, mobile, bank account: what is typed replaces, what is left empty stays."""
    person = lookups.person(by, pk)
    require(rules.can_edit_person(by, person))
    asking = person_facts.consents_lacking(by, person, number_kinds.KINDS)
    form = forms.NumbersForm(request.POST if request.method == "POST" else None, person=person, asking=asking)
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                kind, signed = form.cleaned_data["id_kind"], bool(form.cleaned_data.get("signed"))
                numbers.put(person, form.told(), by=by, id_kind=kind, signed=signed)
                sending.made(number_facts.back(by, pk))
            messages.success(request, "已保存")
            return redirect(number_facts.back(by, pk))
        except Refused as fault:
            person_facts.unless_signed(form, fault)
    context = number_facts.editing(by, person, form)
    return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def reveal(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Ask with a reason; the answer to the POST shows the number, this once: no address leads to it."""
    person = lookups.person(by, pk)
    require(rules.can_reveal(by, person))
    form = forms.RevealForm(request.POST if request.method == "POST" else None, person=person)
    if not form.is_valid():
        context = number_facts.asking(by, person, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        number = numbers.reveal(person, form.cleaned_data["code"], reason=form.cleaned_data["reason"], by=by)
        sending.made(number_facts.back(by, pk))
    context = number_facts.shown(by, person, form.cleaned_data["code"], number)
    return pages.render(request, by, "people/number.html", context)
