"""``kexie manage drop_factors NAME``: for somebody above whom nobody stands and who lost app, passkeys and codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kexie.kit.actor import SYSTEM
from kexie.people import queries
from kexie.people.actions import factors
from kexie.people.models import Account


class Command(BaseCommand):
    """Whoever may run this owns the machine and needs no right; the journal names the system."""

    help = "take away the second factors of an account: its password alone lets it in again"

    def add_arguments(self, parser: CommandParser) -> None:
        """The account's username or e-mail."""
        parser.add_argument("name")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Take them away."""
        account = queries.account_named(options["name"])
        if account is None or not queries.has_factor(account):
            raise CommandError(f"no account with a second factor: {options['name']}")
        locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
        gone = factors.drop_all(locked, by=SYSTEM, note="kexie manage drop_factors")
        self.stdout.write(f"{gone} taken away from {account.username}")
