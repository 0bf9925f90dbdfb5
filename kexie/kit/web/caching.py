"""Public pages that change rarely: validated by ETag, kept whole in a small store of the process.

A view opts in with ``@public(version=…)``. The version is one cheap reading of the database, asked on every request:
a page is never older than the last change, in any process, without one process telling another.
"""

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from kexie.kit.database.patience import quick
from kexie.kit.web import away, pages
from kexie.kit.web.context import preferences

Version = Callable[[], Hashable]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])

MOST_PAGES = 400
MOST_BYTES = 24 * 1024 * 1024
WORTH_PACKING = 600  # bytes
STALE_FOR = 600.0  # seconds a kept page may stand in while the database is away


@dataclass(frozen=True, slots=True)
class Kept:
    """One whole page as it goes out."""

    version: Hashable
    etag: str
    content_type: str
    body: bytes
    packed: bytes | None
    at: float

    @property
    def weight(self) -> int:
        """Bytes held."""
        return len(self.body) + len(self.packed or b"")


class Store:
    """The last pages asked for, newest at the end, bounded in number and bytes; shared by the threads of a process."""

    def __init__(self, most_pages: int = MOST_PAGES, most_bytes: int = MOST_BYTES) -> None:
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()
        self._most_pages, self._most_bytes, self._bytes = most_pages, most_bytes, 0

    def get(self, key: Hashable) -> Kept | None:
        """The kept page, now the newest; None where there is none."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is not None:
                self._pages.move_to_end(key)
            return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep a page and let the oldest go."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._bytes += kept.weight - (old.weight if old else 0)
            self._pages[key] = kept
            while len(self._pages) > self._most_pages or self._bytes > self._most_bytes:
                self._bytes -= self._pages.popitem(last=False)[1].weight

    def clear(self) -> None:
        """Forget all (tests)."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def __len__(self) -> int:
        return len(self._pages)


store = Store()


def public(*, version: Version) -> Callable[[View], View]:
    """Mark a view as public: for anonymous readers its whole page depends on the address, the reader's size and
    theme, and ``version()`` (anything that changes when the page may change; a number read in one SQL).

    A page that sets a cookie (it holds a form with a token) is never kept.
    """

    def mark(view: View) -> View:
        view.public_version = version  # type: ignore[attr-defined]
        return view

    return mark


class PublicCacheMiddleware:
    """Answers anonymous GETs of marked views from the store, or with 304."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Keep what may be kept."""
        response = self.get_response(request)
        asked = getattr(request, "public_page", None)
        if asked is None or response.status_code != 200 or response.streaming or response.cookies:
            return response
        key, version = asked
        kept = _kept(version, response)
        store.put(key, kept)
        return _answer(request, kept)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], arguments: object, named: object
    ) -> HttpResponse | None:
        """The kept page where its version still holds."""
        reader: Version | None = getattr(view, "public_version", None)
        if reader is None or request.method not in {"GET", "HEAD"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return None
        key = _key(request)
        kept = store.get(key)
        try:
            version = _read(reader)
        except (OperationalError, InterfaceError) as fault:
            if kept is not None and time.monotonic() - kept.at < STALE_FOR:
                return _answer(request, kept, stale=True)
            return away.answer_to(request, fault)
        if kept is not None and kept.version == version:
            return _answer(request, kept)
        request.public_page = (key, version)  # type: ignore[attr-defined]
        return None


def _read(reader: Version) -> Hashable:
    """The version, whose query is at the same time the proof that the kept connection lives.

    Django would ask the server once before every first query of a request; that was half of what a kept page costs.
    A connection that a restart of the database left dead is opened anew here, once.
    """
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        with quick(connection.connection):
            return reader()
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return reader()


def _key(request: HttpRequest) -> Hashable:
    wishes = preferences(request)
    return (
        request.get_host(),
        request.path,
        request.META.get("QUERY_STRING", ""),
        wishes["ui_size"],
        wishes["ui_theme"],
        translation.get_language(),
        pages.wants_fragment(request),
    )


def _kept(version: Hashable, response: HttpResponse) -> Kept:
    body = response.content
    return Kept(
        version=version,
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
        content_type=response.headers.get("Content-Type", "text/html; charset=utf-8"),
        body=body,
        # The page is the same for everybody and holds no secret: packing it gives nothing away.
        packed=gzip.compress(body, 6, mtime=0) if len(body) >= WORTH_PACKING else None,
        at=time.monotonic(),
    )


def _answer(request: HttpRequest, kept: Kept, *, stale: bool = False) -> HttpResponse:
    wanted = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    response: HttpResponse
    if kept.etag in wanted or "*" in wanted:
        response = HttpResponseNotModified()
    elif kept.packed is not None and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        response = HttpResponse(kept.packed, content_type=kept.content_type)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(kept.body, content_type=kept.content_type)
    response.headers["ETag"] = kept.etag
    response.headers["Cache-Control"] = "no-cache"
    if stale:
        response.headers["Warning"] = '110 - "Response is Stale"'
    patch_vary_headers(response, ("Cookie", "Accept-Encoding", "HX-Request"))
    return response
