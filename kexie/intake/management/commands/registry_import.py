"""``kexie registry-import people|units FILE``: check a table, bring it in, say which rows went back and why."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError

from kexie.intake import kinds, queries, reading, rules
from kexie.intake.actions import batches, running
from kexie.intake.kinds import Outcome
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.tables import returning
from kexie.kit.verdict import Refused
from kexie.notices.management import taking
from kexie.organisations import queries as organisations
from kexie.organisations.models import Organisation

Told = dict[str, Any]
Cells = Iterable[tuple[int, Any]]  # rows, each with (field, column, reason) of its cells


class Command(BaseCommand):
    """Does what the pages of 导入 do, by the mapping that is proposed, in one step."""

    help = "Bring a table (.xlsx .xls .et .ods .csv .txt) of people or units into the register, or its template out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What, from where, and how."""
        parser.add_argument("kind", choices=[kinds.Kind.PEOPLE.value, kinds.Kind.UNITS.value])
        parser.add_argument("file", type=Path, nargs="?", help="the table")
        parser.add_argument("--dry-run", action="store_true", help="only check; nothing is written")
        parser.add_argument("--json", action="store_true",
                            help='print {"rows", "accepted", "rejected", "warned", "warnings", "seconds"}')  # fmt: skip
        parser.add_argument("--template", type=Path, metavar="FILE", help="write an empty table to fill in, no import")
        parser.add_argument("--policy", choices=kinds.Policy.values, default=kinds.Policy.SKIP.value,
                            help="what to do with who is known already (default: skip)")  # fmt: skip
        parser.add_argument("--sheet", default="", help="name of the sheet (default: the first that is not hidden)")
        parser.add_argument(
            "--organisation", type=int, help="number of the importing organisation (default: the post's)"
        )
        parser.add_argument("--signed", action="store_true",
                            help="all have signed their consent to what needs it (民族, 政治面貌)")  # fmt: skip
        parser.add_argument("--as", dest="username", help="account in whose name (default: the installation itself)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the template, check, or import."""
        kind = str(options["kind"])
        if options["template"]:
            options["template"].write_bytes(returning.template(reading.fields_of(kind)))
            return
        if options["file"] is None:
            raise CommandError("a FILE is needed (or --template FILE)")
        begun = time.monotonic()
        try:
            told = self._done(kind, options)
        except Refused as fault:
            how = " (--signed)" if fault.rule == "import.consent" else ""
            raise CommandError(f"{options['file']}: {fault.reason}{how}") from None
        except OSError as fault:
            raise CommandError(f"{options['file']}: {fault.strerror}") from None
        told["seconds"] = round(time.monotonic() - begun, 2)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_shown(told)))

    def _done(self, kind: str, options: Told) -> Told:
        organisation, by = _by(kind, options)
        with File(options["file"].open("rb"), name=options["file"].name) as upload:
            if options["dry_run"]:
                return _checked(kind, upload, organisation, by, options)
            batch = batches.take(
                organisation, kind, upload, by=by, policy=options["policy"], sheet=options["sheet"],
                signed=options["signed"],
            )  # fmt: skip
        running.run(batch.pk)
        batch.refresh_from_db()
        if batch.state != "done":
            raise CommandError(f"{options['file']}: 没有导完，已导入到第 {batch.done_row} 行")
        back = queries.batches.rejected(batch).values_list("number", "faults")
        warned = queries.batches.warned(batch).values_list("number", "warnings")
        return _told(batch.rows, batch.accepted, *(some.iterator(chunk_size=2000) for some in (back, warned)))


def _by(kind: str, options: Told) -> tuple[Organisation, Actor]:
    if options["username"]:
        return taking.officer(
            options["username"], options["organisation"], lambda by, one: rules.can_import(by, one, kind), "import"
        )
    number = options["organisation"]
    found = Organisation.objects.filter(number=number).first() if number is not None else None
    if found is None and number is not None:
        raise CommandError(f"no organisation {number}")
    here = organisations.installation()
    if found is None and here is None:
        raise CommandError("no installation has been begun here: open the site once and follow its first page")
    return found or here.organisation, SYSTEM  # type: ignore[union-attr]


def _checked(kind: str, upload: "File[bytes]", organisation: Organisation, by: Actor, options: Told) -> Told:
    look = reading.look(
        upload, kind, sheet=options["sheet"],
        remembered=lambda digest: queries.batches.remembered(organisation, kind, digest),
    )  # fmt: skip
    columns = look.proposal.columns
    work = running.work_of(kind, columns, options["policy"], organisation, by)
    chunks = reading.chunks(upload, look.heads.sheet, look.heads.last, reading.fields_of(kind), columns)
    rows, accepted, rejected, warned = 0, 0, [], []
    for results in running.judged(work, chunks):
        rows += len(results)
        accepted += sum(one.outcome != Outcome.REJECTED for one in results)
        rejected += [(one.number, one.faults) for one in results if one.outcome == Outcome.REJECTED]
        warned += [(one.number, one.warnings) for one in results if one.warnings]
    return _told(rows, accepted, rejected, warned)


def _told(rows: int, accepted: int, rejected: Cells, warned: Cells) -> Told:
    warnings = _listed(warned)
    return {
        "rows": rows, "accepted": accepted, "rejected": _listed(rejected),
        "warned": len({one["row"] for one in warnings}), "warnings": warnings,
    }  # fmt: skip


def _listed(rows: Cells) -> list[Told]:
    return [
        {"row": number, "column": reading.letters(column), "reason": reason}
        for number, cells in rows
        for _, column, reason in cells
    ]


def _shown(told: Told) -> Iterator[str]:
    back = len({one["row"] for one in told["rejected"]})
    warned = f"{told['warned']} read with a change, " if told["warned"] else ""
    yield f"{told['rows']} rows, {told['accepted']} accepted, {back} rejected, {warned}{told['seconds']} s"
    for one in told["rejected"]:
        yield f"? {one['column']}{one['row']} {one['reason']}"
    for one in told["warnings"]:
        yield f"! {one['column']}{one['row']} {one['reason']}"
