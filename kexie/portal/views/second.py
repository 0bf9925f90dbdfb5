"""The second answer of somebody who is signing in; and a passkey, which is both answers at once."""

from typing import Any

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kexie.people.forms.second import PasskeyForm
from kexie.people.sign_in import codes, keys, lockout, second


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """What the app shows, a recovery code or a passkey; then the sign-in goes on where it stood."""
    stage = second.waiting(request)
    if stage is None:
        return redirect("account_login")
    account = stage.login.user
    status, told = codes.second(request, account)
    if status == 302:
        return stage.exit()  # type: ignore[no-any-return]
    answer = render(request, "account/second.html", told, status=status)
    return lockout.rest(answer) if status == 429 else answer


@never_cache
@require_http_methods(["GET", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """Signing in without a password: whoever shows a passkey of theirs."""
    if request.user.is_authenticated:
        return redirect("/desk/")
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    factor = keys.show(request, None, form.cleaned_data["credential"]) if form.is_valid() else None
    if factor is not None:
        second.both_shown(request)
        response: HttpResponse = perform_login(request, factor.account)
        return response
    told: dict[str, Any] = {"passkey": keys.ask(request, None), "key_failed": form.is_bound}
    return render(request, "account/passkey.html", told, status=422 if form.is_bound else 200)
