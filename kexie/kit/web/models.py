"""Forms that were sent once already."""

from django.db import models


class SentForm(models.Model):
    """One idempotency key with who sent it where, and the address of what the first sending made."""

    key = models.UUIDField(primary_key=True)
    account = models.CharField(max_length=64)
    path = models.CharField(max_length=400)
    made = models.DateTimeField()
    location = models.CharField(max_length=400, blank=True)

    class Meta:
        """The primary key is the lock: of two sendings at once one waits and then finds the other's row."""

        app_label = "kit"
        db_table = "kit_sent_form"
        indexes = (models.Index(fields=["made"], name="sent_form_made"),)

    def __str__(self) -> str:
        return f"{self.path} {self.key}"
