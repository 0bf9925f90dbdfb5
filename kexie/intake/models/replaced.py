"""What an import of a list took the place of."""

from typing import Any

from django.db import models

from kexie.intake.models.batch import Batch


class ReplacedList(models.Model):
    """The lines a list had before, and what was settled by hand: undoing puts them back. Gone with the batch's file."""

    batch = models.OneToOneField(Batch, models.CASCADE, primary_key=True, related_name="replaced")
    as_of = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    lines: Any = models.JSONField()
    settled: Any = models.JSONField()

    class Meta:
        """One a batch."""

        db_table = "intake_replaced_list"

    def __str__(self) -> str:
        return str(self.batch_id)
