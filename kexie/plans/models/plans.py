"""The yearly plan (工作要点) of one organisation."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, ids
from kexie.notices.models import guards
from kexie.plans import flow


class AnnualPlan(models.Model):
    """One plan as its text tells it; ``year`` is empty where the title names none (a plan for a quarter).

    ``guidance`` holds the 指导思想, a line break between its paragraphs. ``ref`` is the short number people read.
    ``sha256`` is the text's: the same text is one live plan of an organisation.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    ref = models.BigIntegerField(unique=True, db_default=models.Func(models.Value("plans_ref"), function="nextval"))
    state = models.CharField(max_length=20, choices=flow.PLAN.choices, default=flow.PLAN.initial)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="annual_plans")
    title = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    guidance = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, editable=False)
    drafted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state_since = models.DateTimeField(default=clock.now, editable=False)
    issued_on = models.DateField(null=True, editable=False)
    # 0 while a draft, 1 as issued; every later change of a task makes the next one.
    version = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        """Newest first; one live plan for a text."""

        ordering: ClassVar = ["-ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "sha256"], condition=~models.Q(state="void"), name="plan_once_for_a_text"
            ),
            models.CheckConstraint(
                name="plan_year", condition=models.Q(year=None) | models.Q(year__gte=1900, year__lte=2099)
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "-ref"], name="plan_of_organisation")]
        triggers: ClassVar = [guards.kept("kept")]

    def __str__(self) -> str:
        return self.title
