"""That this installation has been begun: one row at most."""

from typing import ClassVar

from django.db import models

from kexie.organisations.models.organisation import Organisation


class Installation(models.Model):
    """Whose installation this is. Its key can only be 1, so that two beginners at once cannot both succeed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        """One row."""

        db_table = "organisations_installation"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="installation_only_one"),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)
