"""走访 of units that ought to be covered and are not: they have no association a record of guidance could stand at."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.associations.codes.tasks import Way
from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.organisations.models import Organisation
from kexie.people.models import Person


class GapVisit(models.Model):
    """One visit. It stands at the unit's ``key`` in the lists of ``organisation``, not at a line of one of them: lists
    are filled anew, and the next year's has the same unit. ``house`` is who was there. What a correction changed is
    kept beside the journal (``kit.journal.values``); what was made void counts nowhere and stays readable."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.GAP_VISIT.choices, default=flow.GAP_VISIT.initial, editable=False
    )
    version = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=120, editable=False)
    name = models.CharField("单位名称", max_length=120)
    house = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    way = models.CharField("方式", max_length=20, choices=Way.choices)
    on = models.DateField("日期")
    note = models.TextField("了解到的情况")
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        """Found by the unit, the last first."""

        db_table = "associations_gap_visit"
        ordering: ClassVar = ["-on", "-id"]
        indexes: ClassVar = [models.Index(fields=["organisation", "key", "-on"], name="gap_visit_of_unit")]

    def __str__(self) -> str:
        return f"{self.name} {self.on}"
