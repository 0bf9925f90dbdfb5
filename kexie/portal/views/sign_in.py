"""Allauth's sign-in view on our pages."""

from typing import Any

from allauth.account.views import LoginView


class SignIn(LoginView):  # type: ignore[misc]
    """As allauth's, without its ``site`` (a host name): it would hide ours, whose site this is, from the base page."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the template is given."""
        told: dict[str, Any] = super().get_context_data(**more)
        told.pop("site", None)
        return told
