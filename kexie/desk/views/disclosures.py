"""Mobiles of a unit's contact and of who stands in its reply, with a reason: as a person's number (``numbers``)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, disclosure_facts, forms, fresh, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices.actions import replies
from kexie.notices.rules import replies as reply_rules
from kexie.organisations import rules
from kexie.organisations.actions import contacts


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def reveal(request: HttpRequest, by: Actor, number: int) -> HttpResponse:
    """Ask with a reason; the answer to the POST shows whom to ring, this once: no address leads to it."""
    organisation = lookups.organisation(by, number)
    require(rules.can_reveal_mobile(by, organisation))
    form = forms.DisclosureForm(request.POST if request.method == "POST" else None)
    back = disclosure_facts.back(request, organisation)
    if not form.is_valid():
        context = disclosure_facts.asking(organisation, form, back)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        told = contacts.reveal(organisation, reason=form.cleaned_data["reason"], by=by)
        sending.made(back)
    context = disclosure_facts.shown(organisation, told, back)
    return pages.render(request, by, "organisations/disclosure.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def reply(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """The same of the persons a unit's answer names."""
    document = lookups.collated(by, ref)
    addressee = lookups.replied(by, document, pk)
    require(reply_rules.can_reveal_telephones(by, addressee))
    form = forms.DisclosureForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = disclosure_facts.asking_reply(by, document, addressee, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        told = replies.reveal(addressee, reason=form.cleaned_data["reason"], by=by)
        sending.made(reverse("desk:reply_unit", args=[ref, pk]))
    context = disclosure_facts.shown_reply(by, document, addressee, told)
    return pages.render(request, by, "replies/telephones.html", context)
