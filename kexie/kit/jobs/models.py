"""Which subscriber has already done its work for which journal entry."""

from django.db import models


class Delivery(models.Model):
    """One piece of news taken by one subscriber, in the same transaction as what the subscriber did with it."""

    id = models.BigAutoField(primary_key=True)
    entry_id = models.BigIntegerField()
    subscriber = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        """The constraint is what makes a job idempotent: a second run finds its row and does nothing."""

        app_label = "kit"
        db_table = "kit_delivery"
        constraints = (models.UniqueConstraint(fields=["entry_id", "subscriber"], name="delivery_once"),)

    def __str__(self) -> str:
        return f"{self.entry_id} -> {self.subscriber}"
