"""The acts on a document: one address each, one action each; a page of its own where something is asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, lookups, moves, pages
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
    messages.success(request, button.door.done)
    return redirect(_after(document, done, noun))


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
    return pages.render(request, by, "documents/act.html", context, status=422 if request.method == "POST" else 200)
