"""The application of imports."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """导入."""

    name = "kexie.intake"
    label = "intake"
    verbose_name = "导入"
