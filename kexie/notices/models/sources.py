"""What was pasted or imported, to the character: nothing of a source is lost or counted twice."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField, RangeBoundary, RangeOperators
from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards


class SpanRange(models.Func):
    """``[start, end)`` as a range, for the constraint that spans do not overlap."""

    function = "INT4RANGE"
    output_field = IntegerRangeField()


def no_overlap(name: str) -> ExclusionConstraint:
    """No character of one source in two spans."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (SpanRange("start", "end", RangeBoundary()), RangeOperators.OVERLAPS),
            ("source", RangeOperators.EQUAL),
        ],
    )


class SourceText(models.Model):
    """A notice as it was found, whole; ``first_reading`` is what the reader understood before the officer did.

    ``file`` is the .docx the text was taken from, ``left_out`` what of it is no text and was not taken.
    ``first_reading`` is a list of ``[kind, start, end]``. The spans as corrected are the :class:`SourceSpan` rows.
    At commit the database checks that they tile the text: no gap, no overlap, first 0, last the length.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.OneToOneField("notices.Document", models.PROTECT, related_name="source_text")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    first_reading = models.JSONField(default=list)
    file = models.OneToOneField("kit.StoredFile", models.PROTECT, null=True, related_name="+")
    left_out = ArrayField(models.CharField(max_length=200), default=list, blank=True, db_default=[])
    stored_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    stored_at = models.DateTimeField(default=clock.now)

    class Meta:
        """Kept as found."""

        indexes: ClassVar = [models.Index(fields=["sha256"], name="source_by_hash")]
        triggers: ClassVar = [
            guards.frozen("frozen"),
            guards.kept("kept"),
            guards.tiled("notices_sourcespan"),
        ]

    def __str__(self) -> str:
        return self.text[:40]


class SourceSpan(models.Model):
    """One piece of a source: its kind as the officer left it, its place as [start, end) in characters."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey(SourceText, models.PROTECT, related_name="spans")
    kind = models.CharField(max_length=30)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        """In the order of the text; no character in two spans."""

        ordering: ClassVar = ["source", "start"]
        constraints: ClassVar = [
            models.CheckConstraint(name="span_not_empty", condition=models.Q(end__gt=models.F("start"))),
            no_overlap("span_no_overlap"),
        ]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"
