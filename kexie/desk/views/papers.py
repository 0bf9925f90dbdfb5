"""A document as one file: PDF or .docx, for whoever may read it; taking it is journalled."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, lookups
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.notices.actions import documents
from kexie.notices.documents import press


@require_safe
@acting.staff
def pdf(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The PDF, with the mark of what is not issued."""
    ready = _taken(by, ref, press.PDF)
    return files.made(press.pdf_of(ready, settings.FONT_FOLDER), ready.name, press.MEDIA[press.PDF])


@require_safe
@acting.staff
def docx(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The .docx, to be finished in a word processor."""
    ready = _taken(by, ref, press.DOCX)
    return files.made(press.docx_of(ready), ready.name, press.MEDIA[press.DOCX])


def _taken(by: Actor, ref: int, form: str) -> press.Sheet:
    document = lookups.document(by, ref)
    documents.download(document, form, by=by)
    return press.sheet(document, form, settings.FONT_FOLDER)
