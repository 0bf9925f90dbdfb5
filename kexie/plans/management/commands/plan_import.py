"""``kexie plan-import FILE``: read a yearly plan, alone or in its notice, show what it tells, or keep a draft."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kexie.kit.verdict import Refused
from kexie.notices.management import taking
from kexie.plans import proposals, reading, rules
from kexie.plans.actions import plans, sources


class Command(BaseCommand):
    """Prints spans, guidance, parts and measures as JSON, or stores the plan as one of the house's officers would."""

    help = "Read a yearly plan (工作要点) from a .docx or a text file (UTF-8, UTF-16, GB18030), keep it as a draft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how to take it."""
        parser.add_argument("file", type=Path, help="the text of the plan; every character of it is accounted for")
        parser.add_argument("--dry-run", action="store_true", help="only read and show; nothing is stored")
        parser.add_argument("--json", action="store_true", help='print {"spans", "guidance", "parts", "doubtful"}')
        parser.add_argument(
            "--organisation", type=int, help="number of the planning organisation (default: of the post)"
        )
        parser.add_argument("--as", dest="username", help="account of the officer in whose name the draft is begun")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, store."""
        told, file = taking.source_of(options["file"])
        found = reading.read(told.text)
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        elif options["dry_run"]:
            self.stdout.write("\n".join(_shown(found)))
        self.stderr.writelines(f"? {one}" for one in told.left_out)
        if options["dry_run"]:
            return
        organisation, by = taking.officer(options["username"], options["organisation"], rules.can_store, "plan")
        try:
            with transaction.atomic():  # a file that is kept has a plan
                kept = sources.keep(file, by=by) if file else None
                plan = plans.store(
                    found.source, found.spans, organisation=organisation, by=by, file=kept, left_out=told.left_out
                )
        except Refused as fault:
            raise CommandError(fault.reason) from None
        # With --json the output stays what a program can read.
        stream = self.stderr if options["json"] else self.stdout
        stream.write(f"第 {plan.ref} 份工作要点，拟定：{plan.title}")
        if found.doubts:
            stream.write(f"有 {len(found.doubts)} 处请核对（--dry-run 逐条列出）")


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
