"""What came back below through forwards: for the house that issued the original, in figures alone."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kexie.blanks import queries as blanks
from kexie.blanks import telling
from kexie.kit.actor import Actor
from kexie.notices.models import Addressee, Document, ReplySlip
from kexie.notices.queries import collation, forwards
from kexie.notices.rules.replies import reads_all_replies


@dataclass(frozen=True, slots=True)
class HandedOn:
    """One forward with a slip: which, and how its answers stand; no ``sums`` where it asks by another form."""

    forward: forwards.Handed
    figures: collation.District


def handed_on(actor: Actor, document: Document, asked: ReplySlip) -> list[HandedOn]:
    """For who collates for the issuer: what came back below through forwards, those of forwards too, in figures alone.

    The house that forwards collects from its own units by a slip of its own; what they answered it is its own to read.
    A forward without a slip is left out. One query a level, and two more.
    """
    if not reads_all_replies(actor, document):
        return []
    told = {one.pk: one for one in forwards.handed_down(document)}
    figures: dict[UUID, collation.District] = {}
    answers: dict[UUID, list[dict[str, Any]]] = {}
    same: set[UUID] = set()
    rows = Addressee.objects.filter(document__in=told, document__reply_slip__isnull=False)
    for row in collation.answer_rows(rows, "document_id", "document__reply_slip__version_id"):
        pk = row["document_id"]
        mine, line = figures.setdefault(pk, collation.District("", told[pk].house)), collation.line_of(row, "")
        collation.count_in(mine, line, row["answer_due_at"])
        if line.values is not None:
            answers.setdefault(pk, []).append(line.values)
        if row["document__reply_slip__version_id"] == asked.version_id:
            same.add(pk)
    fields = blanks.fields(asked.version) if figures else []
    for pk in same:
        figures[pk].sums = telling.sums(fields, answers.get(pk, []))
    return [HandedOn(one, figures[pk]) for pk, one in told.items() if pk in figures]
