"""The application of yearly plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """工作要点."""

    name = "kexie.plans"
    label = "plans"
    verbose_name = "工作要点"
