"""The application of the organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Holds the tree, its history, jurisdictions, posts and affiliations."""

    name = "kexie.organisations"
    label = "organisations"
    verbose_name = "组织"
