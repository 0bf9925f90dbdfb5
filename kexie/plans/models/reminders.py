"""What was asked after units that owe a plan in answer."""

from typing import ClassVar

from django.db import models

from kexie.notices.models import guards
from kexie.notices.models.reminders import Settled, sent_to_one
from kexie.plans.models.reports import Answer


class AnswerReminder(Settled):
    """What became of one step of the house's ladder for one plan in answer."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="reminders", db_index=False)

    class Meta(Settled.Meta):
        """Each step once for a unit and its day: a plan asked for again is asked after again."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "due_on", "days", "to"], name="answer_reminder_once"),
            sent_to_one("answer_reminder_sent_to_one"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=models.Q(person__isnull=False), name="answer_reminder_of_person"),
        ]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.days:+d} {self.state}"
