"""Whether the public site is kept as an inspection wants it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, health_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices import queries
from kexie.notices.actions import columns
from kexie.notices.forms.columns import FreshDaysForm
from kexie.organisations import rules


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """Freshness of the columns, empty ones, links, contacts, what is overdue."""
    require(rules.can_tell_site(by))
    return pages.render(request, by, "health/show.html", health_facts.of())


@require_http_methods(["GET", "POST"])
@acting.staff
def column(request: HttpRequest, by: Actor, code: str) -> HttpResponse:
    """Within how many days one column is to have something new."""
    require(rules.can_tell_site(by))
    found = queries.health.column(code)
    if found is None:
        raise Http404
    initial = {"fresh_days": found.fresh_days}
    form = FreshDaysForm(request.POST if request.method == "POST" else None, initial=initial)
    here = reverse("desk:health")
    if not form.is_valid():
        context = health_facts.column(found, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        columns.set_fresh_days(found, form.cleaned_data["fresh_days"], by=by)
        sending.made(here)
    messages.success(request, f"“{found.name}”的更新期限已改")
    return redirect(here)
