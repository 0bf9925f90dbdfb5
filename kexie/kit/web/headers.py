"""Every answer carries its number and the headers that no single view should have to remember."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kexie.kit import ids
from kexie.kit.web import logs

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing of the machine is asked for by any page.
PERMISSIONS = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
        "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "serial", "usb",
        "xr-spatial-tracking",
    )
)  # fmt: skip


def told(path: str) -> str:
    """An address as the log may hold it: without the secret of a bearer link."""
    return logs.without_secret(path)


class RequestIdMiddleware:
    """Gives each request a number of our own (`request.id`, header `X-Request-Id`), stands it in every log line.

    A number sent by the client is not taken over: it goes into the journal, and the journal believes nobody.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Number the request, answer, tell the number."""
        number = ids.uuid7()
        request.id = number  # type: ignore[attr-defined]
        with logs.bound(request_id=str(number), method=request.method or "", path=told(request.path)):
            response = self.get_response(request)
            if response.status_code >= 500:
                logs.get("kexie.web").error("answered with a fault", status=response.status_code)
        response.headers["X-Request-Id"] = str(number)
        return response


class HeadersMiddleware:
    """What the browser must not do with our pages, on every answer, error pages and downloads included."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what the answer does not say itself."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "no-store" if _personal(request, response) else "no-cache"
        elif _personal(request, response) and "immutable" not in response.headers["Cache-Control"]:
            response.headers["Cache-Control"] = "no-store"
        return response


def _personal(request: HttpRequest, response: HttpResponse) -> bool:
    # Judged by the cookie, not by the account: an error page must not ask the database who this is.
    return settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies
