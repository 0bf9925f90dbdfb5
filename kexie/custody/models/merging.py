"""Two records of one human being: said to be two, or made one, which may be undone."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.people.models import Person


class Candidate(models.Model):
    """Two records that may be one, as they were found last, with why. Ids, the smaller first; found anew every hour.

    Reasons are words about records, none of what the records tell.
    """

    id = models.BigAutoField(primary_key=True)
    entity = models.CharField(max_length=20)
    first_id = models.UUIDField()
    second_id = models.UUIDField()
    reasons = models.JSONField()
    weight = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField()

    class Meta:
        """Each pair once, the likeliest first."""

        db_table = "custody_candidate"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entity", "first_id", "second_id"], name="candidate_once"),
            models.CheckConstraint(condition=models.Q(first_id__lt=models.F("second_id")), name="candidate_in_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["entity", "-weight", "id"], name="candidate_by_weight")]

    def __str__(self) -> str:
        return f"{self.entity} {self.first_id} {self.second_id}"


class Dismissal(models.Model):
    """不是同一人（不是同一单位）: kept for good, so that the pair is proposed no more. Ids, the smaller first."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.CharField(max_length=20)
    first_id = models.UUIDField()
    second_id = models.UUIDField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        """Each pair once."""

        db_table = "custody_dismissal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entity", "first_id", "second_id"], name="dismissal_once"),
            models.CheckConstraint(condition=models.Q(first_id__lt=models.F("second_id")), name="dismissal_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.entity} {self.first_id} {self.second_id}"


class Merge(models.Model):
    """合并: what was ``gone``'s is ``kept``'s. Nothing is copied: rows change hands, chosen fields change places.

    ``moved`` holds ids by place ("organisations.Post.person"), ``swapped`` names of fields, ``account`` what became of
    the account of ``gone``: moved, closed, or nothing. All of it is what undoing needs, and none of it is personal.
    ``kept_at`` and ``gone_at``: when each was last changed, by this very act.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    moved = models.JSONField(default=dict)
    swapped = models.JSONField(default=list)
    account = models.CharField(max_length=10, blank=True)
    kept_at = models.DateTimeField()
    gone_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """A record goes into another once at a time."""

        db_table = "custody_merge"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gone"], condition=models.Q(undone_at=None), name="merge_once"),
            models.CheckConstraint(condition=~models.Q(kept=models.F("gone")), name="merge_not_with_itself"),
        ]
        indexes: ClassVar = [models.Index(fields=["-at"], name="merge_by_time")]

    def __str__(self) -> str:
        return f"{self.gone_id} > {self.kept_id}"
