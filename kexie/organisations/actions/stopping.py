"""Over from this minute: which days are left of a term that is stopped, and what the journal tells of it.

Rights go by days, and a term's last day holds to its midnight. What is stopped therefore ends yesterday: asked at the
next request it carries nothing. The minute stands in the journal, and so do the days as they were.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from kexie.kit import clock, journal
from kexie.organisations import rules
from kexie.organisations.models import Affiliation, Post

_DAY = timedelta(days=1)


def last_day(row: Post | Affiliation) -> date:
    """Yesterday. Of what began today: the latest day before it on which the very same does not stand already (who
    left yesterday, came back this morning and is let go at noon), for nothing stands twice on one day.
    """
    day = clock.today() - _DAY
    if row.starts_on <= day:
        return day
    same = _same(row)
    while (other := rules.current(same, day).first()) is not None:
        day = other.starts_on - _DAY
    return day


def told(day: date | None) -> dict[str, tuple[str, str]]:
    """For the journal's diff: when it was stopped; nothing where a last ``day`` was named."""
    if day is not None:
        return {}
    return journal.changes({}, {"stopped_at": f"{clock.local(clock.now()):%Y-%m-%d %H:%M}"})


def _same(row: Post | Affiliation) -> QuerySet[Any]:
    here = {"person": row.person_id, "organisation": row.organisation_id}
    if isinstance(row, Post):
        return Post.objects.filter(**here, kind=row.kind).exclude(pk=row.pk)
    return Affiliation.objects.filter(**here).exclude(pk=row.pk)
