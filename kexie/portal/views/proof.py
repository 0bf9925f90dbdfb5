"""Before a sensitive act: whoever is signed in shows once more who they are, and goes back to the act."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kexie.people import queries
from kexie.people.actions import accounts
from kexie.people.forms.second import CodeForm
from kexie.people.forms.sign_in import AgainForm
from kexie.people.sign_in import codes, lockout, proof


@never_cache
@sensitive_post_parameters("code", "password")
@require_http_methods(["GET", "POST"])
@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The second factor of an account that has one, else the password."""
    account: Any = request.user
    by_code = queries.has_factor(account)
    data = request.POST if request.method == "POST" else None
    form = CodeForm(data) if by_code else AgainForm(data, user=account)
    status = _status(request, account, form)
    if status == 302:
        proof.note(request)
        accounts.proved(account, request_id=getattr(request, "id", None))
        return redirect(_next(request))
    told = {"form": form, "by_code": by_code, "next": _next(request), "again": "again" in request.GET}
    answer = render(request, "account/reauthenticate.html", told, status=status)
    return lockout.rest(answer) if status == 429 and by_code else answer


def _status(request: HttpRequest, account: Any, form: Any) -> int:
    """302 where it was shown; else the status of the page."""
    if not form.is_bound:
        return 200
    judged = codes.judge(request, account, form) if isinstance(form, CodeForm) else (200 if form.is_valid() else 422)
    return 302 if judged == 200 else judged


def _next(request: HttpRequest) -> str:
    """Where they came from: an address of this site, else the desk."""
    told = request.POST.get("next") or request.GET.get("next") or ""
    fits = url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=request.is_secure())
    return told if fits else "/desk/"
