"""``kexie manage reset_link NAME``: a link to another password for somebody above whom nobody stands at the desk."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kexie.kit.actor import SYSTEM
from kexie.people import letters, queries
from kexie.people.actions import resets


class Command(BaseCommand):
    """Whoever may run this owns the machine and needs no right; the journal names the system."""

    help = "print a link, good once and for 24 hours, with which the owner of an account sets another password"

    def add_arguments(self, parser: CommandParser) -> None:
        """The account's username or e-mail."""
        parser.add_argument("name")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make and print it."""
        account = queries.account_named(options["name"])
        if account is None or not account.is_active:
            raise CommandError(f"no open account: {options['name']}")
        _, token = resets.make(account, resets.BY_HAND, by=SYSTEM)
        self.stdout.write(letters.link(token))
