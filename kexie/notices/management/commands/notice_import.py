"""``kexie notice-import FILE``: read a notice as a web page leaves it, show what it tells, or keep it as a draft."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kexie.kit.verdict import Refused
from kexie.notices import reading, rules
from kexie.notices.actions import imports
from kexie.notices.management import taking


class Command(BaseCommand):
    """Prints the spans and the notice as JSON, or stores the draft as one of the issuer's officers would."""

    help = "Read a notice from a .docx or a text file (UTF-8, UTF-16, GB18030), keep it as a draft of an association."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how to take it."""
        parser.add_argument("file", type=Path, help="a .docx, or a web page's text; every character is kept")
        parser.add_argument("--dry-run", action="store_true", help="only read and show; nothing is stored")
        parser.add_argument("--json", action="store_true", help='print {"spans": […], "notice": {…}}')
        parser.add_argument("--issuer", type=int, help="number of the issuing organisation (default: of the post)")
        parser.add_argument("--as", dest="username", help="account of the officer in whose name the draft is begun")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, store."""
        told, file = taking.source_of(options["file"])
        found = reading.read(told.text)
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        elif options["dry_run"]:
            self.stdout.write(_shown(found))
        self.stderr.writelines(f"? {one}" for one in told.left_out)
        if options["dry_run"]:
            return
        issuer, by = taking.officer(options["username"], options["issuer"], rules.can_draft, "draft")
        try:
            with transaction.atomic():
                kept = imports.keep(file, by=by) if file else None
                document = imports.store(
                    found.source, found.spans, issuer=issuer, by=by, file=kept, left_out=told.left_out
                )
        except Refused as fault:
            raise CommandError(fault.reason) from None
        # With --json the output stays what a program can read.
        stream = self.stderr if options["json"] else self.stdout
        stream.write(f"第 {document.ref} 件公文，拟稿：{document.title}")


def _shown(found: reading.Reading) -> str:
    notice = found.notice.as_json()
    lines = [f"{name}: {value}" for name, value in notice.items() if not isinstance(value, list)]
    lines += [f"addressees: {'; '.join(notice['addressees'])}", f"attached: {len(notice['attached'])}"]
    lines += [f"? {doubt.reason}" for doubt in found.doubts]
    return "\n".join(lines)
