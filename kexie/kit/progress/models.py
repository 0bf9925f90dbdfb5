"""How far a long piece of work has come."""

from django.db import models

from kexie.kit import ids


class Progress(models.Model):
    """One long piece of work, shown as a bar: ``done`` of ``total`` units, its state and its last words."""

    RUNNING, FINISHED, FAILED = "running", "finished", "failed"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    title = models.CharField(max_length=120)
    total = models.IntegerField()
    done = models.IntegerField(default=0)
    state = models.CharField(max_length=10, default=RUNNING)
    message = models.CharField(max_length=300, blank=True)
    person_id = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """A person's own work, newest first."""

        app_label = "kit"
        db_table = "kit_progress"
        indexes = (models.Index(fields=["person_id", "-started_at"], name="progress_of_person"),)

    def __str__(self) -> str:
        return f"{self.title} {self.done}/{self.total}"

    @property
    def percent(self) -> int:
        """0 to 100; work without units counts as nothing until it is finished."""
        if self.total <= 0:
            return 100 if self.state == self.FINISHED else 0
        return min(100, self.done * 100 // self.total)
