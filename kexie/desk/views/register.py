"""The register of basic-level associations: the list with its filters, and the same as a workbook."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.associations import queries
from kexie.desk import acting, fresh, pages, register_facts, register_statistics
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.web import paging
from kexie.organisations.actions import exports


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Associations of the acting post's subtree that fit what the address asks."""
    context = register_facts.index(request)
    page = paging.page_of(queries.register(by, context["wanted"]), request, 50, paging.FAR)
    context |= {"page": page, "rows": [register_facts.row(one) for one in page.rows]}
    return pages.render(request, by, "register/list.html", context, piece="register/_list.html")


@require_safe
@acting.staff
@fresh.needed
def table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same as a workbook, with whom to call; who took it is journalled."""
    context = register_facts.index(request)
    made, rows = register_facts.table(queries.register(by, context["wanted"]))
    exports.note("export_register", rows, by=by)
    return files.made(made, "企事业科协名录.xlsx", sheets.MIME)


@require_safe
@acting.staff
def statistics(request: HttpRequest, by: Actor) -> HttpResponse:
    """组织建设统计 by what the address asks; every post sees its own associations."""
    year, key = register_statistics.asked(request)
    return pages.shared(
        request, by, "register/_statistics.html", "组织建设统计", (by.person_id, by.post_id, year, key),
        lambda: register_statistics.page(by, year, key), settings.FIGURES_KEPT,
    )  # fmt: skip


@require_safe
@acting.staff
def statistics_table(request: HttpRequest, by: Actor) -> HttpResponse:
    """The same as a workbook."""
    name, content = register_statistics.table(request, by)
    return files.made(content, name, sheets.MIME)
