"""Consent: one's own yes and no, what somebody signed on paper, the words themselves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, consent_facts, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.organisations import rules
from kexie.organisations.actions import roll
from kexie.people import queries
from kexie.people.actions import consents
from kexie.people.forms.consent import ConsentTextForm


@require_http_methods(["GET", "POST"])
@acting.staff
def mine(request: HttpRequest, by: Actor, purpose: str) -> HttpResponse:
    """The words; agreeing to them, taking that back."""
    account: Any = request.user
    if account.person is None:
        raise Http404
    return _page(request, by, account.person, purpose, own=True)


@require_http_methods(["GET", "POST"])
@acting.staff
def of_person(request: HttpRequest, by: Actor, pk: UUID, purpose: str) -> HttpResponse:
    """For who keeps the person: what was agreed to, and taking it back as they wrote it."""
    person = lookups.person(by, pk)
    require(rules.can_withdraw_consent(by, person))
    return _page(request, by, person, purpose, own=False)


def _page(request: HttpRequest, by: Actor, person: Any, purpose: str, *, own: bool) -> HttpResponse:
    one = consent_facts.purpose(purpose)
    back = reverse("desk:me") if own else reverse("desk:person", args=[person.pk])
    context = consent_facts.show(person, one, back=back, own=own)
    if request.method != "POST":
        return pages.render(request, by, "me/consent.html", context)
    with idempotency.once(request, by) as sending:
        told = _give(request, by, context) if own and "give" in request.POST else _withdraw(by, context)
        sending.made(back)
    messages.success(request, told)
    return redirect(back)


def _give(request: HttpRequest, by: Actor, context: dict[str, Any]) -> str:
    text = context["text"]
    # The version that was read: other words may have been published since the page was drawn.
    consents.give(context["person"], queries.consent_version(text.purpose, request.POST["give"]), by=by)
    return f"已同意{context['purpose'].label}"


def _withdraw(by: Actor, context: dict[str, Any]) -> str:
    ended = roll.withdraw(context["person"], context["purpose"].code, by=by)
    return f"已撤回{context['purpose'].label}的同意" + (f"，{ended} 处会员身份已终止" if ended else "")


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The words of all purposes."""
    require(rules.can_word_consents(by))
    return pages.render(request, by, "settings/consents.html", consent_facts.settings())


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, purpose: str) -> HttpResponse:
    """The next version of the words for one purpose."""
    one = consent_facts.purpose(purpose)
    require(rules.can_word_consents(by))
    now = queries.consent_text(purpose)
    form = ConsentTextForm(request.POST if request.method == "POST" else None, initial={"text": now and now.text})
    if not form.is_valid():
        context = consent_facts.wording(one, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        made = roll.publish(purpose, form.cleaned_data["text"], by=by)
        sending.made(reverse("desk:consent_texts"))
    messages.success(request, f"{one.label}同意书第 {made.version} 版已发布")
    return redirect("desk:consent_texts")
