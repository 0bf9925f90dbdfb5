"""Answering a document's reply slip (回执) with a unit's link, without an account. A GET never answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kexie.blanks import queries as blanks
from kexie.blanks.forms import SheetForm
from kexie.kit import files, sheets
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import rules
from kexie.notices.actions import links, replies
from kexie.notices.forms import table_name
from kexie.notices.queries import chasing
from kexie.notices.queries import replies as queries
from kexie.notices.rules import replies as reply_rules
from kexie.portal.forms.reply import LinkReplyForm
from kexie.portal.shown import reply as shown
from kexie.portal.views import receipt


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The form with what stands; after answering, what was answered. 410 for a link that is over, 404 for none."""
    link = chasing.link_of(token)
    if link is None:
        return receipt.unknown(request)
    verdict = rules.can_open_link(link)
    if not verdict:
        return receipt.over(request, link, verdict.rule)
    slip = queries.slip(link.addressee.document)
    if slip is None:
        return redirect("portal:receipt", token=token)
    if request.method == "POST":
        return (_read if request.POST.get("act") == "read" else _answer)(request, link, token, slip)
    if request.method == "GET":
        links.note(link)
    standing = queries.standing(link.addressee)
    return _page(request, link, token, slip, standing, _form(slip, standing))


def _form(slip: Any, standing: Any, *sent: Any) -> LinkReplyForm:
    # Whoever opens the link next is not shown the name of who answered before.
    return LinkReplyForm(*sent, asked=blanks.fields(slip.version), standing=standing)


def _answer(request: HttpRequest, link: Any, token: str, slip: Any) -> HttpResponse:
    standing = queries.standing(link.addressee)
    form = _form(slip, standing, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, link, token, slip, standing, form, status=422)
    told = replies.Told(form.told(), form.uploads(), form.changes)
    who = {name: form.cleaned_data[name] for name in ("name", "position")}
    try:
        replies.answer_by_link(link, told, **who, request_id=getattr(request, "id", None))
    except Overtaken:
        # What was typed stays in the form; the number of the answer that now counts comes with it.
        fresh = queries.standing(link.addressee)
        form.catch_up(fresh)
        return _page(request, link, token, slip, fresh, form, status=409)
    except Refused as refusal:
        if not rules.can_open_link(link):
            return receipt.over(request, link, refusal.rule)
        return _page(request, link, token, slip, standing, form, status=403)
    return redirect("portal:reply", token=token)


def _read(request: HttpRequest, link: Any, token: str, slip: Any) -> HttpResponse:
    """The page as a table filled it in; nothing is sent yet, and who fills it in is still to be typed."""
    standing = queries.standing(link.addressee)
    form = _form(slip, standing)
    sheet = form.sheet_form(slip, request.POST, request.FILES)
    if not sheet.is_valid():
        return _page(request, link, token, slip, standing, form, status=422, sheet=sheet)
    form = form.filled(sheet)
    return _page(request, link, token, slip, standing, form, status=422 if form.errors else 200, is_read=True)


@never_cache
@require_safe
def blank_sheet(request: HttpRequest, token: str) -> HttpResponse:
    """The slip as .xlsx, to be filled in without the site. Answers as :func:`show`; 403 where it cannot be answered."""
    link = chasing.link_of(token)
    if link is None:
        return receipt.unknown(request)
    verdict = rules.can_open_link(link)
    if not verdict:
        return receipt.over(request, link, verdict.rule)
    slip = queries.slip(link.addressee.document)
    if slip is None:
        return redirect("portal:receipt", token=token)
    standing = queries.standing(link.addressee)
    require(reply_rules.can_answer_by_link(link, standing))
    made = _form(slip, standing).table(link.addressee, slip)
    return receipt.unlisted(files.made(made, table_name(link.addressee.document), sheets.MIME))


def _page(
    request: HttpRequest, link: Any, token: str, slip: Any, standing: Any, form: Any, status: int = 200,
    *, sheet: SheetForm | None = None, is_read: bool = False,
) -> HttpResponse:  # fmt: skip
    verdict = reply_rules.can_answer_by_link(link, standing)
    letter = shown.Slip(link, token, slip, standing, verdict.reason)
    context = {"shown": letter, "form": form, "groups": form.groups(), "is_overtaken": status == 409}
    context |= {"is_read": is_read, "sheet": letter.sheet(sheet or SheetForm())}
    return receipt.unlisted(render(request, "portal/reply/page.html", context, status=status))
