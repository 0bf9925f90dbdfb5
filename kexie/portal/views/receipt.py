"""Signing for a document with a unit's link, without an account. The link is the right: internal documents too.

A GET never signs: mail scanners open every link of a letter. The address holds the secret, so the page is kept by
nobody, found by no search engine and told to no other site (SECURE_REFERRER_POLICY is same-origin; ``no-referrer``
would make browsers send ``Origin: null`` with the form, which the CSRF check refuses).
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kexie.kit import files
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import rules
from kexie.notices.actions import links
from kexie.notices.queries import chasing
from kexie.people.sign_in import lockout
from kexie.portal.forms.receipt import ReceiptForm
from kexie.portal.shown import receipt as shown


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The document with the form; after signing, who signed. 410 for a link that is over, 404 for none."""
    link = chasing.link_of(token)
    if link is None:
        return unknown(request)
    verdict = rules.can_open_link(link)
    if not verdict:
        return over(request, link, verdict.rule)
    if request.method == "POST":
        return _sign(request, link, token)
    if request.method == "GET":
        links.note(link)
    return _page(request, link, token, ReceiptForm())


def _sign(request: HttpRequest, link: Any, token: str) -> HttpResponse:
    form = ReceiptForm(request.POST)
    if not form.is_valid() and rules.can_sign_by_link(link):
        return _page(request, link, token, form, status=422)
    try:
        links.sign(link, **_typed(form), request_id=getattr(request, "id", None))
    except Overtaken as late:
        links.note(link, late.rule)
        return _page(request, chasing.link_of(token), token, form, status=409)
    except Refused as refusal:  # revoked, corrected, closed since this page was opened
        return over(request, link, refusal.rule)
    return redirect("portal:receipt", token=token)


def _typed(form: ReceiptForm) -> dict[str, str]:
    return {name: form.cleaned_data.get(name, "") for name in ("name", "position")}


def _page(request: HttpRequest, link: Any, token: str, form: ReceiptForm, status: int = 200) -> HttpResponse:
    context = {"shown": shown.Letter(link, token), "form": form, "is_late_try": status == 409}
    return unlisted(render(request, "portal/receipt/page.html", context, status=status))


def over(request: HttpRequest, link: Any, rule: str) -> HttpResponse:
    """410 with the reason: the link, or what it is for, does not stand any more."""
    links.note(link, rule)
    context = {"closed": shown.closed(rule, link.addressee.document.issuer)}
    return unlisted(render(request, "portal/receipt/closed.html", context, status=410))


def unknown(request: HttpRequest) -> HttpResponse:
    """The same for every unknown token. Guesses count like failed sign-ins of the address, by which it runs out."""
    status = 404 if lockout.count_asking(request) else 429
    page = unlisted(render(request, "portal/receipt/closed.html", {"closed": shown.closed("")}, status=status))
    return lockout.come_back(page) if status == 429 else page


def unlisted(response: HttpResponse) -> HttpResponse:
    """For no search engine."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@require_safe
def download(request: HttpRequest, token: str, file: UUID) -> HttpResponseBase:
    """One annexed file of the document this link opens; anything else is 404."""
    link = chasing.link_of(token)
    stored = chasing.file_of(link, file) if link is not None and rules.can_open_link(link) else None
    if stored is None:
        raise Http404
    return files.answer(stored)
