"""Due days of single units, and how many working days a level takes to hand a document down."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.notices.models.addressees import Addressee


class OwnTerm(models.Model):
    """One unit's own due days for one document, in place of the document's; None keeps the document's."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    addressee = models.OneToOneField(Addressee, models.PROTECT, related_name="own_term")
    due_on = models.DateField(null=True, blank=True)
    answer_due_on = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Changed, never removed: emptied again it says nothing."""

        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.addressee_id} {self.due_on or ''}"


class LevelTerm(models.Model):
    """What the calculator counts with (rules.md 13, pain 5); ``house`` None: for all that set nothing of their own.

    ``forward_days``: within how many working days this house usually forwards what it receives. ``reserve_days``:
    working days that come off its own due days (公示). ``least_days``: below so many for a unit it is warned.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    house = models.OneToOneField("organisations.Organisation", models.PROTECT, null=True, related_name="level_term")
    forward_days = models.PositiveSmallIntegerField(default=3)
    reserve_days = models.PositiveSmallIntegerField(default=0)
    least_days = models.PositiveSmallIntegerField(default=5)

    class Meta:
        """At most one row for everybody."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["house"], name="level_term_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.forward_days} {self.reserve_days} {self.least_days}"
