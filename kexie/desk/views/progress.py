"""How far long work has come: a bar that renews itself."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, pages, words
from kexie.kit import progress
from kexie.kit.actor import Actor


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One piece of work of this person; somebody else's is not there."""
    job = progress.find(pk, by)
    if job is None:
        raise Http404
    context = {
        "job": job,
        "facts": f"{words.moment(job.started_at)} 开始",
        "crumbs": [("工作台", "/desk/"), (job.title, "")],
    }
    return pages.render(request, by, "parts/progress.html", context, piece="parts/_progress.html")
