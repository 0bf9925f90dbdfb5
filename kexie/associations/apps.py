"""The application of organisation building."""

from django.apps import AppConfig


class AssociationsConfig(AppConfig):
    """组织建设."""

    name = "kexie.associations"
    label = "associations"
    verbose_name = "组织建设"
