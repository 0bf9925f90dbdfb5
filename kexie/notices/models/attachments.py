"""Annexes (附件) of a document."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards


class Attachment(models.Model):
    """An annex: a stored file, or a document within the document (工作要点) as structured text, or both.

    ``body`` has the shape of ``Document.body``. ``position`` counts from 1, as 附件1, 附件2.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey("notices.Document", models.CASCADE, related_name="attachments")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    body = models.JSONField(default=list, blank=True)
    file = models.ForeignKey("kit.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In the order of their numbers; closed with the document."""

        ordering: ClassVar = ["document", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "position"], name="attachment_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(name="attachment_holds_something", condition=~models.Q(file=None, body=[])),
        ]
        triggers: ClassVar = [guards.with_its_document("closed")]

    def __str__(self) -> str:
        return self.title
