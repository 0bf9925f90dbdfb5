"""The board: columns, search, pages, and its feed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kexie.kit.web import paging
from kexie.kit.web.caching import public
from kexie.notices.queries import board as queries
from kexie.portal import feeds
from kexie.portal.forms import board as forms
from kexie.portal.shown.board import Board

PAGE = 20


def _board(asked: forms.Asked, found: list[UUID] | None = None) -> Board:
    """The board as the address asks for it, counted among those found; a column that is nowhere is 404."""
    try:
        return Board(queries.columns(found), asked)
    except KeyError:
        raise Http404 from None


@require_safe
@public(version=queries.version)
def show(request: HttpRequest) -> HttpResponse:
    """``?column=&q=&page=``: a column or all of them, newest first; with words the best match first."""
    asked = forms.read(request.GET)
    found = queries.found(asked.q) if asked.q else None
    board = _board(asked, found)
    rows = queries.listing(board.code) if found is None else queries.find(board.q, board.code, found)
    page = paging.page_of(rows, request, PAGE)
    return render(request, "portal/board/page.html", {"board": board, "page": page, "nothing": board.nothing})


@require_safe
@public(version=queries.version)
def feed(request: HttpRequest) -> HttpResponse:
    """The 30 newest notices of the board, or of ``?column=``, as RSS 2.0."""
    board = _board(forms.read(request.GET))
    return feeds.rss(queries.feed(board.code, limit=feeds.LENGTH), board)
