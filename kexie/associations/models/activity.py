"""活动记录: what an association did, by the seven task groups, with its evidence."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.associations.codes.tasks import Category
from kexie.kit import clock
from kexie.kit.files.models import StoredFile
from kexie.kit.ids import uuid7
from kexie.notices.models import guards
from kexie.organisations.models import Organisation
from kexie.people.models import Person


class Activity(models.Model):
    """One activity that took place. Corrections are journalled; one entered by mistake is void and counts nowhere.

    ``people`` took part, ``sci_tech`` of them scientific and technical workers; ``hosts`` and ``co_hosts`` as told.
    ``item`` is what it carries out of the unit's plan.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.ACTIVITY.choices, default=flow.ACTIVITY.initial, editable=False
    )
    version = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="activities", db_index=False)
    category = models.CharField("类别", max_length=20, choices=Category.choices)
    title = models.CharField("活动名称", max_length=120)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    place = models.CharField("地点", max_length=120, blank=True)
    people = models.PositiveIntegerField("参加人数")
    sci_tech = models.PositiveIntegerField("其中科技工作者")
    hosts = models.CharField("主办单位", max_length=200, blank=True)
    co_hosts = models.CharField("协办单位", max_length=200, blank=True)
    summary = models.TextField("活动情况", blank=True)
    item = models.ForeignKey(
        "associations.YearPlanItem", models.PROTECT, null=True, blank=True, related_name="activities"
    )
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        """Days in order, a part no larger than the whole."""

        db_table = "associations_activity"
        ordering: ClassVar = ["-starts_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="activity_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(sci_tech__lte=models.F("people")), name="activity_sci_tech_part_of_people"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-starts_on"], name="activity_of_organisation"),
            models.Index(fields=["-starts_on", "-id"], name="activity_by_day"),
            models.Index(
                fields=["starts_on"],
                include=["category", "people", "sci_tech"],
                condition=models.Q(state="recorded"),
                name="activity_sums",
            ),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return self.title


class ActivityFile(models.Model):
    """佐证材料: one kept file of an activity."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In the order they came."""

        db_table = "associations_activity_file"
        ordering: ClassVar = ["added_at", "id"]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.file_id}"
