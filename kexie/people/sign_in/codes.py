"""A code that was typed, judged for a page: what to say, and the status of the answer."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kexie.people.actions import factors
from kexie.people.forms.second import CodeForm
from kexie.people.models import Account
from kexie.people.sign_in import lockout


def judge(request: HttpRequest, account: Account, form: CodeForm) -> int:
    """200 where it is right; 422 or 429 with what to say in the form, also where nothing was sent yet and it is bound.

    An address that has no try left is told so before anything is compared.
    """
    if not form.is_valid():
        return 422
    if lockout.address_exhausted(request):
        answer = factors.Answer.SHUT
    else:
        address = lockout.client_address(request)
        answer = factors.check(
            account, form.cleaned_data["code"], address=address, request_id=getattr(request, "id", None)
        )
    if answer is factors.Answer.RIGHT:
        return 200
    shut = answer is factors.Answer.SHUT
    form.add_error(None if shut else "code", _(lockout.SHUT) if shut else _(factors.WRONG))
    return 429 if shut else 422
