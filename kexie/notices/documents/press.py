"""A paper pressed once and kept for the next who asks: PDFs by the digest of what they show.

Drawing takes 30 to 50 ms for a notice of six pages; keeping the last few saves that for a notice everybody opens in
the same hour. Nothing is ever out of date: another text, font or template is another digest.
"""

import hashlib
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kexie.kit.files import names
from kexie.kit.web import caching
from kexie.notices.documents import fonts, pdf
from kexie.notices.documents.paper import Paper, paper
from kexie.notices.documents.plain import Plain, digest, plain

PDF, DOCX = "pdf", "docx"
MEDIA = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# A page of 616 characters in 5 ms and 1.3 MB of memory: the longest paper takes 2 s and 250 MB (measured).
MOST_CHARACTERS = 200_000

_kept = caching.Store(most_pages=64, most_bytes=16 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What will be given out: the plain paper, the name of its file, and what tells this version from any other."""

    told: Plain
    name: str
    etag: str


def sheet(document: Any, form: str, folder: str = "") -> Sheet:
    """A document (fetched as :func:`paper` wants it) before it is drawn; cheap enough to answer "not changed"."""
    drawn = paper(document)
    told = plain(drawn)
    etag = digest(told, form, fonts.chosen(folder).told, _templates())[:32]
    return Sheet(told, file_name(drawn, form), f'"{etag}"')


def pdf_of(ready: Sheet, folder: str = "") -> bytes:
    """Its PDF, drawn or kept."""
    found = _kept.get(ready.etag)
    if found is None:
        body = pdf.draw(ready.told, folder)
        found = caching.Kept(None, ready.etag, MEDIA[PDF], body, None, time.monotonic())
        _kept.put(ready.etag, found)
    return found.body


def docx_of(ready: Sheet) -> bytes:
    """Its .docx, drawn anew."""
    from kexie.notices.documents import word  # 0.3 s at every start of a process, for the few who ask

    return word.draw(ready.told)


def file_name(told: Paper, form: str) -> str:
    """``武科协〔2013〕15号 关于…的通知.pdf``; a paper that is not issued says so first."""
    return names.clean(f"{' '.join(filter(None, (told.mark, told.number, told.title)))[:100]}.{form}")


def characters(document: Any) -> int:
    """How long the texts of a document are together."""
    texts = [document.body, *(row.body for row in document.attachments.all())]
    return sum(len(piece["text"]) for body in texts for piece in body) + len(document.title)


@lru_cache(maxsize=1)
def _templates() -> str:
    told = hashlib.sha256()
    for path in sorted(pdf.TEMPLATES.glob("*.typ")):
        told.update(path.read_bytes())
    return told.hexdigest()
