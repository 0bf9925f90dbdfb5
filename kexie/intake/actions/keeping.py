"""How long the files of imports are kept, and what stood before them: rows and reasons stay."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce

from kexie.intake import rules
from kexie.intake.actions import batches
from kexie.intake.models import Batch, ReplacedList
from kexie.kit import clock, files
from kexie.kit.actor import SYSTEM

# Written wholly or in part, and neither taken back nor at work.
_STANDING = ("done", "failed")


def key(told: str) -> UUID:
    """A batch as a job names it."""
    return UUID(told)


def forget(*, ended: datetime, untouched: datetime) -> int:
    """Drop the files of batches that ended before ``ended``, with the lists they replaced; how many.

    Those begun before ``untouched`` that nobody went on with are given up.
    """
    done = 0
    for pk in list(Batch.objects.filter(ended_at__lt=ended, file__isnull=False).values_list("pk", flat=True)):
        with transaction.atomic():
            locked = _locked(pk)
            stored, locked.file = locked.file, None
            locked.save(update_fields=["file"])
            files.discard(stored)
        done += 1
    ReplacedList.objects.filter(batch__ended_at__lt=ended).delete()
    waiting = Batch.objects.filter(made_at__lt=untouched, state__in=("uploaded", "checked"))
    for pk in list(waiting.values_list("pk", flat=True)):
        with transaction.atomic():
            batches.give_up(_locked(pk), by=SYSTEM)
        done += 1
    return done


def empty() -> int:
    """Drop what stood before imports that can no longer be undone, and what was read otherwise; how many of them.

    One that broke off and that nobody went on with loses its file too: rows written now could not be taken back.
    """
    old = Batch.objects.annotate(moment=Coalesce("ended_at", "made_at")).filter(
        moment__lte=clock.now() - rules.UNDO_LASTS, state__in=_STANDING
    )
    done = 0
    for pk in list(old.exclude(options__has_key="emptied").values_list("pk", flat=True)):
        with transaction.atomic():
            done += _emptied(_locked(pk))
    return done


def _emptied(locked: Any) -> int:
    if locked.state not in _STANDING:
        return 0  # called back, or gone on with, in the meantime
    locked.lines.update(before=None, after=None, mobile_before=None, warnings=None)
    stored, locked.file = locked.file, None
    locked.options = {**locked.options, "emptied": True}
    locked.save(update_fields=["file", "options"])
    if stored is not None:
        files.discard(stored)
    return 1


def _locked(pk: UUID) -> Any:
    return Batch.objects.select_for_update(of=("self",)).select_related("file").get(pk=pk)
