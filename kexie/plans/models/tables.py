"""Tables the desk edits: who usually does what, and from which share a light turns."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.kit import ids


class ProposalRow(models.Model):
    """A measure whose text holds one of ``words`` (and one of ``verbs``, where any) is usually this department's.

    ``organisation`` None: general rows, which the association of this installation edits for all.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    position = models.PositiveIntegerField(default=1000)
    words = ArrayField(models.CharField(max_length=40))
    verbs = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    department = models.CharField(max_length=60)
    indicator = models.CharField(max_length=60)
    unit = models.CharField(max_length=20)
    is_active = models.BooleanField(default=True)

    class Meta:
        """One's own before the general ones is the query's business."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="proposal_row_has_words", condition=models.Q(words__len__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{'、'.join(self.words)}：{self.department}"


class LightRule(models.Model):
    """From which share of what time asks a light is green or yellow, in per cent; ``organisation`` None: the usual.

    ``soon``: how many days before its day a task that is done or not done turns yellow.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    organisation = models.OneToOneField("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    on_course = models.PositiveSmallIntegerField(default=90)
    slow = models.PositiveSmallIntegerField(default=60)
    soon = models.PositiveSmallIntegerField(default=30)

    class Meta:
        """Yellow begins below green."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation"], name="light_rule_once", nulls_distinct=False),
            models.CheckConstraint(
                name="light_rule_in_order",
                condition=models.Q(slow__gte=1, slow__lt=models.F("on_course"), on_course__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on_course}/{self.slow}"
