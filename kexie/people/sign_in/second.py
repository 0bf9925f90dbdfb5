"""Between the first answer and the session: whoever has a second factor shows it (a stage of allauth's sign-in)."""

from typing import Any

from allauth.account.stages import LoginStage, LoginStageController
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kexie.people import queries

_BOTH = "both_answers_shown"


class Stage(LoginStage):
    """Named in the adapter's ``get_login_stages``. Nobody is signed in while it is open."""

    key = "kexie_second"
    urlname = "account_second"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """To the page that asks, for an account that has something to show."""
        if self.login.user is None or getattr(self.request, _BOTH, False) or not queries.has_factor(self.login.user):
            return None, True
        return redirect(self.urlname), True


def both_shown(request: HttpRequest) -> None:
    """A passkey knows its owner: who shows one has given both answers, in this request."""
    setattr(request, _BOTH, True)


def waiting(request: HttpRequest) -> Any:
    """The stage this browser stands at, with its ``login.user``; None for who has not given the first answer lately."""
    return None if request.user.is_authenticated else LoginStageController.enter(request, Stage.key)
