"""How a plan stands: the board, and one unit's parts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, board_facts, lookups, pages
from kexie.kit.actor import Actor
from kexie.plans import rules


@require_safe
@acting.staff
def board(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Lights by part, department, district; as of today, mid-year, year-end."""
    plan = lookups.whole_plan(by, ref)
    return pages.render(request, by, "plans/board.html", board_facts.board(request, plan))


@require_safe
@acting.staff
def unit(request: HttpRequest, by: Actor, ref: int, number: int) -> HttpResponse:
    """One unit's parts, as far as one sees them."""
    plan, organisation = lookups.plan(by, ref), lookups.organisation(by, number)
    facts = board_facts.unit(request, by, plan, organisation)
    # An empty page would say that there is nothing, where one only may not see it.
    if not facts["rows"] and organisation.pk != by.organisation_id and not rules.can_read_all(by, plan):
        raise Http404
    return pages.render(request, by, "plans/unit.html", facts)
