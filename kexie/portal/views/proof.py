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
    status, told = codes.second(request, account) if by_code else _password(request, account)
    if status == 302:
        proof.note(request)
        accounts.proved(account, request_id=getattr(request, "id", None))
        return redirect(_next(request))
    told |= {"by_code": by_code, "next": _next(request), "again": "again" in request.GET}
    answer = render(request, "account/reauthenticate.html", told, status=status)
    return lockout.rest(answer) if status == 429 else answer


def _password(request: HttpRequest, account: Any) -> tuple[int, dict[str, Any]]:
    """302 where it is right; else the page's status and its form (the lock of axes turns it into 429)."""
    form = AgainForm(request.POST if request.method == "POST" else None, user=account)
    status = (302 if form.is_valid() else 422) if form.is_bound else 200
    return status, {"form": form}


def _next(request: HttpRequest) -> str:
    """Where they came from: an address of this site, else the desk."""
    told = request.POST.get("next") or request.GET.get("next") or ""
    fits = url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=request.is_secure())
    return told if fits else "/desk/"
