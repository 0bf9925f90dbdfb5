"""Error pages that never ask the database: full page, htmx fragment, and a plain text of last resort."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.html import escape

from kexie.kit.web.context import preferences

PAGE = "kit/errors/error.html"
FRAGMENT = "kit/errors/_error.html"


@dataclass(frozen=True, slots=True)
class Message:
    """What an error page says: the status, what happened, why, and what to do next."""

    status: int
    title: str
    reason: str
    advice: str = ""


def wants_fragment(request: HttpRequest) -> bool:
    """True for an htmx request that swaps a part of the page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def answer(request: HttpRequest, message: Message, **more: object) -> HttpResponse:
    """The message as a page, or as a fragment where htmx asked for one.

    Rendered without the request, so that no context processor runs: the page must stand when the database is away.
    """
    context: dict[str, object] = {
        "status": message.status,
        "title": message.title,
        "reason": message.reason,
        "advice": message.advice,
        "request_id": str(getattr(request, "id", "")),
        "signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES,
        "path": request.path,
        **preferences(request),
        **more,
    }
    try:
        body = get_template(FRAGMENT if wants_fragment(request) else PAGE).render(context)
    except TemplateDoesNotExist:
        body = _plain(message)
    response = HttpResponse(body, status=message.status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _plain(message: Message) -> str:
    words = "".join(f"<p>{escape(text)}</p>" for text in (message.reason, message.advice) if text)
    title = escape(message.title)
    return (
        '<!doctype html><html lang="zh-Hans"><meta charset="utf-8">'
        f"<title>{title}</title><main><h1>{title}</h1>{words}</main></html>"
    )
