"""How long ago somebody last showed who they are: at sign-in, or again before a sensitive act."""

from django.conf import settings
from django.http import HttpRequest

from kexie.kit import clock
from kexie.people.middleware import IDLE, STARTED

PROVED = "proved_at"
FRESH_FOR = "fresh_for"
# Minutes; of a session begun before anything was set.
USUAL = 10


def note(request: HttpRequest, *, minutes: int = 0) -> None:
    """They have just shown it; at sign-in with how long that counts in this session."""
    request.session[PROVED] = clock.now().timestamp()
    if minutes:
        request.session[FRESH_FOR] = minutes


def is_fresh(request: HttpRequest, *, sending: bool) -> bool:
    """Whether it was shown lately enough for a sensitive act.

    A page with a form is opened within so many minutes; it may be sent for as many again, so that whoever has just
    opened it has the time to fill it in.
    """
    shown = float(request.session.get(PROVED, request.session.get(STARTED, 0)))
    minutes = minutes_of(request) * (2 if sending else 1)
    return 0 <= clock.now().timestamp() - shown <= minutes * 60


def minutes_of(request: HttpRequest) -> int:
    """For how many minutes it is fresh, as it was set when this session began."""
    return int(request.session.get(FRESH_FOR, USUAL))


def idle_minutes(request: HttpRequest) -> int:
    """After how many minutes without a request this session ends."""
    return int(request.session.get(IDLE, settings.SIGN_IN_IDLE.total_seconds())) // 60
