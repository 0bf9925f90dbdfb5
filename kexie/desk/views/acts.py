"""The acts on a document: one address each, one action each; a page of its own where something is asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, document_facts, forms, level_facts, lookups, moves, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.kit.web import idempotency


@require_http_methods(["GET", "POST"])
@acting.staff
def take(request: HttpRequest, by: Actor, ref: int, noun: str) -> HttpResponse:
    """GET asks what the act asks (the page without script); POST does it and goes back to the document."""
    document = lookups.document(by, ref)
    button = moves.button_for(by, document, noun, request.POST if request.method == "POST" else None)
    if button.rule == "right":
        require(refused(button.reason, button.rule))
    if request.method == "GET" or not button.ready:
        return _ask(request, by, document, button)
    with idempotency.once(request, by) as sending:
        done = button.door.action(document, by=by, **button.values())
        sending.made(_after(document, done, noun))
    messages.success(request, _told(button, done, noun))
    return redirect(_after(document, done, noun))


def _told(button: moves.Button, done: lookups.Document, noun: str) -> str:
    """What the page says it has done; after 印发 with the way to the public page, which no list may show first."""
    page = document_facts.page_url(done) if noun == "issue" else ""
    if not page:
        return button.door.done
    return format_html('{}，<a href="{}">查看网页</a>', button.door.done, page)


def _after(document: lookups.Document, done: lookups.Document, noun: str) -> str:
    if noun == "correction":
        return reverse("desk:document_edit", args=[done.ref])
    return reverse("desk:document", args=[document.ref])


def _ask(request: HttpRequest, by: Actor, document: lookups.Document, button: moves.Button) -> HttpResponse:
    crumbs = [
        ("公文", reverse("desk:documents")),
        (document.title, reverse("desk:document", args=[document.ref])),
        (button.label, ""),
    ]
    context = {"document": document, "act": button, "crumbs": crumbs}
    if isinstance(button.form, forms.IssueForm):
        context |= level_facts.of(document, button.form.asked(request.GET))
    return pages.render(request, by, "documents/act.html", context, status=422 if request.method == "POST" else 200)
