"""Whoever owes another password or a second factor finds every page of the desk shut but the one where it is set."""

from django.http import HttpRequest
from django.urls import reverse

from kexie.people.sign_in import owed

_OPEN = frozenset({"desk:factor_totp", "desk:factor_passkey", "desk:recovery_codes"})


def where(request: HttpRequest) -> str:
    """The page that has to come first; empty where nothing is owed, or this is it. No query."""
    first = next(iter(owed.of(request)), "")
    if first == owed.PASSWORD:
        return reverse("account_change_password")
    match = request.resolver_match
    is_open = match is not None and match.view_name in _OPEN
    return reverse("desk:factor_totp") if first == owed.FACTOR and not is_open else ""
