"""The second answer, judged for a page: what to say, and the status of the answer."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kexie.people import addresses, queries
from kexie.people.actions import factors
from kexie.people.forms.second import CodeForm, PasskeyForm
from kexie.people.models import Account
from kexie.people.sign_in import keys, lockout


def second(request: HttpRequest, account: Account) -> tuple[int, dict[str, Any]]:
    """302 where a code or a passkey of this account was shown; else the page's status and what it shows."""
    by_key = "credential" in request.POST
    form = CodeForm(request.POST if request.method == "POST" and not by_key else None)
    if by_key:
        status = 302 if _key_is_right(request, account) else 422
    else:
        status = judge(request, account, form) if form.is_bound else 200
    known = queries.factors_of(account) if status != 302 else []
    has_key = any(one.public for one in known)
    return status, {
        "form": form,
        "by_app": any(one.sealed for one in known),
        "passkey": keys.ask(request, account) if has_key else "",
        "key_failed": by_key,
    }


def _key_is_right(request: HttpRequest, account: Account) -> bool:
    form = PasskeyForm(request.POST)
    return form.is_valid() and keys.show(request, account, form.cleaned_data["credential"]) is not None


def judge(request: HttpRequest, account: Account, form: CodeForm) -> int:
    """302 where it is right; 422 or 429 with what to say in the form.

    An address that has no try left is told so before anything is compared.
    """
    if not form.is_valid():
        return 422
    if lockout.address_exhausted(request):
        answer = factors.Answer.SHUT
    else:
        number = getattr(request, "id", None)
        answer = factors.check(account, form.cleaned_data["code"], address=addresses.of(request), request_id=number)
    if answer is factors.Answer.RIGHT:
        return 302
    shut = answer is factors.Answer.SHUT
    form.add_error(None if shut else "code", _(lockout.SHUT) if shut else _(factors.WRONG))
    return 429 if shut else 422
