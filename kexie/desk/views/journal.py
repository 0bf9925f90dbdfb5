"""The journal for those who may read it: filtered by record, person and day, with the state of its seals."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, journal_facts, pages
from kexie.desk.forms import JournalFilter
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import paging
from kexie.organisations import rules


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Newest first, 50 a page."""
    require(rules.can_read_journal(by))
    form = JournalFilter(request.GET if request.GET else None)
    page = paging.page_of(journal_facts.entries(by, form), request, 50, paging.FAR)
    context = {
        "form": form, "page": page, "rows": journal_facts.rows(by, page.rows), "seal": journal_facts.seal(),
        "filtered": bool(request.GET.keys() - {"page"}), "clear_url": request.path,
        "facts": "只增不改；每 5 秒封存一次，封条首尾相接"
    }  # fmt: skip
    return pages.render(request, by, "settings/journal.html", context, status=422 if form.errors else 200)
