"""年报: what an association tells of a year, beside what the house has counted."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.notices.models import guards
from kexie.organisations.models import Organisation
from kexie.people.models import Person


class AnnualReport(models.Model):
    """One association's report of one year. ``figures`` are what the unit tells, by ``reporting.ITEMS``.

    ``counted`` is what the records said when it was sent. ``reasons`` are those of a return, by field.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=20, choices=flow.REPORT.choices, default=flow.REPORT.initial, editable=False)
    version = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="annual_reports", db_index=False)
    year = models.PositiveSmallIntegerField("年度")
    due_on = models.DateField("报送期限")
    words = models.TextField("本年工作总结", blank=True)
    problems = models.TextField("困难和建议", blank=True)
    ahead = models.TextField("下一年打算", blank=True)
    figures = models.JSONField(default=dict, blank=True)
    counted = models.JSONField(default=dict, blank=True)
    reasons = models.JSONField(default=dict, blank=True)
    note = models.CharField("意见", max_length=500, blank=True)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One of an association and a year; accepted it has its day."""

        db_table = "associations_annual_report"
        ordering: ClassVar = ["-year", "organisation"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year"], name="annual_report_once"),
            models.CheckConstraint(condition=models.Q(year__gte=1958, year__lte=2100), name="annual_report_year"),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(submitted_at__isnull=False), name="annual_report_submitted"
            ),
            models.CheckConstraint(
                condition=models.Q(state="accepted", accepted_at__isnull=False)
                | (~models.Q(state="accepted") & models.Q(accepted_at__isnull=True)),
                name="annual_report_accepted_iff_dated",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["year", "state", "due_on"], name="annual_report_by_year"),
        ]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}"
