"""One unit's part of a task: shown, split on; progress reported at it or at the task."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, lookups, pages, task_facts
from kexie.desk.forms import plans as forms
from kexie.desk.views import tasks
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency
from kexie.plans import queries, rules
from kexie.plans.actions import reports, targets


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One part."""
    context = task_facts.target(by, lookups.target(by, pk), forms.ReportForm())
    return pages.render(request, by, "plans/target.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def split(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Split one's own part among the units directly below."""
    target = lookups.target(by, pk)
    require(rules.can_split_on(by, target))
    units = queries.receivers(target.organisation, districts=False)
    return tasks.handle(request, by, target.task, target, units, targets.split_on, [])


@require_POST
@acting.staff
def report(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Report progress at one's part."""
    target = lookups.target(by, pk)
    require(rules.can_report(by, target.task, target))
    return _report(request, by, target.task, target)


@require_POST
@acting.staff
def report_task(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Report progress at the task itself, as its department."""
    task = lookups.task(by, ref)
    require(rules.can_report(by, task, None))
    return _report(request, by, task, None)


def _report(request: HttpRequest, by: Actor, task: Any, target: Any) -> HttpResponse:
    form = forms.ReportForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                made = reports.report(task, target, form.told(), by=by)
                sending.made(reverse("desk:report", args=[made.pk]))
            messages.success(request, f"已报送，等{made.verifier.label}核实后计入进展")
            return redirect(sending.location)
        except Refused as fault:
            if not fault.rule.startswith("files.") and fault.rule not in ("report.value", "report.one"):
                raise
            form.add_error("file" if fault.rule.startswith("files.") else "value", fault.reason)
    page, facts = (
        ("target", task_facts.target(by, target, form)) if target else ("task", task_facts.task(by, task, form))
    )
    return pages.render(request, by, f"plans/{page}.html", facts, status=422)
