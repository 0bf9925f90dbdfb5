"""The application of official documents, the board and sign-for."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """公文、公告栏、签收."""

    name = "kexie.notices"
    label = "notices"
    verbose_name = "公文与公告"
