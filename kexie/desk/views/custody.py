"""Requests of people about their data, for who keeps them: answering, checking, carrying out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.custody import forms, queries, rules
from kexie.custody.actions import corrections, erasing, sweeping
from kexie.desk import acting, custody_facts, fresh, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging


def _found(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


@require_http_methods(["GET", "POST"])
@acting.staff
def correction(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One request for a correction: 已更正 or not, with words."""
    row = _found(queries.correction(by, pk))
    form = forms.AnswerForm(request.POST if request.method == "POST" else None)
    context = custody_facts.correction(by, row, form)
    if not form.is_valid():
        return pages.render(request, by, "custody/correction.html", context, status=422 if form.is_bound else 200)
    require(context["verdict"])
    act = corrections.refuse if "refuse" in request.POST else corrections.accept
    here = reverse("desk:correction", args=[pk])
    with idempotency.once(request, by) as sending:
        act(row, by=by, note=form.cleaned_data["note"])
        sending.made(here)
    messages.success(request, f"已答复{row.person.name}")
    return redirect(here)


@require_safe
@acting.staff
def erasures(request: HttpRequest, by: Actor) -> HttpResponse:
    """Requests to be erased that this post sees."""
    page = paging.page_of(queries.erasures(by), request, 50, paging.FAR)
    return pages.render(request, by, "custody/erasures.html", custody_facts.erasures(page))


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def erasure(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One of them: checked by one, confirmed by another, refused, taken back."""
    row = _found(queries.erasure(by, pk))
    form = forms.AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = custody_facts.erasure(by, row, form)
        return pages.render(request, by, "custody/erasure.html", context, status=422 if form.is_bound else 200)
    verb = next((verb for verb in ACTS if verb in request.POST), "check")
    here = reverse("desk:erasures") if verb == "confirm" else reverse("desk:erasure", args=[pk])
    with idempotency.once(request, by) as sending:
        ACTS[verb](row, by, form.cleaned_data["note"])
        sending.made(here)
    messages.success(request, DONE[verb])
    return redirect(here)


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def terms(request: HttpRequest, by: Actor) -> HttpResponse:
    """个人信息保存期限, with what the next run would do."""
    require(rules.can_set_terms(by))
    form = forms.TermsForm(request.POST if request.method == "POST" else None, terms=queries.terms())
    if not form.is_valid():
        context = custody_facts.terms(form)
        return pages.render(request, by, "settings/keeping.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        sweeping.set_terms(form.told(), by=by)
        sending.made(reverse("desk:keeping"))
    messages.success(request, "已保存，今晚按新的期限执行")
    return redirect("desk:keeping")


ACTS: dict[str, Any] = {
    "check": lambda row, by, note: erasing.check(row, by=by, note=note),
    "confirm": lambda row, by, note: erasing.confirm(row, by=by),
    "refuse": lambda row, by, note: erasing.refuse(row, by=by, note=note),
    "withdraw": lambda row, by, note: erasing.withdraw(row, by=by),
}
DONE = {"check": "已核查，等第二人确认", "confirm": "已删除", "refuse": "已答复不同意删除", "withdraw": "已撤回"}
