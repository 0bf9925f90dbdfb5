"""Consent: what was asked in which words, and who agreed to them when."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7
from kexie.people import consents
from kexie.people.models.person import Person


class Way(models.TextChoices):
    """How somebody agreed."""

    PAGE = "page", "本人在网上"
    PAPER = "paper", "本人签字的纸面"
    IMPORT = "import", "名册导入"


class ConsentText(models.Model):
    """同意书: one version of the words for a purpose. Never changed: other words are the next version, asked anew."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    purpose = models.CharField("用途", max_length=30, choices=consents.choices)
    version = models.PositiveIntegerField("版本")
    text = models.TextField("同意书")
    published_at = models.DateTimeField("发布时间")

    class Meta:
        """Each version of a purpose once."""

        db_table = "people_consent_text"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["purpose", "version"], name="consent_text_version_once"),
            models.CheckConstraint(condition=~models.Q(text="") & models.Q(version__gte=1), name="consent_text_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Consent(models.Model):
    """One person's yes to one version. Withdrawn it stays: that somebody had agreed until then is a record too."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="+")
    way = models.CharField("方式", max_length=10, choices=Way.choices)
    given_at = models.DateTimeField("同意时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        """One open yes to a version."""

        db_table = "people_consent"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "text"], condition=models.Q(withdrawn_at__isnull=True), name="consent_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | models.Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.text_id}"
