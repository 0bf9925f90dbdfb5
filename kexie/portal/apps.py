"""The public face."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """No model: it shows what the domains let everyone see."""

    name = "kexie.portal"
    label = "portal"
