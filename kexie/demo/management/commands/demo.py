"""``kexie demo``: the demo city in an empty installation."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kexie.demo import stages


class Command(BaseCommand):
    """Builds the city once; does nothing where there is one; refused in production."""

    help = "Build the demo city in an empty database (refused when KEXIE_ENV=production)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--stage``: how far the world has come."""
        parser.add_argument("--stage", choices=stages.STAGES, default=stages.DEFAULT, help="default: %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, telling each stage with its seconds."""
        if settings.PRODUCTION:
            raise CommandError("a demo city has known passwords: it is refused when KEXIE_ENV=production")
        begun = time.monotonic()

        def told(stage: str) -> None:
            self.stdout.write(f"  {stage:<8} {time.monotonic() - begun:5.1f} s")

        if not stages.build(options["stage"], told):
            self.stdout.write("there is an installation already; nothing was done")
