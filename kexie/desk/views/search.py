"""The search box in the page head: people, organisations, documents, numbers; the best few of each."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, pages, search_facts
from kexie.kit.actor import Actor


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """What fits, by kind, each with the way to the whole list."""
    q = request.GET.get("q", "").strip()[:60]
    context = {"q": q, "groups": search_facts.groups(by, q) if q else [], "no_match": f"没有找到“{q}”"}
    return pages.render(request, by, "parts/search.html", context)
