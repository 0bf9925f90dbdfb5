"""Annexes of a document: adding to a draft, taking out, downloading through the right to see the document."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kexie.desk import acting, document_facts, lookups, pages
from kexie.kit import files
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency
from kexie.notices import forms, rules
from kexie.notices.actions import attachments


@require_POST
@acting.staff
def add(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Keep an uploaded file as the next annex."""
    document = lookups.document(by, ref)
    require(rules.can_edit(by, document))
    form = forms.AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {**document_facts.detail(by, document), "attach_form": form}
        return pages.render(request, by, "documents/detail.html", context, status=422)
    with idempotency.once(request, by) as sending:
        attachments.add(document, form.cleaned_data["title"], upload=form.cleaned_data["file"], by=by)
        sending.made(_back(ref))
    messages.success(request, "附件已加上")
    return redirect(_back(ref))


@require_POST
@acting.staff
def remove(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """Take an annex out of a draft."""
    attachment = _attachment(lookups.document(by, ref), pk)
    with idempotency.once(request, by) as sending:
        attachments.remove(attachment, by=by)
        sending.made(_back(ref))
    messages.success(request, "附件已去掉")
    return redirect(_back(ref))


@require_safe
@acting.staff
def download(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponseBase:
    """The file, as a download."""
    attachment = _attachment(lookups.document(by, ref), pk)
    if attachment.file_id is None:
        raise Http404
    return files.answer(attachment.file)


@require_safe
@acting.staff
def source(request: HttpRequest, by: Actor, ref: int) -> HttpResponseBase:
    """The .docx the document was imported from, as a download."""
    document = lookups.document(by, ref)
    require(rules.can_read_source(by, document))
    told = getattr(document, "source_text", None)
    if told is None or told.file is None:
        raise Http404
    return files.answer(told.file)


def _attachment(document: lookups.Document, pk: UUID) -> lookups.Document:
    found = next((one for one in document.attachments.all() if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _back(ref: int) -> str:
    return reverse("desk:document", args=[ref]) + "#attachments"
