"""Allauth's views on our pages."""

from typing import Any

from allauth.account.views import (
    AccountInactiveView,
    LoginView,
    LogoutView,
    PasswordChangeView,
)
from django.http import HttpResponse

from kexie.messages import doors
from kexie.messages.channels import Channel
from kexie.people.sign_in import owed


class OurSite:
    """Without allauth's ``site`` (a host name): it would hide ours, whose site this is, from the base page."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the template is given."""
        told: dict[str, Any] = super().get_context_data(**more)  # type: ignore[misc]
        told.pop("site", None)
        return told


class OurForm(OurSite):
    """A form with errors is answered with 422 like every other form of the house (a lock-out turns it into 429)."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """The page again, with what is wrong."""
        answer: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        answer.status_code = 422
        return answer


class SignIn(OurForm, LoginView):
    """登录."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the template is given."""
        return {**super().get_context_data(**more), "by_phone": not doors.only_logs(Channel.SMS)}


class SignOut(OurSite, LogoutView):
    """退出登录."""


class ChangePassword(OurForm, PasswordChangeView):
    """修改密码; where it has to be, the page says so."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the template is given."""
        return {**super().get_context_data(**more), "owed": owed.PASSWORD in owed.of(self.request)}


class Inactive(OurSite, AccountInactiveView):
    """账号已停用."""
