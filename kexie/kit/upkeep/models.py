"""That a backup was made: written by the machine as the owner of the schema, read by the application."""

from django.db import models


class Backup(models.Model):
    """One archive: the moment its data are of, its file's name without the folder, bytes, rows of all tables."""

    made_at = models.DateTimeField(primary_key=True)
    file_name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    rows = models.BigIntegerField()

    class Meta:
        """Select only for the application."""

        app_label = "kit"
        db_table = "kit_backup"

    def __str__(self) -> str:
        return f"{self.file_name} ({self.made_at:%Y-%m-%d})"
