"""Allauth's views on our pages."""

from typing import Any

from allauth.account.views import AccountInactiveView, LoginView


class OurSite:
    """Without allauth's ``site`` (a host name): it would hide ours, whose site this is, from the base page."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the template is given."""
        told: dict[str, Any] = super().get_context_data(**more)  # type: ignore[misc]
        told.pop("site", None)
        return told


class SignIn(OurSite, LoginView):
    """登录."""


class Inactive(OurSite, AccountInactiveView):
    """账号已停用."""
