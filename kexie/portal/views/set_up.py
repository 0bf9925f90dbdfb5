"""The first page of a fresh installation; gone for good once there is an account."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kexie.organisations.actions import installation
from kexie.people import queries
from kexie.portal.forms.set_up import SetUpForm


@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for the first association and officer; the action lets only the first of two beginners through (409)."""
    if queries.any_account():
        raise Http404
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            installation.begin(form.association, form.first, level=form.cleaned_data["level"])
            return redirect("account_login")
        except ValidationError as weak:
            form.add_error("password", weak)
    return render(request, "portal/set_up.html", {"form": form}, status=422 if form.errors else 200)
