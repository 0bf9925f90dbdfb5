"""Giving a kept file back. Who may have it was decided by the view that calls this."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse

from kexie.kit.crypto import Unopened
from kexie.kit.files import keeping, kinds
from kexie.kit.files.models import StoredFile
from kexie.kit.web import logs


def answer(stored: StoredFile) -> FileResponse:
    """The file as a download, never shown inside our pages: attachment, its own media type, no sniffing, no scripts.

    Raises:
        Http404: the bytes are not there (told in the log; ``kexie check-invariants`` lists all such).
    """
    try:
        stream = keeping.content(stored)
    except (FileNotFoundError, Unopened):
        logs.get("kexie.files").error("a kept file has no bytes, or none that open", file=str(stored.id))
        raise Http404("file") from None
    media = kinds.KINDS[stored.kind].media
    response = FileResponse(stream, content_type="application/octet-stream" if media.startswith("text/") else media)
    response.headers["Content-Length"] = str(stored.size)
    response.headers["Content-Disposition"] = disposition(stored.name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def made(content: bytes, name: str, media: str) -> HttpResponse:
    """Bytes made for this request, given as :func:`answer` gives a kept file."""
    response = HttpResponse(content, content_type=media)
    response.headers["Content-Disposition"] = disposition(name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def disposition(name: str) -> str:
    """The header of RFC 6266: an ASCII name for old clients, the real one in UTF-8 beside it."""
    ending = name.rpartition(".")[2]
    plain = name if name.isascii() and not set(name) & set('"\\%') else f"file.{ending if ending.isascii() else 'bin'}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
