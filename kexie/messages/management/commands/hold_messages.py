"""``kexie manage hold_messages``: after a restore, before serving, so that nothing goes a second time."""

from typing import Any

from django.core.management.base import BaseCommand

from kexie.messages.actions import sending


class Command(BaseCommand):
    """Whoever may run this owns the machine and needs no right; the journal names the system."""

    help = "mark every waiting message as unknown: the backup does not say which of them have gone since"

    def handle(self, *args: Any, **options: Any) -> None:
        """Mark them and say how many."""
        self.stdout.write(f"{sending.hold()} messages held")
