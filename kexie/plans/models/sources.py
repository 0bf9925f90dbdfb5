"""The text a plan was taken from, to the character, and the spans that tile it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.notices.models.sources import no_overlap


class PlanSource(models.Model):
    """A plan's text as it was found, whole; ``first_reading`` is what the reader understood before the officer did.

    ``file`` is the .docx the text was taken from, ``left_out`` what of it is no text and was not taken.
    ``first_reading`` is a list of ``[kind, start, end]``. The spans as corrected are the :class:`PlanSpan` rows. At
    commit the database checks that they tile the text: no gap, no overlap, first 0, last the length.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    plan = models.OneToOneField("plans.AnnualPlan", models.PROTECT, related_name="source_text")
    text = models.TextField()
    first_reading = models.JSONField(default=list)
    file = models.OneToOneField("kit.StoredFile", models.PROTECT, null=True, related_name="+")
    left_out = ArrayField(models.CharField(max_length=200), default=list, blank=True, db_default=[])
    stored_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    stored_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Kept as found."""

        triggers: ClassVar = [
            guards.frozen("frozen"),
            guards.kept("kept"),
            guards.tiled("plans_planspan"),
        ]

    def __str__(self) -> str:
        return self.text[:40]


class PlanSpan(models.Model):
    """One piece of a plan's text: its kind (plans.reading.kinds), its place as [start, end) in characters."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey(PlanSource, models.PROTECT, related_name="spans")
    kind = models.CharField(max_length=30)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        """In the order of the text; no character in two spans."""

        ordering: ClassVar = ["source", "start"]
        constraints: ClassVar = [
            models.CheckConstraint(name="plan_span_not_empty", condition=models.Q(end__gt=models.F("start"))),
            no_overlap("plan_span_no_overlap"),
        ]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"
