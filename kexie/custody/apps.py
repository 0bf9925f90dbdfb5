"""The application of custody."""

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    """个人信息与数据保管."""

    name = "kexie.custody"
    label = "custody"
    verbose_name = "个人信息"
