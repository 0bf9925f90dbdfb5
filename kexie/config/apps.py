"""Connects what upper storeys know to the engines below, once, at the start."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The topmost application: it holds no model."""

    name = "kexie.config"
    label = "config"

    def ready(self) -> None:
        """Hand the plugs down (kexie/config/plugs.py)."""
        from kexie.config import plugs  # the application registry must be ready first

        plugs.connect()
