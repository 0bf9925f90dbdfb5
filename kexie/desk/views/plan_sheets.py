"""What is printed of a plan: a unit's letter of duty, mid-year and year-end sheets; as pages and as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, lookups, pages, sheet_facts
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.notices.documents import press

DOCX = press.MEDIA[press.DOCX]


@require_safe
@acting.staff
def duty(request: HttpRequest, by: Actor, ref: int, number: int) -> HttpResponse:
    """目标责任书, to print."""
    return pages.render(request, by, "plans/duty.html", _duty(by, ref, number))


@require_safe
@acting.staff
def duty_docx(request: HttpRequest, by: Actor, ref: int, number: int) -> HttpResponse:
    """The same as .docx."""
    facts = _duty(by, ref, number)
    return files.made(sheet_facts.duty_docx(facts), files.names.clean(facts["file"]), DOCX)


def _duty(by: Actor, ref: int, number: int) -> dict[str, Any]:
    facts = sheet_facts.duty(by, lookups.plan(by, ref), lookups.organisation(by, number))
    # A letter about nothing would say that the unit has no duty, where one only may not see it.
    if not facts["papers"]:
        raise Http404
    return facts


@require_safe
@acting.staff
def sheet(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Scores of units, lights of tasks, as of mid-year or year-end."""
    plan, on = lookups.whole_plan(by, ref), sheet_facts.moment_asked(request)
    key = (plan.pk, on)
    return pages.shared(
        request, by, "plans/_sheet.html", sheet_facts.heading(on), key, lambda: sheet_facts.sheet(plan, on)
    )  # fmt: skip


@require_safe
@acting.staff
def sheet_xlsx(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The same as .xlsx, with each unit's indicators."""
    facts = _sheet(request, by, ref)
    return _made(facts, sheet_facts.xlsx(facts, sheet_facts.indicators(facts)), "xlsx", sheets.MIME)


@require_safe
@acting.staff
def breakdown_docx(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """任务分解表 as .docx, of a draft too."""
    plan = lookups.whole_plan(by, ref)
    return files.made(sheet_facts.breakdown_docx(plan), files.names.clean(f"{plan.title}任务分解表.docx"), DOCX)


@require_safe
@acting.staff
def below_xlsx(request: HttpRequest, by: Actor, ref: int, number: int) -> HttpResponse:
    """A district's sheet of its own units."""
    facts = _below(request, by, ref, number)
    return _made(facts, sheet_facts.below_xlsx(facts), "xlsx", sheets.MIME)


@require_safe
@acting.staff
def below_docx(request: HttpRequest, by: Actor, ref: int, number: int) -> HttpResponse:
    """The same as .docx."""
    facts = _below(request, by, ref, number)
    return _made(facts, sheet_facts.below_docx(facts), "docx", DOCX)


def _below(request: HttpRequest, by: Actor, ref: int, number: int) -> dict[str, Any]:
    plan, unit = lookups.plan(by, ref), lookups.organisation(by, number)
    facts = sheet_facts.below(by, plan, unit, sheet_facts.moment_asked(request))
    if facts is None:
        raise Http404
    return facts


@require_safe
@acting.staff
def sheet_docx(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The same as .docx."""
    facts = _sheet(request, by, ref)
    return _made(facts, sheet_facts.docx(facts, sheet_facts.indicators(facts)), "docx", DOCX)


def _sheet(request: HttpRequest, by: Actor, ref: int) -> dict[str, Any]:
    return sheet_facts.sheet(lookups.whole_plan(by, ref), sheet_facts.moment_asked(request))


def _made(facts: dict[str, Any], content: bytes, end: str, media: str) -> HttpResponse:
    return files.made(content, files.names.clean(f"{facts['plan'].title}{facts['heading']}.{end}"), media)
