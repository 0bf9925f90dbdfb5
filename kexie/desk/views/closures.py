"""Closing an organisation, taking a closing back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, closure_facts, fresh, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.organisations import forms, rules
from kexie.organisations.actions import organisations


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def close(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """撤销, with the day and the reason; the page tells what ends with it."""
    organisation = lookups.organisation(by, number)
    form = forms.CloseForm(request.POST if request.method == "POST" else None, by=by, organisation=organisation)
    if not form.is_valid():
        require(rules.can_close_at_once(by, organisation))
        context = closure_facts.closing(organisation, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        organisations.close(organisation, by=by, **form.cleaned_data)
        sending.made(_at(number))
    messages.success(request, f"已撤销{organisation.label}")
    return redirect(_at(number))


@require_http_methods(["GET", "POST"])
@acting.staff
def withdraw(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """恢复: a closing taken back, with the reason."""
    organisation = lookups.organisation(by, number)
    form = forms.ReopenForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        require(rules.can_reopen(by, organisation))
        context = closure_facts.reopening(organisation, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        organisations.reopen(organisation, by=by, **form.cleaned_data)
        sending.made(_at(number))
    messages.success(request, f"已恢复{organisation.label}，请重新任命任职人")
    return redirect(_at(number))


def _at(number: int) -> str:
    return reverse("desk:organisation", args=[number])
