"""Which column meant what the last time the same heads came."""

from typing import ClassVar

from django.db import models

from kexie.intake import kinds
from kexie.kit.ids import uuid7
from kexie.organisations.models import Organisation


class RememberedMapping(models.Model):
    """对应记忆: of one organisation, for tables with the same heads in the same columns (``digest``)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="remembered_mappings")
    kind = models.CharField(max_length=20, choices=kinds.Kind.choices)
    digest = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        """The last one counts."""

        db_table = "intake_remembered_mapping"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind", "digest"], name="intake_mapping_once"),
        ]

    def __str__(self) -> str:
        return self.digest[:8]
