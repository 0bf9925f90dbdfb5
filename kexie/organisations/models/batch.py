"""Bulk acts: one row in the journal for the batch, one row here for each thing it made."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7


class Batch(models.Model):
    """One bulk act. ``entity`` says what its items are: organisation, person, affiliation, post."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        """The journal's ``entity_id`` of a bulk act is this id."""

        db_table = "organisations_batch"

    def __str__(self) -> str:
        return f"{self.entity} x {self.count}"


class BatchItem(models.Model):
    """One thing a bulk act made; so that its history can be told back to the batch."""

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items")
    subject_id = models.UUIDField()

    class Meta:
        """Found from either side."""

        db_table = "organisations_batch_item"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject_id", "batch"], name="batch_item_once"),
        ]

    def __str__(self) -> str:
        return str(self.subject_id)
