"""The reminder ladder (催办): when, whom and how to ask after a receipt or an answer; and what was asked."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.kit import clock, ids
from kexie.messages.channels import Channel
from kexie.notices.models import guards
from kexie.notices.models.addressees import Addressee


class About(models.TextChoices):
    """What is asked after."""

    RECEIPT = "receipt", "签收"
    ANSWER = "answer", "回执"


class To(models.TextChoices):
    """Who is asked: the unit's liaison, its secretary-general, or its superior association (业务指导单位)."""

    LIAISON = "liaison", "联络员"
    SECRETARY = "secretary", "秘书长"
    SUPERIOR = "superior", "业务指导单位"


class ReminderLadder(models.Model):
    """The steps of a house (``issuer``), of one document, or, with neither, of all houses that set none.

    A document gets its own at the issue, a copy of its house's: what the house changes later is for later documents.
    ``next_on`` is the day on which the sweep looks at it again, None when nothing is left; ``waits_for`` the year
    whose calendar it waits for. A day's steps go from ``first_hour`` (Shanghai) on: nobody is reminded at midnight.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    issuer = models.OneToOneField("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    document = models.OneToOneField("notices.Document", models.PROTECT, null=True, related_name="ladder")
    is_on = models.BooleanField(default=True)
    first_hour = models.PositiveSmallIntegerField(default=8)
    # 附言: said at the end of each of its messages, as whom to call.
    note = models.CharField(max_length=100, blank=True)
    next_on = models.DateField(null=True, blank=True)
    waits_for = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        """One a house, one a document, one for all; the sweep reads by day."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="reminder_ladder_of_one", condition=models.Q(issuer=None) | models.Q(document=None)
            ),
            models.CheckConstraint(name="reminder_ladder_within_a_day", condition=models.Q(first_hour__lte=23)),
            models.UniqueConstraint(
                fields=["issuer"], condition=models.Q(document=None), nulls_distinct=False, name="reminder_ladder_once"
            ),
            models.CheckConstraint(
                name="reminder_ladder_runs_for_document",
                condition=models.Q(document__isnull=False) | models.Q(next_on=None, waits_for=None),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_on", "id"], condition=models.Q(next_on__isnull=False), name="reminder_ladder_next"
            ),
            models.Index(
                fields=["waits_for"], condition=models.Q(waits_for__isnull=False), name="reminder_ladder_waiting"
            ),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.document_id or self.issuer_id or ''}"


class ReminderStep(models.Model):
    """One step: ``days`` working days after the due day (negative: before; 0: on the day itself)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    ladder = models.ForeignKey(ReminderLadder, models.CASCADE, related_name="steps", db_index=False)
    about = models.CharField(max_length=10, choices=About)
    days = models.SmallIntegerField()
    to = models.CharField(max_length=10, choices=To)
    channels = ArrayField(models.CharField(max_length=10, choices=Channel.choices))

    class Meta:
        """In the order of time; the same step stands once."""

        ordering: ClassVar = ["about", "days", "to"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ladder", "about", "days", "to"], name="reminder_step_once"),
            models.CheckConstraint(
                name="reminder_step_within", condition=models.Q(days__gte=-30) & models.Q(days__lte=90)
            ),
            models.CheckConstraint(name="reminder_step_has_channel", condition=~models.Q(channels=[])),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.days:+d} {self.to}"


class State(models.TextChoices):
    """Sent; stopped before it went; passed over (a later step was due already); nobody who could be told."""

    SENT = "sent", "已发"
    STOPPED = "stopped", "不再发"
    MISSED = "missed", "已错过"
    NOBODY = "nobody", "无人可发"


class Settled(models.Model):
    """What became of one step for one unit: written once, whatever happens to the ladder afterwards.

    ``due_on`` and ``day``: the due day it was counted from and the day it fell on. ``person`` or ``unit`` was told,
    by ``channels``. ``reason`` says why nobody was (a code of ``notices.reasons``).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    days = models.SmallIntegerField()
    to = models.CharField(max_length=10, choices=To)
    due_on = models.DateField()
    day = models.DateField()
    state = models.CharField(max_length=10, choices=State)
    reason = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+", db_index=False)
    channels = ArrayField(models.CharField(max_length=10), default=list)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        """In the order of time."""

        abstract = True
        ordering: ClassVar = ["at", "id"]


def sent_to_one(name: str) -> models.CheckConstraint:
    """Somebody or a unit was told, or the reason stands why nobody was."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(state="sent", reason="", person__isnull=False, unit=None)
        | models.Q(state="sent", reason="", person=None, unit__isnull=False)
        | (~models.Q(state="sent") & models.Q(person=None, unit=None, channels=[]) & ~models.Q(reason="")),
    )


class Reminder(Settled):
    """What became of one step for one addressed unit."""

    State = State

    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="reminders", db_index=False)
    about = models.CharField(max_length=10, choices=About)

    class Meta(Settled.Meta):
        """Each step once a unit and document: the last guard behind all locks."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["addressee", "about", "days", "to"], name="reminder_once"),
            sent_to_one("reminder_sent_to_one"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=models.Q(person__isnull=False), name="reminder_of_person"),
        ]
        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.addressee_id} {self.about} {self.days:+d} {self.state}"
