"""A document as one file: PDF or .docx, for whoever may read it; taking it is journalled."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, lookups
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import errors
from kexie.notices import rules
from kexie.notices.actions import documents
from kexie.notices.documents import press


@require_safe
@acting.staff
def pdf(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The PDF, with the mark of what is not issued."""
    document = _readable(by, ref)
    ready = press.sheet(document, press.PDF, settings.FONT_FOLDER)
    try:
        drawn = press.pdf_of(ready, settings.FONT_FOLDER)
    except press.Busy:
        return errors.busy(request, "正在生成的文件较多。")
    documents.download(document, press.PDF, by=by)
    return files.made(drawn, ready.name, press.MEDIA[press.PDF])


@require_safe
@acting.staff
def docx(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The .docx, to be finished in a word processor."""
    document = _readable(by, ref)
    ready = press.sheet(document, press.DOCX)
    documents.download(document, press.DOCX, by=by)
    return files.made(press.docx_of(ready), ready.name, press.MEDIA[press.DOCX])


def _readable(by: Actor, ref: int) -> lookups.Document:
    """Asked before anything is drawn; the action asks again."""
    document = lookups.document(by, ref)
    require(rules.can_download(by, document))
    return document
