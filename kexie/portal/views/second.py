"""The second answer of somebody who is signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kexie.people.forms.second import CodeForm
from kexie.people.sign_in import codes, lockout, second


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """What the app shows, or a recovery code; then the sign-in goes on where it stood."""
    stage = second.waiting(request)
    if stage is None:
        return redirect("account_login")
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = codes.judge(request, stage.login.user, form) if form.is_bound else 0
    if status == 200:
        return stage.exit()  # type: ignore[no-any-return]
    answer = render(request, "account/second.html", {"form": form}, status=status or 200)
    return lockout.rest(answer) if status == 429 else answer
