"""One report on progress: shown with its evidence; verified, returned, withdrawn, a verification taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, lookups, pages, plan_acts, task_facts
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One report."""
    return pages.render(request, by, "plans/report.html", task_facts.report(by, lookups.report(by, pk)))


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """GET tells what follows and asks the reason where one is wanted; POST does it."""
    report = lookups.report(by, pk)
    door = plan_acts.REPORT[noun]
    form = plan_acts.form_of(door, request)
    here = reverse("desk:report", args=[pk])
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, report))
        crumbs = task_facts.crumbs(report.task.plan, ("报送", here), (door.label, ""))
        context = plan_acts.asking(door, form, report.task.name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        door.action(report, by=by, **(form.cleaned_data if form else {}))
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)


@require_safe
@acting.staff
def file(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponseBase:
    """The evidence, as a download."""
    report = lookups.report(by, pk)
    if report.evidence is None:
        raise Http404
    return files.answer(report.evidence)
