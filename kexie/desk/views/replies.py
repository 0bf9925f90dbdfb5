"""Answers to a reply slip: given for one's own unit, collated by who guides units, taken out as .xlsx."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kexie.blanks import queries as blanks
from kexie.blanks.forms import SheetForm
from kexie.desk import acting, collation_facts, fresh, lookups, pages, reply_below_facts, reply_facts, reply_sheets
from kexie.kit import files, sheets
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, require
from kexie.kit.web import idempotency, kept, paging
from kexie.notices import forms
from kexie.notices.actions import replies
from kexie.notices.queries import below as queries_below
from kexie.notices.queries import handed_replies
from kexie.notices.queries import replies as queries
from kexie.notices.queries.collation import collation
from kexie.notices.rules import replies as rules


@require_http_methods(["GET", "POST"])
@acting.staff
def answer(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """Fill in the slip for one's own unit, or change what was filled in."""
    addressee = lookups.answerable(by, ref)
    slip, form = _form(request, addressee)
    require(rules.can_answer(by, addressee, form.standing))
    if (unsent := _unsent(request, by, addressee, slip, form)) is not None:
        return unsent
    try:
        with idempotency.once(request, by) as sending:
            replies.answer(addressee, replies.Told(form.told(), form.uploads(), form.changes), by=by)
            sending.made(_back(ref))
            kept.drop(request)
    except Overtaken as late:
        if late.rule != "reply.round":
            raise
        return _overtaken(request, by, addressee, slip, form)
    messages.success(request, f"已代表{addressee.name}回复，期限以前还可以改", extra_tags=kept.key(request))
    return redirect(_back(ref))


def _unsent(
    request: HttpRequest, by: Actor, addressee: Any, slip: Any, form: forms.ReplyForm
) -> HttpResponse | None:  # fmt: skip
    """The answer where nothing is sent yet: typed words to be kept, a table to be read, a form not right."""
    if kept.asked(request):
        return kept.answer(request, stale=request.POST.get("version") != str(form.before_round))
    if request.POST.get("act") == "read":
        return _read(request, by, addressee, slip, form)
    return None if form.is_valid() else _asked(request, by, addressee, slip, form)


def _form(request: HttpRequest, addressee: Any) -> tuple[Any, forms.ReplyForm]:
    slip, sent = lookups.slip(addressee.document), (request.POST, request.FILES) if request.method == "POST" else ()
    return slip, forms.ReplyForm(*sent, asked=blanks.fields(slip.version), standing=queries.standing(addressee))


def _read(request: HttpRequest, by: Actor, addressee: Any, slip: Any, form: forms.ReplyForm) -> HttpResponse:
    """The page as a table filled it in; nothing is sent yet."""
    sheet = form.sheet_form(slip, request.POST, request.FILES)
    if not sheet.is_valid():
        unfilled = forms.ReplyForm(asked=form.asked, standing=form.standing)
        return _asked(request, by, addressee, slip, unfilled, sheet=sheet)
    return _asked(request, by, addressee, slip, form.filled(sheet), is_read=True)


@require_safe
@acting.staff
def blank_sheet(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The slip as .xlsx, to be filled in without the site."""
    addressee = lookups.answerable(by, ref)
    slip, form = _form(request, addressee)
    require(rules.can_answer(by, addressee, form.standing))
    return files.made(form.table(addressee, slip), forms.table_name(addressee.document), sheets.MIME)


def _asked(
    request: HttpRequest, by: Actor, addressee: Any, slip: Any, form: forms.ReplyForm,
    *, sheet: SheetForm | None = None, is_read: bool = False,
) -> HttpResponse:  # fmt: skip
    """The page with the form, and what was typed there and not sent; above it what stands, if that is newer."""
    offer = kept.into(request, form, version=form.before_round)
    context = reply_facts.answering(addressee, form, slip, form.standing) | {"kept": offer, "is_read": is_read}
    if sheet is not None:
        context["sheet"]["form"] = sheet
    if offer["shown"] and offer["stale"] and form.standing:
        context["standing"] = reply_facts.told(slip, form.standing)
    is_faulty = bool(form.errors) or sheet is not None
    return pages.render(request, by, "replies/form.html", context, status=422 if is_faulty else 200)


def _overtaken(request: HttpRequest, by: Actor, addressee: Any, slip: Any, form: forms.ReplyForm) -> HttpResponse:
    """A colleague was faster: what was typed stays on the page, beside the answer that stands."""
    form.catch_up(queries.standing(addressee))
    context = reply_facts.answering(addressee, form, slip, form.standing)
    context["standing"] = reply_facts.told(slip, form.standing) if form.standing else []
    context |= {"kept": kept.offer(request, None), "is_overtaken": True}
    return pages.render(request, by, "replies/form.html", context, status=409)


def _back(ref: int) -> str:
    return reverse("desk:inbox_document", args=[ref]) + "#reply"


@require_safe
@acting.staff
def below(request: HttpRequest, by: Actor) -> HttpResponse:
    """What others asked of units this actor guides; each leads to the collation of those units."""
    page = paging.page_of(queries_below.documents(by), request, 20)
    context = reply_below_facts.index(by, page)
    return pages.render(request, by, "replies/below.html", context)


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The collation of what this actor may read."""
    document = lookups.collated(by, ref)
    context = collation_facts.index(request, by, document)
    found = queries.units(by, document, context["view"], context["district"], context["q"])
    context["page"] = paging.page_of(found, request, 50)
    context["rows"] = reply_facts.rows(document, context["page"].rows)
    return pages.render(request, by, "replies/collation.html", context, piece="replies/_units.html")


@require_safe
@acting.staff
@fresh.needed
def sheet(request: HttpRequest, by: Actor, ref: int) -> HttpResponse:
    """The same as .xlsx, names with it and of mobiles their masks; that it was taken is put down."""
    document = lookups.collated(by, ref)
    slip = lookups.slip(document)
    collated = collation(by, document, slip)
    replies.take_out(document, len(collated.lines), by=by)
    told = reply_sheets.book(document, collated, handed_replies.handed_on(by, document, slip))
    return files.made(told, f"回执汇总 {document.number or document.ref}.xlsx", sheets.MIME)


@require_safe
@acting.staff
def unit(request: HttpRequest, by: Actor, ref: int, pk: UUID) -> HttpResponse:
    """One unit with every answer it gave."""
    document = lookups.collated(by, ref)
    context = reply_facts.unit(by, document, lookups.replied(by, document, pk))
    return pages.render(request, by, "replies/unit.html", context)


@require_safe
@acting.staff
def download(request: HttpRequest, by: Actor, ref: int, pk: UUID, reply: UUID, key: str) -> HttpResponseBase:
    """A file of one of its answers."""
    document = lookups.collated(by, ref)
    return files.answer(lookups.reply_file(lookups.replied(by, document, pk), reply, key))
