"""Single pages: the accessibility statement, the head of the journal, the sign of life."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kexie.kit.journal import sealing

CLOSED_TO_ROBOTS = ("/desk/", "/accounts/", "/claim/", "/receipts/", "/set-up/", "/preferences/")


def _trail(here: str) -> list[tuple[str, str]]:
    return [(_("首页"), "/"), (here, "")]


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍说明: what the site does, how to reach a person, what is not good yet."""
    return render(request, "portal/accessibility.html", {"trail": _trail(_("无障碍说明"))})


@require_safe
@never_cache
def journal_head(request: HttpRequest) -> HttpResponse:
    """The newest seal of the journal. Whoever keeps a copy can later tell that nothing before it was cut off."""
    head = sealing.head()
    facts = [(_("序号"), head.number), (_("校验值"), head.hash), (_("封存到第几条"), head.last)] if head else []
    return render(request, "portal/journal_head.html", {"facts": facts, "trail": _trail(_("操作日志封存"))})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages. The desk, the door and whatever a link alone opens they leave."""
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in CLOSED_TO_ROBOTS), "Allow: /", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """To the mark, for whatever asks for it at the old address without having read a page."""
    return redirect(static("kit/mark.svg"))


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers. Without it the middleware answers 503 before this view can lie."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"status": "ok"})
