"""Reading and signing in figures: of the house and its days, of one document; on the page and as .xlsx."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kexie.desk import acting, forms, lookups, pages, statistics_facts
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import paging
from kexie.notices import queries, rules

_addressed = queries.statistics.addressed


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """What was issued on the days asked for: figures, districts, documents; the units of one district."""
    require(rules.can_read_figures(by))
    form, days = _period(request)
    rows = _addressed(by, first=days[0], last=days[1])
    asked = {name: str(value) for name, value in zip(("first", "last"), days, strict=True) if value}
    context = _context(request, rows, asked, reverse("desk:statistics_table"))
    context |= {"form": form, "documents": statistics_facts.documents(rows), "title": "阅读和签收统计",
                "facts": "本单位印发的公文，以及所指导单位收到的公文", "crumbs": [("统计", "")]}  # fmt: skip
    return pages.render(request, by, "statistics/show.html", context, status=422 if form.errors else 200)


@require_safe
@acting.staff
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same days as a workbook."""
    require(rules.can_read_figures(by))
    _, (first, last) = _period(request)
    told = statistics_facts.table("阅读和签收统计", _addressed(by, first=first, last=last), _district(request))
    return files.made(told, "阅读和签收统计.xlsx", sheets.MIME)


@require_safe
@acting.staff
def document(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """One document."""
    found = _counted(by, ref)
    rows = _addressed(by, document=found)
    context = _context(request, rows, {}, reverse("desk:document_statistics_table", args=[ref]))
    name = str(found.number or found.title)
    context |= {"document": found, "title": "阅读和签收统计", "facts": f"{name} · {found.issuer.label}",
                "crumbs": [("公文", reverse("desk:documents")), (name, reverse("desk:document", args=[ref])),
                           ("统计", "")]}  # fmt: skip
    return pages.render(request, by, "statistics/show.html", context)


@require_safe
@acting.staff
def document_table(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """One document as a workbook."""
    found = _counted(by, ref)
    name = str(found.number or found.title)
    told = statistics_facts.table(f"{name} 阅读和签收统计", _addressed(by, document=found), _district(request))
    return files.made(told, files.names.clean(f"{name} 统计.xlsx"), sheets.MIME)


def _counted(by: Actor, ref: int) -> Any:
    found = lookups.document(by, ref, whole=False)
    require(rules.can_read_figures(by, found))
    return found


def _period(request: HttpRequest) -> tuple[forms.Period, tuple[Any, Any]]:
    usual = statistics_facts.year()
    told = {"first": str(usual[0]), "last": str(usual[1])}
    form = forms.Period({name: request.GET.get(name, value) for name, value in told.items()})
    return form, (form.cleaned_data.get("first"), form.cleaned_data.get("last")) if form.is_valid() else usual


def _district(request: HttpRequest) -> str:
    return request.GET.get("district", "").strip()[:20]


def _context(request: HttpRequest, rows: Any, asked: dict[str, str], own: str) -> dict[str, Any]:
    district = _district(request)
    context = statistics_facts.page(rows, district, asked, own)
    if district:
        context["page"] = paging.page_of(queries.statistics.units(rows, district), request, 50)
        context["units"] = statistics_facts.units(context["page"].rows)
    return context
