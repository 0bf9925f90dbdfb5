"""Parts of a plan, their measures, and the figures of each (rules.md 11.1)."""

from typing import ClassVar

from django.db import models

from kexie.kit import ids
from kexie.notices.models import guards
from kexie.plans.reading.figures import OPS

OPERATORS = tuple((op, op) for op in OPS)


class Part(models.Model):
    """一、二、三 … of a plan: ``number`` as its enumerator says, empty without one; ``title`` may be empty too."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    plan = models.ForeignKey("plans.AnnualPlan", models.PROTECT, related_name="parts")
    position = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)

    class Meta:
        """In the order of the text."""

        ordering: ClassVar = ["plan", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "position"], name="part_position_once")]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return self.title or f"第{self.position}部分"


class Measure(models.Model):
    """One measure. ``start`` to ``end`` is its place in the plan's text; owner and due date stand as written there.

    The departments and the day they mean are said by people, with the task; here nothing is guessed.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    part = models.ForeignKey(Part, models.PROTECT, related_name="measures")
    position = models.PositiveIntegerField()
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    verb = models.CharField(max_length=20, blank=True)
    object = models.TextField(blank=True)
    owner_text = models.CharField(max_length=500, blank=True)
    co_owner_text = models.CharField(max_length=500, blank=True)
    due_text = models.CharField(max_length=200, blank=True)

    class Meta:
        """In the order of the text."""

        ordering: ClassVar = ["part", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "position"], name="measure_position_once"),
            models.CheckConstraint(name="measure_has_a_place", condition=models.Q(end__gt=models.F("start"))),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return self.text[:40]


class Indicator(models.Model):
    """One figure of a measure, value and unit as written (5000, 万元).

    ``is_part`` where it counts within another (其中:园区2家): it is never added to that one.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="indicators")
    position = models.PositiveIntegerField()
    what = models.TextField(blank=True)
    op = models.CharField(max_length=2, choices=OPERATORS)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=20)
    is_part = models.BooleanField(default=False)

    class Meta:
        """In the order of the text."""

        ordering: ClassVar = ["measure", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "position"], name="indicator_position_once"),
            models.CheckConstraint(name="indicator_op", condition=models.Q(op__in=OPS)),
            models.CheckConstraint(name="indicator_not_negative", condition=models.Q(value__gte=0)),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.what}{self.op}{self.value.normalize():f}{self.unit}"
