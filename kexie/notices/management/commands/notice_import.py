"""``kexie notice-import FILE``: read a notice as a web page leaves it, show what it tells, or keep it as a draft."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused
from kexie.notices import decoding, reading, rules
from kexie.notices.actions import imports
from kexie.organisations import actors
from kexie.organisations.models import Organisation
from kexie.people.models import Account


class Command(BaseCommand):
    """Prints the spans and the notice as JSON, or stores the draft as one of the issuer's officers would."""

    help = "Read a notice from a text file (UTF-8, UTF-16 or GB18030) and keep it as a draft of an association."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how to take it."""
        parser.add_argument("file", type=Path, help="the text of the web page; every character of it is kept")
        parser.add_argument("--dry-run", action="store_true", help="only read and show; nothing is stored")
        parser.add_argument("--json", action="store_true", help='print {"spans": […], "notice": {…}}')
        parser.add_argument("--issuer", type=int, help="number of the issuing organisation (default: of the post)")
        parser.add_argument("--as", dest="username", help="account of the officer in whose name the draft is begun")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show, store."""
        found = reading.read(_text(options["file"]))
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        elif options["dry_run"]:
            self.stdout.write(_shown(found))
        if options["dry_run"]:
            return
        if not options["username"]:
            raise CommandError("--as USERNAME is needed to store (or --dry-run to look only)")
        issuer, by = _officer(options["username"], options["issuer"])
        try:
            document = imports.store(found.source, found.spans, issuer=issuer, by=by)
        except Refused as fault:
            raise CommandError(fault.reason) from None
        # With --json the output stays what a program can read.
        stream = self.stderr if options["json"] else self.stdout
        stream.write(f"第 {document.ref} 件公文，拟稿：{document.title}")


def _text(path: Path) -> str:
    try:
        return decoding.decoded(path.read_bytes())
    except OSError as fault:
        raise CommandError(f"{path}: {fault.strerror}") from None
    except decoding.DecodingError as fault:
        raise CommandError(f"{path}: {fault}") from None


def _shown(found: reading.Reading) -> str:
    notice = found.notice.as_json()
    lines = [f"{name}: {value}" for name, value in notice.items() if not isinstance(value, list)]
    lines += [f"addressees: {'; '.join(notice['addressees'])}", f"attached: {len(notice['attached'])}"]
    lines += [f"? {doubt.reason}" for doubt in found.doubts]
    return "\n".join(lines)


def _officer(username: str, number: int | None) -> tuple[Organisation, Actor]:
    """The issuer, and the actor through the first post of this account that may draft for it."""
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise CommandError(f"no account {username}")
    named = Organisation.objects.filter(number=number).first() if number is not None else None
    if number is not None and named is None:
        raise CommandError(f"no organisation {number}")
    for post in actors.posts_of(account):
        by = actors.actor_of(account, post.pk)
        issuer = named or post.organisation
        if rules.can_draft(by, issuer):
            return issuer, by
    raise CommandError(f"{username} may not draft for {named or 'any organisation'}")
