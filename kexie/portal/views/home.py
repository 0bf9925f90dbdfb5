"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kexie.kit import clock
from kexie.kit.web.caching import public
from kexie.notices.queries import board as notices
from kexie.organisations import queries as organisations
from kexie.portal.shown.home import Home

LISTED = 10
FRESH_FOR = 600  # seconds: the figures of the tree change without any notice changing


def version() -> tuple[str, int]:
    """What the page shows: the board, and ten minutes of the clock for the figures."""
    return notices.version(), int(clock.now().timestamp()) // FRESH_FOR


@require_safe
@public(version=version)
def show(request: HttpRequest) -> HttpResponse:
    """Who we are in figures, what is being signed for, the newest of the board."""
    figures = notices.figures(clock.today().year)
    home = Home(notices.newest(LISTED), notices.columns(), figures, organisations.public_counts())
    return render(request, "portal/home.html", {"home": home})
