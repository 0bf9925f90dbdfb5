"""The application of the bottom storey."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Holds the tables of journal, numbers, jobs, search, files and calendar."""

    name = "kexie.kit"
    label = "kit"
