"""The application of blanks."""

from django.apps import AppConfig


class BlanksConfig(AppConfig):
    """表单、版本、答复."""

    name = "kexie.blanks"
    label = "blanks"
    verbose_name = "表单"
