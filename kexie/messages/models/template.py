"""A wording of a house's own instead of the standard one."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7
from kexie.messages.channels import Channel
from kexie.organisations.models import Organisation


class Template(models.Model):
    """消息文字: one kind by one channel, of one house or (``house`` empty) for all that have none of their own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    house = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=60)
    channel = models.CharField("渠道", max_length=10, choices=Channel.choices)
    subject = models.CharField("标题", max_length=120, blank=True)
    text = models.TextField("文字")
    changed_at = models.DateTimeField()

    class Meta:
        """One for a house, kind and channel; one general one."""

        db_table = "messages_template"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["house", "kind", "channel"], nulls_distinct=False, name="message_template_once"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="message_template_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel}"
