"""The trace of a bulk act: one journal row for all, one row for each."""

from collections.abc import Iterable
from uuid import UUID

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.organisations.models import Batch, BatchItem


def record(entity: str, verb: str, made: Iterable[UUID], *, by: Actor, note: str = "") -> Batch:
    """Journal a bulk act on ``made`` things of one kind; the journal's entity is ``batch``, its verb ``verb``.

    In the acting transaction; the caller has asked its rule for the batch as a whole.
    """
    subjects = list(made)
    batch = Batch.objects.create(entity=entity, made_at=clock.now(), count=len(subjects))
    BatchItem.objects.bulk_create([BatchItem(batch=batch, subject_id=subject) for subject in subjects], batch_size=5000)
    journal.write("batch", batch.pk, verb, by=by, note=note, diff={"count": ("", str(len(subjects)))})
    return batch
