"""How a plan stands: the board, one unit's parts, its letter of duty, mid-year and year-end sheets."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, board_facts, lookups, pages
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.plans import rules


@require_safe
@acting.staff
def board(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Lights by part, department, district; as of today, mid-year, year-end."""
    plan = lookups.plan(by, ref)
    require(rules.can_read_all(by, plan))
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


@require_safe
@acting.staff
def duty(request: HttpRequest, by: Actor, ref: int, number: int) -> HttpResponse:
    """目标责任书, to print."""
    facts = board_facts.duty(by, lookups.plan(by, ref), lookups.organisation(by, number))
    if not facts["rows"]:
        raise Http404
    return pages.render(request, by, "plans/duty.html", facts)


@require_safe
@acting.staff
def sheet(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Scores of units, lights of tasks, as of mid-year or year-end."""
    plan = lookups.plan(by, ref)
    require(rules.can_read_all(by, plan))
    return pages.render(request, by, "plans/sheet.html", board_facts.sheet(request, plan))


@require_safe
@acting.staff
def sheet_xlsx(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The same as .xlsx."""
    plan = lookups.plan(by, ref)
    require(rules.can_read_all(by, plan))
    facts = board_facts.sheet(request, plan)
    return files.made(board_facts.xlsx(facts), f"{plan.title}{facts['heading']}.xlsx", sheets.MIME)
