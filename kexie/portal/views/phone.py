"""Signing in with a code sent to one's telephone: the number, then the code. The answers tell nobody whose it is."""

from typing import Any
from uuid import UUID

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.messages import doors
from kexie.messages.channels import Channel
from kexie.people import addresses
from kexie.people.actions import phones
from kexie.people.forms.phone import PhoneCodeForm, PhoneForm
from kexie.people.sign_in import lockout

_CODE = "phone_code"


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The number; where nothing is sent by SMS the page says so."""
    if doors.only_logs(Channel.SMS):
        return render(request, "account/phone_closed.html", status=200 if request.method == "GET" else 403)
    form = PhoneForm(request.POST if request.method == "POST" else None)
    status = _asked(request, form) if form.is_bound else 200
    if status == 302:
        return redirect("account_phone_code")
    answer = render(request, "account/phone.html", {"form": form}, status=status)
    return lockout.come_back(answer) if status == 429 else answer


def _asked(request: HttpRequest, form: PhoneForm) -> int:
    """302 where a code was asked for; else the status of the page, with the reason in the form."""
    if not form.is_valid():
        return 422
    if not lockout.count_asking(request):
        form.add_error(None, lockout.ASKED)
        return 429
    by = Actor(part="stranger", request_id=getattr(request, "id", None))
    try:
        code = phones.ask(form.cleaned_data["number"], None, address=addresses.of(request), by=by)
    except Refused as refused:
        form.add_error(None, gettext(refused.reason))
        return 429
    request.session[_CODE] = str(code)
    return 302


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The code; whoever has a second factor is asked for that too."""
    told: str | None = request.session.get(_CODE)
    if told is None:
        return redirect("account_phone")
    form = PhoneCodeForm(request.POST if request.method == "POST" else None)
    account, status = _shown(request, UUID(told), form) if form.is_valid() else (None, 422 if form.errors else 200)
    if account is not None:
        del request.session[_CODE]
        return perform_login(request, account)  # type: ignore[no-any-return]
    return render(request, "account/phone_code.html", {"form": form}, status=status)


def _shown(request: HttpRequest, code: UUID, form: PhoneCodeForm) -> tuple[Any, int]:
    """Who signs in; else the status of the page, with the reason in the form."""
    address, number = addresses.of(request), getattr(request, "id", None)
    try:
        account = phones.show(code, form.cleaned_data["code"], address=address, request_id=number)
    except Refused as refused:
        form.add_error(None, gettext(refused.reason))
        return None, 429
    if account is None:
        form.add_error("code", gettext(phones.WRONG))
    return account, 422
