"""What was asked after units that owe a plan in answer."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import Reminder, guards
from kexie.notices.models.reminders import To
from kexie.plans.models.reports import Answer


class AnswerReminder(models.Model):
    """What became of one step of the house's ladder for one plan in answer; written once (see ``Reminder``)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="reminders", db_index=False)
    days = models.SmallIntegerField()
    to = models.CharField(max_length=10, choices=To)
    due_on = models.DateField()
    day = models.DateField()
    state = models.CharField(max_length=10, choices=Reminder.State)
    reason = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+", db_index=False)
    channels = ArrayField(models.CharField(max_length=10), default=list)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        """Each step once for a unit and its day: a plan asked for again is asked after again."""

        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "due_on", "days", "to"], name="answer_reminder_once"),
            models.CheckConstraint(
                name="answer_reminder_sent_to_one",
                condition=models.Q(state="sent", reason="", person__isnull=False, unit=None)
                | models.Q(state="sent", reason="", person=None, unit__isnull=False)
                | (~models.Q(state="sent") & models.Q(person=None, unit=None, channels=[]) & ~models.Q(reason="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=models.Q(person__isnull=False), name="answer_reminder_of_person"),
        ]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.days:+d} {self.state}"
