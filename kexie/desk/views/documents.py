"""Official documents at the desk: the list, one document, drafting and editing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.desk import acting, document_facts, document_form, document_list, lookups, moves, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import require
from kexie.kit.web import idempotency, kept, paging
from kexie.notices import queries, rules
from kexie.notices.actions import documents


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """The list: saved views and the search are addresses."""
    context = document_list.index(request, by)
    rows = queries.listed(by, context["view"], context["q"], few=context["few"])
    context["page"] = paging.page_of(rows, request, 20, paging.FAR, total=context["total"])
    return pages.render(request, by, "documents/list.html", context, piece="documents/_list.html")


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """One document: steps, what may be done now, the paper, annexes, addressees, history."""
    document = lookups.document(by, ref)
    context = document_facts.detail(by, document)
    another = moves.done_by_another(by, acting.others_of(request), document)
    context["another"] = [{**acting.change_to(post, by), "step": step} for post, step in another]
    context["here"] = request.path
    return pages.render(request, by, "documents/detail.html", context, piece="documents/_detail.html")


@require_http_methods(["GET", "POST"])
@acting.staff
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """A new draft of one of the actor's own organisations."""
    page = document_form.new(request, by)
    if kept.asked(request):
        return kept.answer(request)
    if request.method == "GET" or not page.form.is_valid():
        return _form(request, by, page)
    with idempotency.once(request, by) as sending:
        document = documents.draft(page.form.issuer, page.form.values(), by=by)
        sending.made(reverse("desk:document", args=[document.ref]))
        kept.drop(request)
    messages.success(request, "已存为拟稿", extra_tags=kept.key(request))
    return redirect("desk:document", ref=document.ref)


@require_http_methods(["GET", "POST"])
@acting.staff
def edit(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Change a draft; somebody else's edit in the meantime answers 409."""
    document = lookups.document(by, ref)
    require(rules.can_edit(by, document))
    page = document_form.edit(request, by, document)
    if kept.asked(request):
        return kept.answer(request, stale=page.version != document.version)
    if request.method == "GET" or not page.form.is_valid():
        return _form(request, by, page)
    with idempotency.once(request, by) as sending:
        documents.edit(document, page.form.values(), by=by, version=page.version)
        sending.made(reverse("desk:document", args=[ref]))
        kept.drop(request)
    messages.success(request, "已保存", extra_tags=kept.key(request))
    return redirect("desk:document", ref=ref)


def _form(request: HttpRequest, by: Actor, page: document_form.Page) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return pages.render(request, by, "documents/form.html", page.context, status=status)
