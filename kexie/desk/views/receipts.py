"""Who has signed for a document: for its issuer, by district and unit by unit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, forms, forward_facts, level_facts, lookups, pages, receipt_facts, reminder_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, paging
from kexie.notices import queries, rules
from kexie.notices.actions import documents


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Figures, bars and table by district, the list of units with filters."""
    document = lookups.document(by, ref, whole=False)
    require(rules.can_read_receipts(by, document))
    context = receipt_facts.index(request, document)
    context["can_set_due"] = bool(rules.can_set_due(by, document))
    context["can_chase"] = bool(rules.can_chase(by, document))
    context |= {**reminder_facts.of_document(by, document), **forward_facts.handed(document)}
    rows = queries.addressees(document, context["view"], context["district"], context["q"])
    context["page"] = paging.page_of(rows, request, 50)
    context["rows"] = receipt_facts.rows(document, context["page"].rows)
    return pages.render(request, by, "documents/receipts.html", context, piece="documents/_receipts_list.html")


@require_safe
@acting.staff
def printed(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The same on paper: figures, districts and every unit of the view, without pages and buttons."""
    document = lookups.document(by, ref, whole=False)
    require(rules.can_read_receipts(by, document))
    context = receipt_facts.index(request, document)
    found = queries.addressees(document, context["view"], context["district"], context["q"])
    context["rows"] = receipt_facts.rows(document, found)
    return pages.render(request, by, "documents/receipts_print.html", context)


@require_http_methods(["GET", "POST"])
@acting.staff
def set_due(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Another day until which to sign for it: the one thing of an issued document that may change."""
    document = lookups.document(by, ref)
    require(rules.can_set_due(by, document))
    form = forms.DueForm(request.POST if request.method == "POST" else None, document=document)
    if not form.is_valid():
        context = {**receipt_facts.due(document, form), **level_facts.of(document, form.asked(request.GET))}
        return pages.render(request, by, "parts/form.html", context, status=422 if form.is_bound else 200)
    with idempotency.once(request, by) as sending:
        documents.set_due(document, form.cleaned_data["due_on"], by=by)
        sending.made(reverse("desk:document", args=[ref]))
    messages.success(request, "签收期限已改")
    return redirect("desk:document", ref=ref)
