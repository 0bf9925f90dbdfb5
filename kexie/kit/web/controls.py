"""No page carries control characters, whatever somebody pasted: they break readers, feeds and validators.

A form may have to show again what it refused, and an imported source is kept to the character; so the page, not the
stored text, is where they end.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# C0 but tab, line feed, carriage return; DEL.
_C0 = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
# The same with C1, as UTF-8 has them: 0xC2 leads nothing else but U+0080 to U+00BF.
_CONTROLS = re.compile(b"[" + re.escape(_C0) + b"]|\xc2[\x80-\x9f]")
_C1 = re.compile(b"\xc2[\x80-\x9f]")
_SHOWN_AS = "\ufffd".encode()
_MARKED_UP = ("text/html", "application/xml", "application/rss+xml", "text/xml")


def without(body: bytes) -> bytes:
    """UTF-8 with each control character shown as the replacement sign; the very same bytes where there is none."""
    if len(body.translate(None, _C0)) == len(body) and not _C1.search(body):
        return body
    return _CONTROLS.sub(_SHOWN_AS, body)


class ControlsMiddleware:
    """Cleans pages and feeds on their way out; downloads and packed bodies are left as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then clean."""
        response = self.get_response(request)
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in _MARKED_UP or response.has_header("Content-Encoding"):
            return response
        clean = without(response.content)
        if clean is not response.content:
            response.content = clean
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(clean))
        return response
