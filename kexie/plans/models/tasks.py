"""Tasks of a plan and their targets: who leads, until when, what is counted, how it is split (rules.md 11.1)."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids

NONE = Decimal(0)


class Kind(models.TextChoices):
    """What is counted. ``DATE`` and ``YES``: done by the day, or done at all; their figure is 1."""

    COUNT = "count", "数量"
    AMOUNT = "amount", "金额"
    DATE = "date", "按期完成"
    YES = "yes", "是否完成"


class Task(models.Model):
    """One task under a measure. What is not known yet is empty while the plan is a draft; issuing wants it all.

    ``figure`` is the code of an indicator that the system counts by itself (``plans.counting``): such a task takes no
    reports. ``done`` is the sum of the verified reports at it and below it, kept by the acts on reports; ``split`` the
    sum of the parts it was split into, kept by splitting.
    ``version`` grows with every change and every split, so that an old page is told.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    ref = models.BigIntegerField(
        unique=True, db_default=models.Func(models.Value("plans_task_ref"), function="nextval")
    )
    plan = models.ForeignKey("plans.AnnualPlan", models.PROTECT, related_name="tasks", db_index=False)
    measure = models.ForeignKey("plans.Measure", models.PROTECT, related_name="tasks")
    name = models.CharField(max_length=200)
    lead = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    co_owners = models.ManyToManyField("organisations.Organisation", related_name="+", blank=True)
    due_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.COUNT)
    unit = models.CharField(max_length=20, blank=True)
    target = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    figure = models.CharField(max_length=60, blank=True)
    weight = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(max_length=300, blank=True)
    done = models.DecimalField(max_digits=18, decimal_places=4, default=NONE)
    split = models.DecimalField(max_digits=18, decimal_places=4, default=NONE)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["ref"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="task_target_positive", condition=models.Q(target=None) | models.Q(target__gt=0)
            ),
            models.CheckConstraint(name="task_weight", condition=models.Q(weight__gte=1, weight__lte=100)),
            models.CheckConstraint(name="task_done_not_negative", condition=models.Q(done__gte=0)),
        ]
        indexes: ClassVar = [models.Index(fields=["plan", "ref"], name="task_of_plan")]

    def __str__(self) -> str:
        return self.name

    @property
    def adds_up(self) -> bool:
        """Whether the parts of a split add up to the whole: counts and amounts do, shares and days do not."""
        return self.kind in (Kind.COUNT, Kind.AMOUNT) and self.unit != "%"

    @property
    def base(self) -> Decimal:
        """What is whole: the target; where the parts do not add up to it, their sum."""
        return self.split if self.split and not self.adds_up else self.target or NONE


class Target(models.Model):
    """One organisation's part of a task; ``parent`` is the part it was split from, None for a part of the whole.

    ``name`` and ``jurisdiction`` are copies of the day of the split (``split_on``): statistics go by the date's tree.
    ``done`` is the sum of the verified reports at it and below it; ``split`` the sum of the parts below it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    task = models.ForeignKey(Task, models.PROTECT, related_name="targets", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts", db_index=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    jurisdiction = models.ForeignKey(
        "organisations.Jurisdiction", models.PROTECT, null=True, related_name="+", db_index=False
    )
    split_on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4)
    due_on = models.DateField()
    done = models.DecimalField(max_digits=18, decimal_places=4, default=NONE)
    split = models.DecimalField(max_digits=18, decimal_places=4, default=NONE)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """An organisation has one part of a task."""

        ordering: ClassVar = ["task", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "organisation"], name="target_once"),
            models.CheckConstraint(name="target_positive", condition=models.Q(value__gt=0)),
            models.CheckConstraint(name="target_done_not_negative", condition=models.Q(done__gte=0)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "task"], name="target_of_organisation"),
            # The parts of the whole alone: what a board reads.
            models.Index(fields=["task"], condition=models.Q(parent=None), name="target_of_task"),
            models.Index(fields=["parent"], name="target_of_part"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value.normalize():f}"
