"""Passkeys in a request: the question goes into the session, and is answered once."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kexie.people import addresses, passkeys, queries
from kexie.people.actions import factors
from kexie.people.models import Account, Factor
from kexie.people.sign_in import lockout

_ASKED = "passkey_asked"
NEW, SHOW = "new", "show"


def place(request: HttpRequest) -> passkeys.Place:
    """Under which name the browser opened the site (one of ``ALLOWED_HOSTS``): a passkey is good there alone."""
    host = request.get_host()
    name = settings.SITE_ADDRESS.partition("://")[2]
    return passkeys.Place(host.rpartition(":")[0] or host, f"{request.scheme}://{host}", name)


def ask_new(request: HttpRequest, account: Account) -> str:
    """The options for making one; the question waits in the session."""
    known = [one.public for one in queries.factors_of(account) if one.public]
    asked = passkeys.ask_new(place(request), account.pk.bytes, account.username, account.get_full_name(), known)
    request.session[_ASKED] = {NEW: asked.state}
    return asked.options


def ask(request: HttpRequest, account: Account | None) -> str:
    """The options for showing one: of this account, or of whoever it will turn out to be."""
    known = [one.public for one in queries.factors_of(account) if one.public] if account else []
    asked = passkeys.ask(place(request), known)
    request.session[_ASKED] = {SHOW: asked.state}
    return asked.options


def made(request: HttpRequest, answer: str) -> passkeys.Key:
    """The one that was made. Raises WrongAnswer."""
    return passkeys.made(place(request), _state(request, NEW), answer)


def show(request: HttpRequest, account: Account | None, answer: str) -> Factor | None:
    """The passkey that was shown, of this account where one is told; None where it does not open, which is counted."""
    if lockout.address_exhausted(request):
        return None
    here, number = place(request), getattr(request, "id", None)
    try:
        state = _state(request, SHOW)
        handle = passkeys.handle_in(answer)
    except passkeys.WrongAnswer:
        state, handle = {}, ""
    return factors.show_passkey(
        handle, account, lambda public: passkeys.shown(here, state, answer, public),
        address=addresses.of(request), request_id=number,
    )  # fmt: skip


def _state(request: HttpRequest, what: str) -> dict[str, str]:
    """What was asked, taken out: an answer is good once."""
    asked: Any = request.session.pop(_ASKED, None) or {}
    if what not in asked:
        raise passkeys.WrongAnswer("nothing was asked")
    state: dict[str, str] = asked[what]
    return state
