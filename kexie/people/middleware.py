"""Sessions end by themselves: after 30 minutes (or less) without a request, 8 hours after sign-in at the latest."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from kexie.kit import clock
from kexie.people import addresses

STARTED = "signed_in_at"
SEEN = "seen_at"
# Seconds without a request after which it ends, as they were set when it began.
IDLE = "idle"
# For the list of where one is signed in: the browser's words, the address of the last use.
DEVICE, ADDRESS = "device", "address"
# Written at most once a minute: a page with ten fragments must not write its session ten times.
_GRAIN = 60.0


class SessionAgeMiddleware:
    """Ends the session of an account that was idle or signed in too long; the request goes on as a stranger's.

    Both moments are kept in the session, that is in the database: a copied cookie outlives nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End, note or leave the session, then go on."""
        # No session row, no look at the account: strangers' pages stay free of both queries.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            _age(request)
        return self.get_response(request)


def _age(request: HttpRequest) -> None:
    now = clock.now().timestamp()
    started = float(request.session.get(STARTED, now))
    seen = float(request.session.get(SEEN, now))
    idle = float(request.session.get(IDLE, settings.SIGN_IN_IDLE.total_seconds()))
    if now - seen > idle or now - started > settings.SIGN_IN_AT_MOST.total_seconds():
        logout(request)
        return
    if STARTED not in request.session:
        request.session[STARTED] = now
    if SEEN not in request.session or now - seen >= _GRAIN:
        request.session[SEEN] = now
        request.session[ADDRESS] = addresses.of(request)
