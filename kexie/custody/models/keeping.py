"""Periods of what is not kept for ever, and what each night's run did."""

from typing import ClassVar

from django.db import models

from kexie.kit.ids import uuid7


class KeepingTerm(models.Model):
    """The period of one kind (``custody.keeping``) where it is not the usual one."""

    code = models.CharField(primary_key=True, max_length=30)
    days = models.PositiveSmallIntegerField("保存天数")

    class Meta:
        """At least a day."""

        db_table = "custody_keeping_term"
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(days__gte=1), name="keeping_term_days")]

    def __str__(self) -> str:
        return f"{self.code} {self.days}"


class KeepingRun(models.Model):
    """One night: how many of each kind went. The journal has one row for it, with this id."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        """The newest first."""

        db_table = "custody_keeping_run"
        indexes: ClassVar = [models.Index(fields=["-at"], name="keeping_run_by_time")]

    def __str__(self) -> str:
        return f"{self.at}"
