"""Asking units after their receipts: one unit's page, telephone calls, signed links."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kexie.desk import acting, chasing_facts, forms, lookups, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices import rules
from kexie.notices.actions import links, phone_calls


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """One addressed unit: its receipt, its links with their uses, the calls."""
    document = lookups.document(by, ref, whole=False)
    require(rules.can_read_receipts(by, document))
    context = chasing_facts.unit(by, document, lookups.unit(document, pk))
    return pages.render(request, by, "chasing/unit.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def call(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """A telephone call, put down; one that signs makes the receipt."""
    document = lookups.document(by, ref)
    require(rules.can_chase(by, document))
    unit = lookups.unit(document, pk)
    form = forms.CallForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = chasing_facts.calling(document, unit, form)
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    here = reverse("desk:receipt_unit", args=[ref, pk])
    with idempotency.once(request, by) as sending:
        made = phone_calls.log(unit, form.told(), by=by)
        sending.made(here)
    signed = "，并代为记下电话签收" if made.outcome == "signed" else ""
    messages.success(request, f"已记下与{unit.name}的电话{signed}")
    return redirect(here)


@never_cache
@require_POST
@acting.staff
def link(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """A link for one unit. The answer itself bears it: it is stored nowhere and shown this once."""
    document = lookups.document(by, ref)
    unit = lookups.unit(document, pk)
    with idempotency.once(request, by) as sending:
        made = links.make(unit, by=by)
        sending.made(reverse("desk:receipt_unit", args=[ref, pk]))
    return _handed(request, by, document, [made])


@require_POST
@acting.staff
def revoke(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """Take the unit's link back."""
    unit = lookups.unit(lookups.document(by, ref), pk)
    require(rules.can_chase(by, unit.document))
    here = reverse("desk:receipt_unit", args=[ref, pk])
    with idempotency.once(request, by) as sending:
        links.revoke_of(unit, by=by)
        sending.made(here)
    messages.success(request, f"{unit.name}的签收链接已作废")
    return redirect(here)


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
def link_all(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Links for all units that nobody can sign for: GET says how many, POST makes and shows them once."""
    document = lookups.document(by, ref)
    require(rules.can_chase(by, document))
    if request.method == "GET":
        return pages.render(request, by, "chasing/ask_links.html", chasing_facts.asking(by, document))
    with idempotency.once(request, by) as sending:
        made = links.make_many(document, by=by)
        sending.made(reverse("desk:receipts", args=[ref]))
    return _handed(request, by, document, made)


def _handed(request: HttpRequest, by: Actor, document: lookups.Document, made: list[links.Made]) -> HttpResponse:
    def address(token: str) -> str:
        return request.build_absolute_uri(reverse("portal:receipt", args=[token]))

    return pages.render(request, by, "chasing/links.html", chasing_facts.handed(document, made, address))
