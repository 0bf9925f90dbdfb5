"""Who has signed for a document: for its issuer, by district and unit by unit."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from kexie.desk import acting, lookups, pages, receipt_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import paging
from kexie.notices import queries, rules


@require_GET
@acting.staff
def index(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Figures, bars and table by district, the list of units with filters."""
    document = lookups.document(by, ref)
    require(rules.can_read_receipts(by, document))
    context = receipt_facts.index(request, document)
    rows = queries.addressees(document, context["view"], context["district"], context["q"])
    context["page"] = paging.page_of(rows, request, 50)
    context["rows"] = receipt_facts.rows(document, context["page"].rows)
    return pages.render(request, by, "documents/receipts.html", context, piece="documents/_receipts_list.html")
