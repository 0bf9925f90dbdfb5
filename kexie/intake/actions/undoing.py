"""Taking an import back, row by row: what nobody touched since goes or becomes what it was, all else is told and kept.

A chunk is one transaction that says of each of its rows how it ended; killed, the work goes on with the others.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from kexie.associations.actions import coverage
from kexie.associations.models import BaseList
from kexie.intake import rules
from kexie.intake.actions import base_lists, running, undoing_people, undoing_units
from kexie.intake.flow import BATCH
from kexie.intake.kinds import Kind, Outcome
from kexie.intake.models import Batch, BatchRow, ReplacedList
from kexie.kit import clock, flow, progress
from kexie.kit.actor import Actor
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import require

CHUNK = 500
UNDONE, KEPT = "undone", "kept"


def run(pk: UUID) -> None:
    """Take back what a batch that was called back has written."""
    batch = Batch.objects.select_related("organisation").get(pk=pk)
    if batch.state != "undoing":
        return
    by, bar = running.actor_of(batch), running.bar_of(batch)
    while done := _chunk(pk, by):
        progress.advance(bar, done)
    with transaction.atomic():
        locked = Batch.objects.select_for_update(of=("self",)).get(pk=pk)
        if locked.state != "undoing":
            return  # another run of the same job was through first
        locked.ended_at = clock.now()
        diff = {name: ("", str(getattr(locked, name))) for name in (UNDONE, KEPT)}
        flow.move(locked, BATCH, "finish_undo", by=by, diff=diff, also=("ended_at",))
    left = f"，{locked.kept} 行因导入后有改动没有撤销" if locked.kept else ""
    progress.finish(bar, f"已撤销 {locked.undone} 行{left}")


def _chunk(pk: UUID, by: Actor) -> int:
    """The next rows, the last of the file first; how many."""
    with transaction.atomic():
        locked = running.in_turn(pk)
        if locked.state != "undoing":
            return 0
        require(rules.can_handle(by, locked))
        open_ = locked.lines.filter(undo="", outcome__in=(Outcome.CREATED, Outcome.UPDATED))
        lines = list(open_.order_by("-number")[: None if locked.kind == Kind.BASE_LIST else CHUNK])
        if not lines:
            return 0
        reasons = _take_back(locked, lines, by)
        for line in lines:
            line.undo_reason = reasons.get(line.pk, "")
            line.undo = KEPT if line.undo_reason else UNDONE
            line.before = line.after = line.mobile_before = None
        BatchRow.objects.bulk_update(
            lines, ["undo", "undo_reason", "before", "after", "mobile_before"], batch_size=CHUNK
        )
        locked.kept += len(reasons)
        locked.undone += len(lines) - len(reasons)
        locked.save(update_fields=["kept", "undone"])
        return len(lines)


def _take_back(batch: Batch, lines: Sequence[BatchRow], by: Actor) -> dict[int, str]:
    """Why rows stay as they are, by their key; the others are taken back."""
    if batch.kind == Kind.BASE_LIST:
        reason = _drop_list(batch, by)
        return {line.pk: reason for line in lines} if reason else {}
    domain = undoing_people if batch.kind == Kind.PEOPLE else undoing_units
    made = [line for line in lines if line.outcome == Outcome.CREATED]
    changed = [line for line in lines if line.outcome == Outcome.UPDATED]
    return {**domain.remove(made), **domain.put_back(changed)}


def _drop_list(batch: Batch, by: Actor) -> str:
    found = BaseList.objects.filter(pk=batch.options.get("list")).first()
    if found is None:
        return "名录已不在"
    fills = Entry.objects.filter(entity="base_list", entity_id=found.pk, verb="fill", at__gt=batch.ended_at)
    units = found.units.values("pk")
    settled = Entry.objects.filter(entity="base_unit", entity_id__in=units, verb="settle", at__gt=batch.ended_at)
    if fills.exists() or settled.exists():
        return "名录导入后有人认定过或重新导入过，没有撤销"
    replaced = ReplacedList.objects.filter(batch=batch).first()
    if replaced is None:
        coverage.drop(found, by=by, note="撤销导入")
    else:
        base_lists.put_back(batch, replaced, by=by)
    return ""
