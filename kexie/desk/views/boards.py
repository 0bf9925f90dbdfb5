"""How a plan stands: the board, and one unit's parts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, board_facts, lookups, pages
from kexie.kit.actor import SYSTEM, Actor
from kexie.plans import rules


@require_safe
@acting.staff
def board(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Lights by part, department, district; as of today, mid-year, year-end."""
    plan, asked = lookups.whole_plan(by, ref), board_facts.asked(request)
    heading, key = board_facts.heading(plan), (plan.pk, *asked.values())
    return pages.shared(
        request, by, "plans/_board.html", heading, key, lambda: board_facts.board(plan, asked)
    )  # fmt: skip


@require_safe
@acting.staff
def unit(request: HttpRequest, by: Actor, ref: int, number: int) -> HttpResponse:
    """One unit's parts, as far as one sees them."""
    plan, organisation = lookups.plan(by, ref), lookups.organisation(by, number)
    on, heading = board_facts.moment_asked(request), board_facts.unit_heading(organisation)
    if rules.can_read_all(by, plan):
        key = (plan.pk, organisation.pk, on)
        return pages.shared(
            request, by, "plans/_unit.html", heading, key, lambda: board_facts.unit(SYSTEM, plan, organisation, on)
        )  # fmt: skip
    facts = board_facts.unit(by, plan, organisation, on)
    # An empty page would say that there is nothing, where one only may not see it.
    if not facts["rows"] and organisation.pk != by.organisation_id:
        raise Http404
    return pages.alone(request, by, "plans/_unit.html", heading, facts)
