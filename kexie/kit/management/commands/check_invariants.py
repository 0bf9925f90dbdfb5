"""`kexie check-invariants`: ask the database for rows that should not exist."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from kexie.kit import invariants


class Command(BaseCommand):
    """Prints every breach, one a line; exit code 1 where there is one."""

    help = "run all invariants on the live database; exit code 1 where a row breaks one"

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, print, count."""
        found = 0
        for breach in invariants.breaches():
            found += 1
            self.stdout.write(f"{breach.invariant}: {breach.record}: {breach.fault}")
        self.stdout.write(f"{len(invariants.known())} invariants, {found} breaches")
        if found:
            sys.exit(1)
