"""Whether the public site is kept as an inspection wants it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, health_facts, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.organisations import rules


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """Freshness of the columns, empty ones, links, contacts, overdue receipts."""
    require(rules.can_tell_site(by))
    return pages.render(request, by, "health/show.html", health_facts.of())
