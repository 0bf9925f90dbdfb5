"""Paper originals (纸质原件) of a document: each printed copy under its own code, from the press to its receiver."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids
from kexie.notices import flow
from kexie.notices.models import guards
from kexie.notices.models.addressees import Addressee


class Original(models.Model):
    """One printed copy. ``serial`` is its 份号 within the document, ``code`` what stands on the page (originals.codes).

    ``addressee`` is the addressed unit it went to; a receiver nobody addressed (档案室) has a name only. ``receiver``
    is the name as it was that day in both cases, empty until the copy was sent. Who did what and when is the journal's.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey("notices.Document", models.PROTECT, related_name="originals", db_index=False)
    serial = models.PositiveIntegerField()
    code = models.CharField(max_length=8, unique=True)
    state = models.CharField(max_length=20, choices=flow.ORIGINAL.choices, default=flow.ORIGINAL.initial)
    addressee = models.ForeignKey(Addressee, models.PROTECT, null=True, blank=True, related_name="originals")
    receiver = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    state_since = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Counted without a gap in its document; what is on its way has a receiver; sent once."""

        ordering: ClassVar = ["document", "serial"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "serial"], name="original_serial"),
            models.CheckConstraint(name="original_from_one", condition=models.Q(serial__gte=1)),
            models.CheckConstraint(
                name="original_sent_to_somebody",
                condition=~models.Q(state__in=["sent", "received", "returned"])
                | (models.Q(sent_at__isnull=False) & ~models.Q(receiver="")),
            ),
        ]
        triggers: ClassVar = [
            guards.steps_of(flow.ORIGINAL),
            guards.frozen("frozen", "document", "serial", "code", "made_at"),
            guards.kept("kept"),
        ]

    def __str__(self) -> str:
        return self.code
