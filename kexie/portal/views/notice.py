"""One notice: its page, its print view, its files."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kexie.kit import files
from kexie.kit.web import errors
from kexie.kit.web.caching import public
from kexie.notices import rules
from kexie.notices.documents import press
from kexie.notices.queries import board as queries
from kexie.portal.shown.notice import Shown


def _notice(year: int, number: int) -> Any:
    """The notice at this address; what is not public is not there."""
    found = queries.notice(year, number)
    if found is None:
        raise Http404
    return found


@require_safe
@public(version=queries.version)
def show(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The page, with neighbours and what corrects it."""
    notice = _notice(year, number)
    document = notice.document
    newer, older = queries.neighbours(notice)
    shown = Shown(notice, newer=newer, older=older, corrected_by=queries.correction_of(document))
    return render(request, "portal/notice/page.html", {"shown": shown, "trail": shown.trail})


@require_safe
@public(version=queries.version)
def printed(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The document alone, laid out for A4 (GB/T 9704-2012)."""
    return render(request, "portal/notice/print.html", {"shown": Shown(_notice(year, number))})


@require_safe
def pdf(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """The document as PDF, typeset after GB/T 9704-2012; "not changed" is answered before anything is drawn."""
    document = _notice(year, number).document
    if rules.too_long(document):
        raise Http404
    ready = press.sheet(document, press.PDF, settings.FONT_FOLDER)
    response = get_conditional_response(request, etag=ready.etag)
    if response is None:
        try:
            drawn = press.pdf_of(ready, settings.FONT_FOLDER)
        except press.Busy:
            return errors.busy(request, _("正在生成的文件较多。"))
        response = files.made(drawn, ready.name, press.MEDIA[press.PDF])
    response.headers["ETag"] = ready.etag
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def download(request: HttpRequest, year: int, number: int, file: UUID) -> HttpResponseBase:
    """One annexed file. The query asks whether the document is public: anything else is 404, its existence untold."""
    stored = queries.file(year, number, file)
    if stored is None:
        raise Http404
    return files.answer(stored)
