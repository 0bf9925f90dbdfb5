"""Reminder ladders, due days of single units, and what the calculator counts with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, house, lookups, pages, reminder_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices.actions import reminders, terms
from kexie.notices.forms.reminders import LadderForm, LevelTermsForm, OwnDueForm
from kexie.notices.queries import reminders as queries
from kexie.notices.queries import terms as term_queries
from kexie.notices.rules import reminders as rules

WAYS = ["GET", "POST"]


def _form(request: HttpRequest, ladder: queries.Ladder) -> LadderForm:
    sent = request.POST if request.method == "POST" else None
    return LadderForm(sent, steps=ladder.steps, is_on=ladder.is_on, first_hour=ladder.first_hour, note=ladder.note)


@require_http_methods(WAYS)
@acting.staff
def usual(request: HttpRequest, by: Actor) -> HttpResponse:
    """What the papers of one's house get at their issue."""
    issuer = house.own(by, "documents.issue")
    ladder = queries.usual(issuer)
    form = _form(request, ladder)
    if not form.is_valid():
        context = reminder_facts.usual_form(issuer, ladder, form)
        return pages.render(request, by, "reminders/ladder.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        reminders.set_usual(issuer, form.steps(), by=by, **form.when())
        sending.made(reverse("desk:reminders"))
    messages.success(request, "已保存，以后印发的公文按新的催办；已印发的不变")
    return redirect("desk:reminders")


@require_http_methods(WAYS)
@acting.staff
def of_document(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The ladder of one document, before the issue and after it."""
    document = lookups.document(by, ref, whole=False)
    require(rules.can_set_steps(by, document))
    ladder = queries.of_document(document) or queries.usual(document.issuer)
    form = _form(request, ladder)
    context = reminder_facts.document_form(document, form)
    if not form.is_valid():
        return pages.render(request, by, "reminders/ladder.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        reminders.set_of(document, form.steps(), by=by, **form.when())
        sending.made(context["back"])
    messages.success(request, "这件公文的催办已改" if form.cleaned_data["is_on"] else "这件公文不再自动催办")
    return redirect(context["back"])


@require_http_methods(WAYS)
@acting.staff
def own_due(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """One unit's own day for one document."""
    document = lookups.document(by, ref)
    unit = lookups.unit(document, pk)
    require(rules.can_set_own_due(by, unit))
    form = OwnDueForm(request.POST if request.method == "POST" else None, addressee=unit)
    if not form.is_valid():
        context = reminder_facts.own_due(document, unit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:receipt_unit", args=[ref, pk])
    with idempotency.once(request, by) as sending:
        terms.set_own(unit, by=by, **form.values())
        sending.made(here)
    messages.success(request, f"{unit.name}的期限已改")
    return redirect(here)


@require_http_methods(WAYS)
@acting.staff
def levels(request: HttpRequest, by: Actor) -> HttpResponse:
    """What the calculator counts with for one's own house."""
    own = house.own(by, "documents.issue")
    told, is_own = term_queries.level_terms(own)
    names = ("forward_days", "reserve_days", "least_days")
    initial = {name: getattr(told, name) for name in names}
    form = LevelTermsForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        context = {
            "form": form, "heading": "期限推算", "submit": "保存", "back": reverse("desk:settings"),
            "facts": f"{own.name} · " + ("本单位自己的" if is_own else "本单位没有另定，按通用的"),
            "crumbs": [("设置", reverse("desk:settings")), ("期限推算", "")],
        }  # fmt: skip
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        terms.set_levels(own, form.terms(), by=by)
        sending.made(reverse("desk:level_terms"))
    messages.success(request, "已保存，印发时按新的推算")
    return redirect("desk:level_terms")
