"""A paper pressed once and kept for the next who asks: PDFs by the digest of what they show.

Drawing takes 0.2 s for a notice of six pages, in a process of its own (``drawing``); keeping the last few saves that
for a notice everybody opens in the same hour. Nothing is ever out of date: another text, font or template is another
digest.
"""

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kexie.kit.files import names
from kexie.kit.web import caching
from kexie.notices.documents import copies, fonts, pdf, tables, tables_plain
from kexie.notices.documents.paper import Paper, paper
from kexie.notices.documents.plain import Plain, digest, plain

PDF, DOCX = "pdf", "docx"
MEDIA = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

# The longest paper takes 2 s; what takes ten times that is stuck.
MOST_SECONDS = 20
# One drawing at a time in a web process, and so many requests that wait for it: the others are told to come again,
# or whoever asks for every paper of the board at once would hold all the threads.
MOST_WAITING = 3
# What the drawing process sees of our surroundings: where the program lies, nothing else.
_SURROUNDINGS = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")

_drawing = threading.Lock()
_waiting = threading.BoundedSemaphore(MOST_WAITING)
_kept = caching.Store(most_pages=64, most_bytes=16 * 1024 * 1024)


class Busy(Exception):
    """Too many papers are being drawn in this process; ask again in some seconds."""


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


def tables_sheet(papers: Sequence[tables.Paper], name: str, form: str, folder: str = "") -> Sheet:
    """Papers with tables as one file of this name, before it is drawn."""
    told = tables_plain.plain(*papers)
    etag = digest(told, form, fonts.chosen(folder).told, _templates())[:32]
    return Sheet(told, names.clean(f"{name}.{form}"), f'"{etag}"')


def tables_of(ready: Sheet, folder: str = "") -> bytes:
    """Its file: a PDF drawn apart or kept, a .docx drawn anew. Raises as :func:`pdf_of`."""
    if ready.name.endswith(f".{PDF}"):
        return pdf_of(ready, folder)
    from kexie.notices.documents import tables_word  # 0.3 s at every start of a process, for the few who ask

    return tables_word.draw(*tables_plain.papers(ready.told))


def copy_of(ready: Sheet, serial: int, code: str) -> Sheet:
    """The same paper as one printed original: with its 份号 and its code (of a sheet made for a PDF)."""
    told = {**ready.told, "copy": copies.told(serial, code)}
    return Sheet(told, names.clean(f"原件{serial} {ready.name}"), f'"{digest(told, ready.etag)[:32]}"')


def pdf_of(ready: Sheet, folder: str = "") -> bytes:
    """Its PDF, drawn or kept.

    Raises:
        Busy: several are being drawn already.
        subprocess.SubprocessError: the typesetter failed or took too long.
    """
    found = _kept.get(ready.etag) or _pressed(ready, folder)
    return found.body


def drawn(document: Any, folder: str = "") -> bytes:
    """A document's PDF for work at night: drawn apart like any other, not kept, nobody waits behind it."""
    return _drawn_apart(plain(paper(document)), folder)


def _pressed(ready: Sheet, folder: str) -> caching.Kept:
    if not _waiting.acquire(blocking=False):
        raise Busy
    try:
        with _drawing:
            # Who waited behind the same paper finds it drawn.
            found = _kept.get(ready.etag)
            if found is None:
                body = _drawn_apart(ready.told, folder)
                found = caching.Kept(None, ready.etag, MEDIA[PDF], body, None, time.monotonic())
                _kept.put(ready.etag, found)
            return found
    finally:
        _waiting.release()


def _drawn_apart(told: Plain, folder: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kexie.notices.documents.drawing"],
        input=json.dumps({"paper": told, "folder": folder}).encode(),
        stdout=subprocess.PIPE,
        timeout=MOST_SECONDS,
        check=True,
        env={name: os.environ[name] for name in _SURROUNDINGS if name in os.environ},
    )
    return done.stdout


def docx_of(ready: Sheet) -> bytes:
    """Its .docx, drawn anew."""
    from kexie.notices.documents import word  # 0.3 s at every start of a process, for the few who ask

    return word.draw(ready.told)


def file_name(told: Paper, form: str) -> str:
    """``武科协〔2013〕15号 关于…的通知.pdf``; a paper that is not issued says so first."""
    return names.clean(f"{' '.join(filter(None, (told.mark, told.number, told.title)))[:100]}.{form}")


@lru_cache(maxsize=1)
def _templates() -> str:
    told = hashlib.sha256()
    for path in sorted(pdf.TEMPLATES.glob("*.typ")):
        told.update(path.read_bytes())
    return told.hexdigest()
