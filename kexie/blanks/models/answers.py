"""What was answered: values of one version, checked before they are kept, and never changed."""

from typing import ClassVar

from django.db import models

from kexie.blanks.models import guards
from kexie.blanks.models.blanks import Version
from kexie.kit import clock, ids, masks
from kexie.kit.crypto.fields import Blind, Sealed
from kexie.organisations import telephones


class Answer(models.Model):
    """One answer to one version. ``values``: field key -> value as ``kinds`` tells. Whose it is, an upper domain knows.

    A corrected answer is a new row. Mobiles stand in it as their masks (``AnswerTelephone``).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    version = models.ForeignKey(Version, models.PROTECT, related_name="answers")
    values = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        """Written once, to a published version."""

        ordering: ClassVar = ["at", "id"]
        triggers: ClassVar = [guards.frozen("frozen"), guards.to_published("published")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.at:%Y-%m-%d}"


class AnswerFile(models.Model):
    """A file of an answer, under the key of its field. A corrected answer may point at the same file again."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="files", db_index=False)
    key = models.CharField(max_length=20)
    file = models.ForeignKey("kit.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        """One a field."""

        ordering: ClassVar = ["answer", "key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["answer", "key"], name="blank_answer_file_once")]
        triggers: ClassVar = [guards.frozen("frozen")]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.key}"


class AnswerTelephone(models.Model):
    """The mobiles of one of the persons an answer names, sealed: ``place`` of the field ``key``.

    Not frozen: sealed anew with every key, and gone when the person is erased.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="telephones", db_index=False)
    key = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()
    mobile = Sealed(purpose="blanks.answertelephone.mobile", mask=masks.MOBILES)
    mobile_index = Blind(of="mobile", first=telephones.LENGTH)

    class Meta:
        """One a person."""

        ordering: ClassVar = ["answer", "key", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "key", "place"], name="blank_answer_telephone_once"),
            models.CheckConstraint(
                name="blank_answer_telephone_whole",
                condition=models.Q(mobile__isnull=False, mobile_index__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["mobile_index"], name="blank_answer_by_mobile")]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.key} {self.place}"
