"""指导记录: what a guiding association saw, was asked, answered and promised at one of its units."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.associations.codes.tasks import Way
from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.notices.models import guards
from kexie.organisations.models import Organisation
from kexie.people.models import Person


class Guidance(models.Model):
    """One visit, question, answer or pairing. ``house`` is whose record it is; the unit reads it where it is shared.

    ``follow_on`` is the day on which it is to be looked at again; without one it is settled at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.GUIDANCE.choices, default=flow.GUIDANCE.initial, editable=False
    )
    version = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="guidance", db_index=False)
    house = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    way = models.CharField("方式", max_length=20, choices=Way.choices)
    on = models.DateField("日期")
    who = models.CharField("参加人", max_length=200, blank=True)
    found = models.TextField("了解到的情况")
    promised = models.TextField("答复和承诺", blank=True)
    follow_on = models.DateField("跟进日期", null=True, blank=True)
    outcome = models.TextField("跟进结果", blank=True)
    done_on = models.DateField("办结日期", null=True, blank=True)
    is_shared = models.BooleanField("该单位可见", default=True)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        """What is settled has its day; nothing is followed up before it was."""

        db_table = "associations_guidance"
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(follow_on__isnull=True) | models.Q(follow_on__gte=models.F("on")),
                name="guidance_followed_after_it_was",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(done_on__isnull=False), name="guidance_done_has_its_day"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-on"], name="guidance_of_organisation"),
            models.Index(fields=["house", "-on"], name="guidance_of_house"),
            models.Index(fields=["-on", "-id"], name="guidance_by_day"),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.on}"
