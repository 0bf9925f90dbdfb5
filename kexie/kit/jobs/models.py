"""Which subscriber has already done its work for which journal entry, and why work failed."""

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


class Fault(models.Model):
    """Why a job failed last: ``key`` is the job's number, of a sweep its task's name (its next run is another job)."""

    key = models.CharField(max_length=128, primary_key=True)
    job_id = models.BigIntegerField()
    since = models.DateTimeField()
    at = models.DateTimeField()
    error = models.CharField(max_length=200)

    class Meta:
        """Written by the worker, beside the queue's own tables."""

        app_label = "kit"
        db_table = "kit_job_fault"
        indexes = (models.Index(fields=["job_id"], name="job_fault_job"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.error}"
