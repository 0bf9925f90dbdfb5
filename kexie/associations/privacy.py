"""A person's rows in this domain: where they stood, sat, and what they entered; what of it is erased with them.

That somebody was elected into an office, and by how many votes, is the association's record and stays under the
pseudonym. Of an application that came to nothing and of a re-election that was withdrawn the telephones go at once
(``actions.foundings.step``, ``actions.reelections.step``), the rest after its period (``custody.keeping``).
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kexie.associations.flow import CHANGE, FOUNDING
from kexie.associations.models import (
    Activity,
    AnnualReport,
    Candidate,
    Change,
    Founding,
    GapVisit,
    Guidance,
    Home,
    Merger,
    Seat,
    YearPlan,
)
from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.organisations import telephones
from kexie.people.privacy import known_by, pseudonym

# What a ballot told beside the name.
_PLAIN = ("gender", "born", "politics", "job", "title")
_TOLD = (*_PLAIN, "telephone")


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
    visited = GapVisit.objects.filter(entered_by=person_id)
    return {
        "activities": [dict(row) for row in recorded.values("title", "starts_on", "state", "entered_at")],
        "annual_reports": [dict(row) for row in reports.values("organisation__name", "year", "state")],
        "guidance": [dict(row) for row in guided.values("organisation__name", "on", "state")],
        "gap_visits": [dict(row) for row in visited.values("name", "on", "way", "note")],
        "year_plans": [dict(row) for row in filed.values("organisation__name", "year", "state")],
        "homes": [dict(row) for row in judged.values("organisation__name", "year", "stars")],
        "candidates": [_opened(row) for row in stood.values("role", "name", "votes_for", "is_elected", *_TOLD)],
        "seats": [
            dict(row)
            for row in sat.values("tenure__organisation__name", "tenure__number", "role", "starts_on", "ends_on")
        ],
        "foundings": [_opened(row) for row in entered.values("ref", "unit_name", "state", "contact", "telephone")],
    }


def _opened(row: Any) -> dict[str, Any]:
    """To the person the number is in clear."""
    return {**row, "telephone": clear(row["telephone"])}


@transaction.atomic
def erase(person_id: UUID, *, by: Actor) -> int:
    """What ballots, applications and changes told of them, by their link or, where they stood, by their name."""
    (name, mobile), other = known_by(person_id), pseudonym(person_id)
    stood = Candidate.objects.filter(person=person_id)
    meetings = list(stood.values_list("assembly", flat=True))
    # An application copies its nominees: the same meeting, the same name.
    count = (stood | Candidate.objects.filter(assembly__in=meetings, name=name)).update(
        name=other, **dict.fromkeys(_TOLD, "") | {"telephone": None}
    )
    entered = Founding.objects.filter(entered_by=person_id, contact=name)
    for pk in list(entered.values_list("pk", flat=True)):
        count += Founding.objects.filter(pk=pk).update(contact=other, telephone=None, typed=None)
        journal.write(FOUNDING.entity, pk, "erase", by=by)
    sat = Seat.objects.filter(person=person_id).values("tenure__organisation")
    for row in Change.objects.select_for_update().filter(organisation__in=sat, asked__name=name):
        row.asked = {"role": row.asked.get("role", ""), "name": other} | dict.fromkeys(_PLAIN, "")
        row.telephone = None
        row.save(update_fields=["asked", "telephone"])
        journal.write(CHANGE.entity, row.pk, "erase", by=by)
        count += 1
    return count + _mergers(name, mobile, by)


def _mergers(name: str, mobile: str, by: Actor) -> int:
    """Who was a unit's contact before it took another's over in a merger, and whose mobile stood there.

    Of several mobiles theirs goes and the others stay; all go with the contact where none is known as theirs.
    """
    count = 0
    asked = Q(left__before__contact=name) | Q(mobile_before__isnull=False)
    for row in Merger.objects.select_for_update().filter(asked):
        stood, named = clear(row.mobile_before), row.left.get("before", {}).get("contact") == name
        rings = bool(mobile) and mobile in stood
        if not named and not rings:
            continue
        if named:
            row.left["before"]["contact"] = ""
        row.mobile_before = telephones.without(stood, mobile) if rings else None
        row.save(update_fields=["left", "mobile_before"])
        journal.write("organisation", row.successor_id, "erase", by=by)
        count += 1
    return count
