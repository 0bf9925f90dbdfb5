"""One re-election: its page, its candidates, its meeting, its filing, its acts; and the small changes."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations.actions import assemblies, reelections
from kexie.associations.forms import meeting as meeting_forms
from kexie.associations.forms import terms as forms
from kexie.associations.queries import founding as reads
from kexie.associations.rules import tenure as rules
from kexie.desk import acting, founding_acts, lookups, pages, plan_acts, tenure_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Candidates, meeting, filing, and what may be done."""
    context = tenure_facts.reelection(by, lookups.reelection(by, pk))
    return pages.render(request, by, "tenures/reelection.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Other candidates, after a return."""
    row, here = lookups.reelection(by, pk), reverse("desk:reelection", args=[pk])
    require(rules.can_do(by, row, "mend"))
    sent, standing = request.POST if request.method == "POST" else None, assemblies.nominees(row.assembly)
    form = forms.ReelectionForm(
        sent, standing=standing, initial={"words": row.words, **asdict(assemblies.places(row.assembly))}
    )
    if not form.is_valid():
        context = tenure_facts.nominees_page(row.organisation, form, here)
        return pages.render(request, by, "tenures/nominees.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        reelections.mend(row, form.nominees(), form.cleaned_data["words"], by=by, places=form.places())
        sending.made(here)
    messages.success(request, "已报业务指导单位")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def meeting(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Record the meeting."""
    row, here = lookups.reelection(by, pk), reverse("desk:reelection", args=[pk])
    require(rules.can_do(by, row, "hold"))
    sent = request.POST if request.method == "POST" else None
    form = meeting_forms.MeetingForm(sent, candidates=list(row.assembly.candidates.all()))
    if not form.is_valid():
        context = tenure_facts.simple(row.organisation, form, "记录换届大会", "保存", here)
        return pages.render(request, by, "foundings/meeting.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        reelections.hold(row, form.meeting(), by=by)
        sending.made(here)
    messages.success(request, "已记录换届大会，请报备案")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def filing(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """File what was resolved."""
    row, here = lookups.reelection(by, pk), reverse("desk:reelection", args=[pk])
    require(rules.can_do(by, row, "file"))
    sent, house = request.POST if request.method == "POST" else None, reads.house_rules(row.organisation)[0]
    form = meeting_forms.FilingForm(sent, assembly=row.assembly, term_years=house.term_years)
    if not form.is_valid():
        context = tenure_facts.simple(row.organisation, form, "报备案", "报备案", here)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        reelections.file(row, form.filing(), by=by)
        sending.made(here)
    messages.success(request, "已报备案，等待核对")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """同意候选人, 退回补正, 退回备案, 登记新一届, 撤回."""
    row, door = lookups.reelection(by, pk), founding_acts.REELECTION[noun]
    return _taken(request, by, row, door, reverse("desk:reelection", args=[pk]))


@require_safe
@acting.staff
def show_change(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """What is asked, and what may be done."""
    return pages.render(request, by, "tenures/change.html", tenure_facts.change(by, lookups.change(by, pk)))


@require_http_methods(["GET", "POST"])
@acting.staff
def act_change(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """同意, 不同意, 撤回."""
    row, door = lookups.change(by, pk), founding_acts.CHANGE[noun]
    return _taken(request, by, row, door, reverse("desk:change", args=[pk]))


def _taken(request: HttpRequest, by: Actor, row: Any, door: plan_acts.Door, here: str) -> HttpResponse:
    form = plan_acts.form_of(door, request)
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, row))
        crumbs = tenure_facts.crumbs(row.organisation, (door.label, ""))
        context = plan_acts.asking(door, form, row.organisation.name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        door.action(row, by=by, **(form.cleaned_data if form else {}))
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)
