"""Days the office has set by hand, over the packaged calendar."""

from django.db import models

from kexie.kit import ids


class DayOverride(models.Model):
    """One day with its ruling: works or rests, whatever the packaged calendar says (or does not know)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    day = models.DateField(unique=True)
    working = models.BooleanField()
    name = models.CharField(max_length=40, blank=True)

    class Meta:
        """Edited at the desk by who holds calendar.edit."""

        app_label = "kit"
        db_table = "kit_day_override"

    def __str__(self) -> str:
        return f"{self.day} {'班' if self.working else '休'}"
