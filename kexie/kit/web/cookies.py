"""Cookies of the reader's wishes. Behind TLS their names bind them to this very host and its root (``__Host-``)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

YEAR = 365 * 24 * 3600


def name(plain: str) -> str:
    """What a cookie is called here: browsers take the prefix only with Secure, the path / and no domain."""
    return f"__Host-{plain}" if settings.SESSION_COOKIE_SECURE else plain


def found(request: HttpRequest, plain: str, otherwise: str = "") -> str:
    """What the reader's browser told under this name."""
    return str(request.COOKIES.get(name(plain), otherwise))


def keep(response: HttpResponse, plain: str, value: str) -> None:
    """Ask the browser to keep it for a year, out of the reach of scripts."""
    response.set_cookie(
        name(plain), value, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
