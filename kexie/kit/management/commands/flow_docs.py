"""`kexie flow-docs`: write docs/flows/<entity>.md from the tables of flows."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kexie.kit.flow import diagram


class Command(BaseCommand):
    """Writes one page per flow; with --check it only compares."""

    help = "write docs/flows/*.md from the flows; --check compares and fails on a difference"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--to FOLDER, --check."""
        parser.add_argument("--to", type=Path, default=Path("docs/flows"))
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        folder: Path = options["to"]
        wanted = {f"{flow.entity}.md": diagram.page(flow) for flow in diagram.known()}
        there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
        if options["check"]:
            stale = sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))
            if stale:
                raise CommandError(f"out of date: {', '.join(stale)}; run kexie flow-docs")
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name in there.keys() - wanted.keys():
            (folder / name).unlink()
        for name, text in wanted.items():
            (folder / name).write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(wanted)} flows written to {folder}")
