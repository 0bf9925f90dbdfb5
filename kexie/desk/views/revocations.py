"""撤销: proposing it, one proposal with its acts, what the association leaves to the archive."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.associations.actions import revocations
from kexie.associations.forms.revocation import ProposeForm
from kexie.associations.rules import revocation as rules
from kexie.desk import acting, founding_acts, fresh, lookups, pages, plan_acts, revocation_facts
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import errors, idempotency
from kexie.notices.documents import press


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def new(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """提出撤销, with the reason; the page tells what will end."""
    unit = lookups.organisation(by, number)
    require(rules.can_propose(by, unit))
    form = ProposeForm(request.POST if request.method == "POST" else None, by=by, organisation=unit)
    if not form.is_valid():
        context = revocation_facts.proposing(unit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        row = revocations.propose(unit, by=by, **form.cleaned_data)
        sending.made(reverse("desk:revocation", args=[row.pk]))
    messages.success(request, f"已报{row.authority.label}决定")
    return redirect("desk:revocation", pk=row.pk)


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Why, by whom, how far it is, what it leaves."""
    context = revocation_facts.page(by, lookups.revocation(by, pk))
    return pages.render(request, by, "tenures/revocation.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Tell more, after it came back."""
    row, here = lookups.revocation(by, pk), reverse("desk:revocation", args=[pk])
    require(rules.can_mend(by, row))
    told = {"ground": row.ground, "reason": row.reason, "successor": row.successor and row.successor.number}
    sent = request.POST if request.method == "POST" else None
    form = ProposeForm(sent, by=by, organisation=row.organisation, initial=told)
    if not form.is_valid():
        context = revocation_facts.mending(row, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        revocations.mend(row, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, f"已报{row.authority.label}决定")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
def act(request: HttpRequest, by: Actor, pk: UUID, noun: str) -> HttpResponse:
    """拟撤销通知, 退回补充, 不予撤销, 撤回."""
    row, door = lookups.revocation(by, pk), founding_acts.REVOCATION[noun]
    form, here = plan_acts.form_of(door, request), reverse("desk:revocation", args=[pk])
    if request.method == "GET" or (form is not None and not form.is_valid()):
        require(door.rule(by, row))
        crumbs = revocation_facts.crumbs(row, (door.label, ""))
        context = plan_acts.asking(door, form, row.organisation.name, here, crumbs)
        return pages.render(request, by, "plans/act.html", context, status=422 if form and form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        done: Any = door.action(row, by=by, **(form.cleaned_data if form else {}))
        here = reverse("desk:document", args=[done.notice.ref]) if noun == "decision" else here
        sending.made(here)
    messages.success(request, door.done)
    return redirect(here)


@require_safe
@acting.staff
def archive(request: HttpRequest, by: Actor, pk: UUID, form: str) -> HttpResponse:
    """归档目录 as .docx or PDF. Raises Http404 for a form there is none of."""
    row = lookups.revocation(by, pk)
    if form not in press.MEDIA:
        raise Http404
    name = f"{row.organisation.name}归档目录"
    ready = press.tables_sheet([revocation_facts.archive(row)], name, form, settings.FONT_FOLDER)
    try:
        return files.made(press.tables_of(ready, settings.FONT_FOLDER), ready.name, press.MEDIA[form])
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")
