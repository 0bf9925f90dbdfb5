"""A person's rows in this domain. They point at the person and hold no name of their own: nothing is to be erased."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from kexie.kit.actor import Actor
from kexie.plans.models import AnnualPlan, AnswerReminder, PlanSource, Report


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of this domain that names the person, as plain values by table."""
    plans = AnnualPlan.objects.filter(drafted_by=person_id)
    sources = PlanSource.objects.filter(stored_by=person_id)
    reports = Report.objects.filter(Q(reported_by=person_id) | Q(settled_by=person_id))
    reminders = AnswerReminder.objects.filter(person=person_id)
    return {
        "annual_plans": [dict(row) for row in plans.values("ref", "title", "state", "created_at")],
        "plan_reminders": [dict(row) for row in reminders.values("answer__plan__ref", "answer__name", "days", "at")],
        "plan_sources": [dict(row) for row in sources.values("plan__ref", "stored_at")],
        "plan_reports": [dict(row) for row in reports.values("task__ref", "value", "words", "state", "reported_at")],
    }


def erase(person_id: UUID, *, by: Actor) -> int:
    """Nothing: what was reported is the unit's record of a year."""
    return 0
