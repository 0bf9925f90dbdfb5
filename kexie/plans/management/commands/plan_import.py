"""``kexie plan-import FILE``: read a yearly plan, alone or inside its notice, and show what it tells."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kexie.notices import decoding
from kexie.plans import proposals, reading


class Command(BaseCommand):
    """Prints the spans, guidance, parts and measures as JSON, or a summary with the doubts."""

    help = "Read a yearly plan (工作要点) from a text file (UTF-8, UTF-16 or GB18030)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how to take it."""
        parser.add_argument("file", type=Path, help="the text of the plan; every character of it is accounted for")
        parser.add_argument("--dry-run", action="store_true", help="only read and show; nothing is stored")
        parser.add_argument("--json", action="store_true", help='print {"spans", "guidance", "parts", "doubtful"}')

    def handle(self, *args: Any, **options: Any) -> None:
        """Read and show; keeping the plan is not built yet, and is said before anything is printed."""
        if not options["dry_run"]:
            raise CommandError("plans are not stored yet: add --dry-run to read FILE and see what it tells")
        found = reading.read(_text(options["file"]))
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_shown(found)))


def _text(path: Path) -> str:
    try:
        return decoding.decoded(path.read_bytes())
    except OSError as fault:
        raise CommandError(f"{path}: {fault.strerror}") from None
    except decoding.DecodingError as fault:
        raise CommandError(f"{path}: {fault}") from None


def _shown(found: reading.Reading) -> Iterator[str]:
    plan = found.plan
    yield f"title: {plan.title}"
    yield f"year: {plan.year or ''}"
    yield f"guidance: {plan.guidance or ''}"
    for part in plan.parts:
        yield f"{part.number or '-'} {part.title}"
        for one in part.measures:
            yield from _measure(one)
    for doubt in found.doubts:
        yield f"? {doubt.reason} {found.source[doubt.start : doubt.end][:40]!r}"


def _measure(one: reading.Measure) -> Iterator[str]:
    yield f"  * {one.text}"
    duties = [f"{name}: {told}" for name, told in (("owner", one.owner), ("due", one.due)) if told]
    yield from ([f"    {'; '.join(duties)}"] if duties else [])
    for indicator in one.indicators:
        yield f"    = {indicator.what} {indicator.op} {indicator.value}{indicator.unit}"
    for proposal in proposals.propose(one):
        yield f"    > {proposal.reason}"
