"""The application of the people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Holds persons, accounts and invitations."""

    name = "kexie.people"
    label = "people"
    verbose_name = "人员"
