"""A refused act becomes an answer in one place."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kexie.kit.verdict import Refused
from kexie.kit.web import logs, pages

_LOG = logs.get("kexie.refused")
_TITLES = {403: "现在不能这样办", 409: "情况已经变了"}


class RefusalMiddleware:
    """``Refused`` -> 403 with the reason, ``Overtaken`` -> 409; a page, or the fragment that htmx swaps in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a refusal; other exceptions go on."""
        if not isinstance(exception, Refused):
            return None
        _LOG.info("refused", rule=exception.rule, status=exception.status, account=_account(request))
        message = pages.Message(exception.status, _TITLES[exception.status], exception.reason)
        location = getattr(exception, "location", "")
        link_label = "查看已经办好的这一件" if location else ""
        response = pages.answer(request, message, rule=exception.rule, link=location, link_label=link_label)
        if exception.rule:
            response.headers["X-Refused-By"] = exception.rule
        return response


def _account(request: HttpRequest) -> str:
    """The id of who was refused, for the log; of who is not signed in nothing is known (and nothing asked)."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return str(getattr(getattr(request, "user", None), "pk", None) or "")
