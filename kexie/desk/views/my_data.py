"""One's own data: the copy, to have something put right, to have it erased."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kexie.custody import forms, queries, rules
from kexie.custody.actions import copies, corrections, erasing
from kexie.desk import acting, custody_facts, fresh, lookups, pages
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency


def _person(request: HttpRequest) -> Any:
    account: Any = request.user
    if account.person is None:
        raise Http404
    return account.person


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """Everything this house holds of oneself, a part at a time; with POST all of it as a file."""
    person = _person(request)
    if request.method == "POST":
        return files.made(copies.take(person, by=by), "我的数据.zip", "application/zip")
    asked = custody_facts.domain(request.GET.get("of", ""))
    return pages.render(request, by, "custody/data.html", custody_facts.copy(copies.look(person, asked, by=by), asked))


@require_http_methods(["GET", "POST"])
@acting.staff
def correct(request: HttpRequest, by: Actor) -> HttpResponse:
    """Asking to have put right what one cannot change oneself."""
    person = _person(request)
    form = forms.CorrectionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = custody_facts.corrections(person, form)
        return pages.render(request, by, "custody/corrections.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:corrections")
    with idempotency.once(request, by) as sending:
        corrections.ask(person, by=by, **form.cleaned_data)
        sending.made(here)
    messages.success(request, "已提交，所在单位核对后答复您")
    return redirect(here)


@require_POST
@acting.staff
def withdraw_correction(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """Taking it back."""
    row = queries.correction(by, pk)
    if row is None:
        raise Http404
    with idempotency.once(request, by) as sending:
        corrections.withdraw(row, by=by)
        sending.made(reverse("desk:corrections"))
    messages.success(request, "已撤回")
    return redirect("desk:corrections")


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def erase(request: HttpRequest, by: Actor) -> HttpResponse:
    """Asking to be forgotten, with what law keeps beside it."""
    return _asking(request, by, _person(request), reverse("desk:me"))


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def erase_person(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """The same for somebody who asked on paper."""
    person = lookups.person(by, pk)
    verdict = rules.can_ask_erasure(by, person)
    if not verdict and verdict.rule != "erasure.no_post":  # that one stands on the page, with what to do first
        require(verdict)
    return _asking(request, by, person, reverse("desk:person", args=[pk]))


def _asking(request: HttpRequest, by: Actor, person: Any, back: str) -> HttpResponse:
    form = forms.ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = custody_facts.asking(by, person, form, back=back)
        return pages.render(request, by, "custody/erase.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        row = erasing.ask(person, by=by, **form.cleaned_data)
        sending.made(reverse("desk:erasure", args=[row.pk]))
    messages.success(request, "删除申请已提出，核查后由第二人确认")
    return redirect("desk:erasure", pk=row.pk)
