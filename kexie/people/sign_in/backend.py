"""Recognising an account by what was typed: one look-up and one run of the hasher, whatever was typed."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from kexie.people import queries
from kexie.people.models import Account
from kexie.people.sign_in import sessions


class Backend(AuthenticationBackend):
    """Username or e-mail with a password.

    Allauth's own looks up name and e-mail one after the other and may run the hasher for each; the time would tell
    who exists. Here an unknown name costs exactly what a known one does (quality/bar.md E4).
    """

    def get_user(self, user_id: Any) -> Any:
        """The account of a session, which brought it along; asked for where it did not. None for a closed one."""
        account = sessions.taken(user_id)
        if account is None:
            return super().get_user(user_id)
        return account if self.user_can_authenticate(account) else None

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:
        """The account, or None for an unknown name, a wrong password or a closed account."""
        password = credentials.get("password")
        login = credentials.get("email") or credentials.get("username")
        if not password or not login:
            return None
        account = queries.account_named(login)
        if request is not None:
            # For the journal: a try that was really checked, not one turned away at the lock.
            request.sign_in_checked = (account,)  # type: ignore[attr-defined]
        if account is None:
            self._mitigate_timing_attack(password)
            return None
        found: Account | None = self._check_password(account, password)
        return found
