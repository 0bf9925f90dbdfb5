"""年度计划: what an association means to do in a year, filed with the association above it."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.associations.codes.tasks import Category
from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.notices.models import guards
from kexie.organisations.models import Organisation
from kexie.people.models import Person

QUARTERS = [(1, "一季度"), (2, "二季度"), (3, "三季度"), (4, "四季度")]


class YearPlan(models.Model):
    """One of an association and a year."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.YEAR_PLAN.choices, default=flow.YEAR_PLAN.initial, editable=False
    )
    version = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="year_plans", db_index=False)
    year = models.PositiveSmallIntegerField("年度")
    words = models.TextField("总的打算", blank=True)
    begun_at = models.DateTimeField(default=clock.now, editable=False)
    filed_at = models.DateTimeField(null=True, editable=False)
    filed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Filed it has its day."""

        db_table = "associations_year_plan"
        ordering: ClassVar = ["-year", "organisation"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year"], name="year_plan_once"),
            models.CheckConstraint(condition=models.Q(year__gte=1958, year__lte=2100), name="year_plan_year"),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(filed_at__isnull=False), name="year_plan_filed_has_its_day"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["year", "state"], name="year_plan_by_year")]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}"


class YearPlanItem(models.Model):
    """One thing to do: in which quarter, with how many people, by whom. Activities name the item they carry out."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="items", db_index=False)
    position = models.PositiveSmallIntegerField()
    title = models.CharField("活动", max_length=120)
    category = models.CharField("类别", max_length=20, choices=Category.choices)
    quarter = models.PositiveSmallIntegerField("季度", choices=QUARTERS)
    people = models.PositiveIntegerField("预计人数", null=True, blank=True)
    person = models.CharField("负责人", max_length=60, blank=True)

    class Meta:
        """In order."""

        db_table = "associations_year_plan_item"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="year_plan_item_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=models.Q(quarter__gte=1, quarter__lte=4), name="year_plan_item_quarter"),
        ]

    def __str__(self) -> str:
        return self.title
