"""Progress as it is reported and verified; a unit's own plan in answer."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.plans import flow


class Report(models.Model):
    """What was done since the report before: at a target, or (``target`` None) at the task itself.

    It counts only once the level above has verified it. ``value`` is in the unit of the task; 0 for words alone.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    state = models.CharField(max_length=20, choices=flow.REPORT.choices, default=flow.REPORT.initial)
    task = models.ForeignKey("plans.Task", models.PROTECT, related_name="reports", db_index=False)
    target = models.ForeignKey("plans.Target", models.PROTECT, null=True, related_name="reports", db_index=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    # Whose it is to verify: the house of the plan, or who split the part.
    verifier = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", db_index=False)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    words = models.TextField()
    evidence = models.ForeignKey("kit.StoredFile", models.PROTECT, null=True, related_name="+")
    # Where it can be looked up (number of a document, address of a page), instead of a file or beside it.
    proof = models.CharField(max_length=300, blank=True)
    reported_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(default=clock.now)
    settled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        """Newest first. What was said stays as it was said."""

        ordering: ClassVar = ["-reported_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="report_not_negative", condition=models.Q(value__gte=0)),
            models.CheckConstraint(
                name="report_with_evidence",
                condition=models.Q(value=0) | models.Q(evidence__isnull=False) | ~models.Q(proof=""),
            ),
            models.CheckConstraint(
                name="report_settled",
                condition=models.Q(state__in=("reported", "withdrawn")) | models.Q(settled_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["task", "target", "-reported_at"], name="report_of_task"),
            models.Index(fields=["target", "-reported_at"], name="report_of_target"),
            models.Index(
                fields=["verifier", "reported_at"], condition=models.Q(state="reported"), name="report_waiting"
            ),
        ]
        triggers: ClassVar = [
            guards.frozen(
                "said",
                "task",
                "target",
                "organisation",
                "value",
                "words",
                "evidence",
                "proof",
                "reported_by",
                "reported_at",
            ),
            guards.kept("kept"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.value.normalize():f}"


class Answer(models.Model):
    """本单位计划: one unit asked for its own plan in answer to this one; ``submitted_at`` is the first time it came."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    state = models.CharField(max_length=20, choices=flow.ANSWER.choices, default=flow.ANSWER.initial)
    plan = models.ForeignKey("plans.AnnualPlan", models.PROTECT, related_name="answers", db_index=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    due_on = models.DateField()
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A unit answers a plan once."""

        ordering: ClassVar = ["plan", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "organisation"], name="answer_once"),
            models.CheckConstraint(
                name="answer_submitted",
                condition=models.Q(state__in=("asked", "dropped")) | models.Q(submitted_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "state"], name="answer_of_organisation"),
            # What the sweep of reminders looks through.
            models.Index(
                fields=["due_on", "plan"], condition=models.Q(state__in=("asked", "returned")), name="answer_open"
            ),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return self.name


class AnswerMeasure(models.Model):
    """One measure of a unit's own plan, bound to a measure of the plan it answers."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="measures", db_index=False)
    measure = models.ForeignKey("plans.Measure", models.PROTECT, related_name="+")
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        """In the order of the plan that is answered; one for each of its measures."""

        ordering: ClassVar = ["answer", "measure"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["answer", "measure"], name="answer_measure_once")]

    def __str__(self) -> str:
        return self.text[:40]
