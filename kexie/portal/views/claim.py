"""Taking an account with the link of an invitation."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kexie.kit.verdict import Overtaken
from kexie.people import queries
from kexie.people.actions import accounts
from kexie.people.forms.claim import ClaimForm


@never_cache
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Name and password for the invited person; a link that opens nothing is 404 and says whom to ask."""
    letter = queries.open_invitation(token)
    if letter is None:
        return render(request, "portal/claim_closed.html", status=404)
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("username", "password", "email")}
        try:
            accounts.claim(token, **told, request_id=getattr(request, "id", None))
            return redirect("account_login")
        except ValidationError as weak:
            form.add_error("password", weak)
        except Overtaken as taken:
            form.add_error("username", taken.reason)
    context = {"form": form, "person": letter.person}
    return render(request, "portal/claim.html", context, status=422 if form.errors else 200)
