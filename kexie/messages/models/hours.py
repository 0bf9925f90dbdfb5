"""When nothing leaves the house: one row for the installation, edited at the desk."""

from datetime import time
from typing import ClassVar

from django.db import models

from kexie.messages import quiet


class QuietHours(models.Model):
    """免打扰时段. Its key can only be 1."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    is_on = models.BooleanField("启用", default=True)
    starts_at = models.TimeField("开始", default=time(21))
    ends_at = models.TimeField("结束", default=time(8))
    not_on_days_off = models.BooleanField("休息日也不发", default=False)

    class Meta:
        """One row."""

        db_table = "messages_quiet_hours"
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="quiet_hours_only_one")]

    def __str__(self) -> str:
        return f"{self.starts_at:%H:%M}-{self.ends_at:%H:%M}"

    @property
    def hours(self) -> quiet.Hours:
        """As plain values."""
        return quiet.Hours(self.is_on, self.starts_at, self.ends_at, self.not_on_days_off)
