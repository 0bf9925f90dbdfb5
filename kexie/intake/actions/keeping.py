"""How long the files of imports are kept: rows and reasons stay, what was sent goes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kexie.intake.actions import batches
from kexie.intake.models import Batch, ReplacedList
from kexie.kit import files
from kexie.kit.actor import SYSTEM


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


def _locked(pk: UUID) -> Any:
    return Batch.objects.select_for_update(of=("self",)).select_related("file").get(pk=pk)
