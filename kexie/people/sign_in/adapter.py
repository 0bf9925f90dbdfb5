"""Allauth's hooks: Chinese answers, no open sign-up, the journal, the start of a session's age."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy as _

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.people import addresses, devices, middleware, queries
from kexie.people.actions import accounts
from kexie.people.models import Account
from kexie.people.sign_in import lockout, owed, proof

WRONG = "用户名（邮箱）或密码不正确"


class Adapter(DefaultAccountAdapter):
    """What allauth asks the product. Rights are none of its business."""

    error_messages = {  # noqa: RUF012 (allauth reads a plain dictionary)
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(WRONG),
        "email_password_mismatch": _(WRONG),
        "too_many_login_attempts": _(lockout.LOCKED),
        "enter_current_password": _("当前密码不正确"),
        "incorrect_password": _("密码不正确"),
        "account_inactive": _("该账号已停用，请联系系统管理员"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation only."""
        return False

    def get_login_stages(self) -> list[str]:
        """Ours alone: an e-mail or a number is confirmed where it is told, not at the door."""
        return ["kexie.people.sign_in.second.Stage"]

    def is_ajax(self, request: HttpRequest) -> bool:
        """No script of ours asks for JSON: whoever does gets the same page, status and lock as everybody."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """One idea of an address for allauth and axes."""
        return addresses.of(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to work."""
        return resolve_url("/desk/")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Journal a try that was checked; say so where the lock has fallen."""
        checked = getattr(request, "sign_in_checked", None)
        if checked is not None:
            accounts.sign_in_failed(checked[0], request_id=_number(request))
        if getattr(request, "axes_locked_out", False):
            raise self.validation_error("too_many_login_attempts")

    def login(self, request: HttpRequest, user: Account) -> None:
        """A session with a new id (Django turns it over), its age begun, the sign-in journalled."""
        super().login(request, user)
        now = clock.now().timestamp()
        request.session[middleware.STARTED] = now
        request.session[middleware.SEEN] = now
        request.session[middleware.DEVICE] = devices.words(request.headers.get("User-Agent", ""))
        request.session[middleware.ADDRESS] = addresses.of(request)
        policy = queries.policy()
        request.session[middleware.IDLE] = policy.idle_minutes * 60
        proof.note(request, minutes=policy.fresh_minutes)
        owed.settle(request, user, policy, has_factor=queries.has_factor(user))
        accounts.signed_in(user, request_id=_number(request))

    def logout(self, request: HttpRequest) -> None:
        """The session's row goes with its cookie: a copied cookie opens nothing."""
        account = request.user if isinstance(request.user, Account) else None
        super().logout(request)
        if account is not None:
            accounts.signed_out(account, request_id=_number(request))

    def set_password(self, user: Account, password: str) -> None:
        """Through the action, so that it is ruled and journalled; the caller's object learns the new hash."""
        by = Actor(person_id=user.person_id, part="account", request_id=_number(context.request))
        session = context.request.session.session_key or ""
        changed = accounts.change_password(user, password, by=by, current=session)
        user.password = changed.password
        owed.paid(context.request, owed.PASSWORD)


def _number(request: HttpRequest | None) -> Any:
    return getattr(request, "id", None)
