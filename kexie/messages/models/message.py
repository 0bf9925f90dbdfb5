"""A message to one receiver by one channel, and every try to send it."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7
from kexie.messages import flow, kinds
from kexie.messages.channels import Channel
from kexie.organisations.models import Organisation
from kexie.people.models import Person


class Message(models.Model):
    """消息. The text is that of the moment it was queued; the address is looked up when it goes and never kept whole.

    ``key`` is the sender's own name of it: the same key by the same channel is the same message. ``about_…`` names the
    record it speaks of. ``round`` counts how often it was begun: 1, one more for each resend by hand.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    channel = models.CharField("渠道", max_length=10, choices=Channel.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="messages")
    unit = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="messages")
    house = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    about_entity = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    subject = models.TextField("标题", blank=True)
    text = models.TextField("文字", blank=True)
    state = models.CharField("状态", max_length=20, choices=flow.MESSAGE.choices, default=flow.MESSAGE.initial)
    address_shown = models.CharField("地址", max_length=120, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Sending takes the oldest that is due; the inbox, a person's page and the outbox read newest first."""

        db_table = "messages_message"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "channel"], name="message_once"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True, unit__isnull=False)
                | models.Q(person__isnull=False, unit__isnull=True),
                name="message_one_receiver",
            ),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | ~models.Q(state="sent") & models.Q(sent_at__isnull=True),
                name="message_sent_at_iff_sent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], condition=models.Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["state"], condition=models.Q(state="sending"), name="message_sending"),
            models.Index(fields=["person", "-queued_at"], name="message_of_person"),
            models.Index(fields=["house", "-queued_at"], name="message_of_house"),
            models.Index(fields=["about_id"], condition=models.Q(about_id__isnull=False), name="message_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.state}"

    @property
    def kind_label(self) -> str:
        """The kind's name; its code where no domain hands it down any more."""
        found = kinds.find(self.kind)
        return found.name if found else self.kind


class Outcome(models.TextChoices):
    """What a try came to; open while the door is being used."""

    OPEN = "", "进行中"
    SENT = "sent", "已发"
    LATER = "later", "稍后再试"
    FAILED = "failed", "没发出"
    UNKNOWN = "unknown", "不明"


class Attempt(models.Model):
    """One try of one message. The constraints are what makes a double sending visible as a fault of the database."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="attempts")
    round = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """At most one open try a message, at most one that sent it a round."""

        db_table = "messages_attempt"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message"], condition=models.Q(outcome=""), name="attempt_one_open"),
            models.UniqueConstraint(
                fields=["message", "round"], condition=models.Q(outcome="sent"), name="attempt_sent_once_a_round"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["message", "began_at"], name="attempt_by_message")]

    def __str__(self) -> str:
        return f"{self.message_id} {self.outcome or 'open'}"
