"""The number one signs in with: asking for a code, showing it, giving the number up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, fresh, pages, phone_facts
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.kit.web import idempotency
from kexie.people import addresses, rules
from kexie.people.actions import phones
from kexie.people.forms.phone import PhoneCodeForm, PhoneForm

_CODE = "own_phone_code"


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def ask(request: HttpRequest, by: Actor) -> HttpResponse:
    """The number; a code goes there."""
    account: Any = request.user
    phone_facts.require_door()
    require(rules.can_change_factors(by, account))
    form = PhoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            with idempotency.once(request, by) as sending:
                code = phones.ask(form.cleaned_data["number"], account, address=addresses.of(request), by=by)
                sending.made(reverse("desk:phone_code"))
            request.session[_CODE] = str(code)
            return redirect("desk:phone_code")
        except Refused as refused:
            form.add_error(None, refused.reason)
    context = phone_facts.asking(form)
    return pages.render(request, by, "parts/form.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def confirm(request: HttpRequest, by: Actor) -> HttpResponse:
    """The code that came."""
    account: Any = request.user
    told: str | None = request.session.get(_CODE)
    if told is None:
        return redirect("desk:phone")
    form = PhoneCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _confirmed(request, account, UUID(told), form, by):
        del request.session[_CODE]
        messages.success(request, "以后可以用这个手机号登录")
        return redirect("desk:me")
    context = phone_facts.confirming(form)
    return pages.render(request, by, "parts/form.html", context, status=422 if form.errors else 200)


def _confirmed(request: HttpRequest, account: Any, code: UUID, form: PhoneCodeForm, by: Actor) -> bool:
    try:
        done = phones.confirm(account, code, form.cleaned_data["code"], by=by)
    except Refused as refused:
        form.add_error(None, refused.reason)
        return False
    if not done:
        form.add_error("code", phones.WRONG)
    return done


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def drop(request: HttpRequest, by: Actor) -> HttpResponse:
    """停用."""
    account: Any = request.user
    if request.method == "GET":
        return pages.render(request, by, "me/phone_removal.html", phone_facts.dropping(account))
    with idempotency.once(request, by) as sending:
        phones.drop(account, by=by)
        sending.made(reverse("desk:me"))
    messages.success(request, "已停用手机号登录")
    return redirect("desk:me")
