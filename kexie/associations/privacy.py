"""A person's rows in this domain: where they stood, sat, and what they entered; what of it is erased with them.

Nothing calls this yet: the page "my data" and the erasing of a person come with custody, which will ask every domain.
Of an application that came to nothing the telephones go at once (``actions.foundings.step``).
"""

from typing import Any
from uuid import UUID

from django.db.models import Q

from kexie.associations.models import Activity, AnnualReport, Candidate, Founding, Guidance, Home, Seat, YearPlan

# What a ballot told beside the name. That somebody was elected, and by how many votes, is the association's record.
_TOLD = ("born", "politics", "telephone")


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of this domain that names the person, as plain values by table."""
    stood = Candidate.objects.filter(person=person_id)
    sat = Seat.objects.filter(person=person_id)
    entered = Founding.objects.filter(entered_by=person_id)
    recorded = Activity.objects.filter(entered_by=person_id)
    reports = AnnualReport.objects.filter(Q(submitted_by=person_id) | Q(accepted_by=person_id))
    judged = Home.objects.filter(decided_by=person_id)
    filed = YearPlan.objects.filter(filed_by=person_id)
    guided = Guidance.objects.filter(entered_by=person_id)
    return {
        "activities": [dict(row) for row in recorded.values("title", "starts_on", "state", "entered_at")],
        "annual_reports": [dict(row) for row in reports.values("organisation__name", "year", "state")],
        "guidance": [dict(row) for row in guided.values("organisation__name", "on", "state")],
        "year_plans": [dict(row) for row in filed.values("organisation__name", "year", "state")],
        "homes": [dict(row) for row in judged.values("organisation__name", "year", "stars")],
        "candidates": [dict(row) for row in stood.values("role", "name", "job", "title", "votes_for", *_TOLD)],
        "seats": [dict(row) for row in sat.values("tenure__number", "role", "starts_on", "ends_on")],
        "foundings": [dict(row) for row in entered.values("ref", "unit_name", "state")],
    }


def erase(person_id: UUID) -> int:
    """Take away what a ballot told of them beside the name; how many rows."""
    return Candidate.objects.filter(person=person_id).update(**dict.fromkeys(_TOLD, ""))
