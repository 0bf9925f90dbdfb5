"""The application of the demo city: it holds no table."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Brings the command ``demo``."""

    name = "kexie.demo"
    label = "demo"
