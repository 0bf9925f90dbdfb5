"""A forgotten password: asking for a letter, and setting another password with it."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from kexie.people import queries
from kexie.people.actions import resets
from kexie.people.forms.reset import AskForm, ResetForm
from kexie.people.sign_in import lockout


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Whose password is forgotten. The answer is the same whoever that is; without mail the page says whom to ask."""
    if not settings.SENDS_MAIL:
        return render(request, "account/reset_by_hand.html", status=200 if request.method == "GET" else 403)
    form = AskForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if form.is_valid() and lockout.count_asking(request):
        resets.ask(form.cleaned_data["login"], by_mail=settings.SENDS_MAIL, request_id=_number(request))
        return redirect("account_reset_sent")
    if form.is_valid():
        form.add_error(None, lockout.ASKED)
        status = 429
    answer = render(request, "account/reset_ask.html", {"form": form}, status=status)
    return lockout.come_back(answer) if status == 429 else answer


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What happens now."""
    return render(request, "account/reset_sent.html")


@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Another password for whose letter this is; a link that opens nothing is 404 and says how to get a new one."""
    letter = queries.open_reset(token)
    if letter is None:
        return render(request, "account/reset_closed.html", status=404)
    form = ResetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            resets.take(token, form.cleaned_data["password"], request_id=_number(request))
            if request.user.pk == letter.account_id:
                request.session.flush()  # ended with all others of this account: nothing is left to write
            return redirect("account_login")
        except ValidationError as weak:
            form.add_error("password", weak)
    context = {"form": form, "account": letter.account}
    return render(request, "account/reset.html", context, status=422 if form.errors else 200)


def _number(request: HttpRequest) -> UUID | None:
    number: UUID | None = getattr(request, "id", None)
    return number
