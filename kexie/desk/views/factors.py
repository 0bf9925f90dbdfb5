"""One's own second factors: setting up an authenticator app, taking a factor away, new recovery codes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kexie.desk import acting, factor_facts, fresh, pages
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.kit.web import idempotency
from kexie.people import passkeys, queries, rules
from kexie.people.actions import factors
from kexie.people.forms.second import KEY_FAILED, CodeForm, PasskeyForm
from kexie.people.sign_in import keys, owed


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def totp(request: HttpRequest, by: Actor) -> HttpResponse:
    """动态口令: the picture for the app, then the figures it shows. The answer bears the recovery codes, this once."""
    require(rules.can_change_factors(by, request.user))  # type: ignore[arg-type]
    secret = factor_facts.secret(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    codes = _added(request, by, secret, form) if form.is_valid() else None
    if codes is None:
        context = factor_facts.setting_up(request, form, secret)
        return pages.render(request, by, "me/totp.html", context, status=422 if form.errors else 200)
    factor_facts.forget(request)
    owed.paid(request, owed.FACTOR)
    messages.success(request, "已设好动态口令，以后登录要用")
    return _shown(request, by, codes) if codes else redirect("desk:me")


def _added(request: HttpRequest, by: Actor, secret: str, form: CodeForm) -> list[str] | None:
    """The recovery codes; None where the figures were wrong, which the form says."""
    account: Any = request.user
    try:
        with idempotency.once(request, by) as sending:
            codes = factors.add_totp(account, secret, form.cleaned_data["code"], by=by)
            sending.made(reverse("desk:me"))
            return codes
    except Overtaken:
        raise
    except Refused as wrong:
        form.add_error("code", wrong.reason)
        return None


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def passkey(request: HttpRequest, by: Actor) -> HttpResponse:
    """通行密钥: the browser makes one. The answer bears the recovery codes where they are the first, this once."""
    account: Any = request.user
    require(rules.can_change_factors(by, account))
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    codes = _made(request, by, form) if form.is_valid() else None
    if codes is None:
        context = factor_facts.making(request, form, keys.ask_new(request, account))
        return pages.render(request, by, "me/passkey.html", context, status=422 if form.errors else 200)
    owed.paid(request, owed.FACTOR)
    messages.success(request, "已设好通行密钥")
    return _shown(request, by, codes) if codes else redirect("desk:me")


def _made(request: HttpRequest, by: Actor, form: PasskeyForm) -> list[str] | None:
    """The recovery codes; None where the browser's answer does not fit, which the form says."""
    account: Any = request.user
    try:
        key = keys.made(request, form.cleaned_data["credential"])
    except passkeys.WrongAnswer:
        form.add_error(None, KEY_FAILED)
        return None
    with idempotency.once(request, by) as sending:
        codes = factors.add_passkey(account, key, form.cleaned_data["name"], by=by)
        sending.made(reverse("desk:me"))
    return codes


@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def remove(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """删除, after a look at what it is."""
    account: Any = request.user
    found = next((one for one in queries.factors_of(account) if one.pk == pk), None)
    if request.method == "GET":
        if found is None:
            raise Http404
        return pages.render(request, by, "me/factor_removal.html", factor_facts.removing(account, found))
    with idempotency.once(request, by) as sending:
        gone = factors.remove(account, pk, by=by)
        sending.made(reverse("desk:me"))
    messages.success(request, f"已删除{gone.name}")
    return redirect("desk:me")


@never_cache
@require_http_methods(["GET", "POST"])
@acting.staff
@fresh.needed
def codes(request: HttpRequest, by: Actor) -> HttpResponse:
    """备用码: new ones, shown this once."""
    account: Any = request.user
    require(rules.can_renew_codes(by, account))
    if request.method == "GET":
        return pages.render(request, by, "me/renew_codes.html", factor_facts.renewing(account))
    with idempotency.once(request, by) as sending:
        made = factors.renew_codes(account, by=by)
        sending.made(reverse("desk:me"))
    return _shown(request, by, made)


def _shown(request: HttpRequest, by: Actor, made: list[str]) -> HttpResponse:
    return pages.render(request, by, "me/codes.html", {"codes": made, "crumbs": factor_facts.crumbs("备用码")})
