"""Through which post one acts: chosen in the page head, kept in the session, journalled with every act."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, pages
from kexie.kit.actor import Actor

CRUMBS = [("工作台", "/desk/"), ("选择职务", "")]


@require_http_methods(["GET", "POST"])
@acting.staff
def choose(request: HttpRequest, by: Actor) -> HttpResponse:
    """The choice as a page; POST takes it over and goes back to where it was made."""
    back = _back(request)
    if request.method == "GET":
        return pages.render(request, by, "me/acting.html", {"crumbs": CRUMBS, "next": back})
    wanted = _uuid(request.POST.get("post", ""))
    if wanted and acting.choose(request, wanted):
        return redirect(back)
    fault = "您现在没有这个职务，可能任期已到。请选择列出的职务"
    return pages.render(request, by, "me/acting.html", {"crumbs": CRUMBS, "next": back, "fault": fault}, status=422)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _back(request: HttpRequest) -> str:
    told = request.POST.get("next") or request.GET.get("next") or ""
    # After a change of post the page it was made on may be unseen: a page of the desk itself always is not.
    safe = url_has_allowed_host_and_scheme(told, allowed_hosts=None) and told.startswith("/desk/")
    return told if safe else "/desk/"
