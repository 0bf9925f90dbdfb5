"""Forwarding (转发): a document of one's own that hands a received one down to one's own units."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.notices.models.addressees import Addressee


class Forward(models.Model):
    """``document`` forwards what ``addressee`` received; its text carries the original as an annex.

    Receivers of ``document`` are its own addressees: nothing leads from it to those of the original.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.OneToOneField("notices.Document", models.PROTECT, related_name="forward")
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="forwards")
    begun_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Written once; a void draft stays on record with it."""

        ordering: ClassVar = ["begun_at", "id"]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.document_id}"
