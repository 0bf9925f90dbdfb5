"""``kexie keys``: what numbers of people are sealed with. Another key, sealing anew, the old one laid aside."""

import os
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import SYSTEM
from kexie.kit.crypto import keys, resealing, ring

# Keys are no rows: what is done with them stands in the journal under the nil UUID (RFC 9562, 5.9).
NOBODY = UUID(int=0)


class Command(BaseCommand):
    """Without a word it only tells which keys there are and how many numbers each seals."""

    help = (
        "tell the keys; add: a new one that seals from now on; reseal: seal everything with it; retire: lay old aside"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do."""
        parser.add_argument("act", nargs="?", choices=("add", "reseal", "retire"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, then tell how things stand."""
        acts = {None: lambda: None, "add": self._add, "reseal": self._reseal, "retire": self._retire}
        acts[options["act"]]()
        self._tell()

    def _tell(self) -> None:
        used, at_hand = resealing.in_use(), ring.current().keys
        for place, key in enumerate(at_hand):
            says = "seals" if place == 0 else "opens only"
            self.stdout.write(f"{key.name}  {says:<10}  {used.pop(key.name, 0)} numbers")
        for name, count in sorted(used.items()):
            self.stdout.write(f"{name}  NOT HERE    {count} numbers that cannot be read; see `kexie doctor`")

    def _add(self) -> None:
        key = keys.make()
        ring.write(keys.Ring((key, *ring.current().keys)))
        _note("add", key.name)
        self.stdout.write(f"key {key.name} seals from now on; copy {ring.file()} to where its copy is kept, now")

    def _reseal(self) -> None:
        done = closed = 0
        for told in resealing.reseal():
            done, closed = told
            self.stdout.write(f"\r{done} rows sealed anew", ending="")
        self.stdout.write("")
        _note("reseal", f"{ring.current().current.name} {done}")
        if closed:
            raise CommandError(f"{closed} rows do not open with any key that is here; see `kexie doctor`")

    def _retire(self) -> None:
        held, used = ring.current(), resealing.in_use()
        idle = [key for key in held.keys[1:] if key.name not in used]
        if not idle:
            raise CommandError("every key but the first still opens numbers; first: kexie keys reseal")
        path = ring.file()
        if path is not None:
            _append(f"{path}.retired", keys.Ring(tuple(idle)).text())
        ring.write(keys.Ring(tuple(key for key in held.keys if key not in idle)))
        for key in idle:
            _note("retire", key.name)
            self.stdout.write(f"key {key.name} laid aside in {path}.retired; backups made until now still need it")


@transaction.atomic
def _note(verb: str, what: str) -> None:
    journal.write("field_keys", NOBODY, verb, by=SYSTEM, note=what)


def _append(path: str, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
