"""Who has left for good: nothing in the register needs their particulars any more, and since when.

What a person holds stands in :data:`HOLDS`, one line each: a new table that needs a number, a photo or the like of the
people it names gets a line here, or the sweep takes it away.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from kexie.associations import flow as associations
from kexie.associations.models import Candidate, Founding, Seat
from kexie.custody.flow import RUNNING
from kexie.custody.models import Correction, Erasure, Merge
from kexie.intake.models import BatchRow
from kexie.kit import clock
from kexie.kit.journal.models import Entry
from kexie.organisations.models import Affiliation, Member, Post
from kexie.people.models import Account, Invitation, Person

# An import is not over: its rows are still written, or taken back.
_AT_WORK = ("uploaded", "checking", "checked", "running", "undoing")
Rows = QuerySet[Any]


def _dated(model: type[Model], last: str = "ends_on", by: str = "person") -> Callable[[datetime], Rows]:
    """Rows with a last day, which belongs to them: none told yet, or not before that of ``before``."""

    def held(before: datetime) -> Rows:
        day = clock.local(before).date()
        return _of(model, by).filter(Q(**{last: None}) | Q(**{f"{last}__gte": day}))

    return held


def _of(model: type[Model], by: str = "person") -> Rows:
    """Rows of the person asked about. One merged into another holds nothing: what did not go over is told there."""
    stands = IsNull(OuterRef("merged_into"), True)
    return model._default_manager.filter(stands, **{by: OuterRef("pk")})


def _accounts(before: datetime) -> Rows:
    """In use, or closed since."""
    closed = Entry.objects.filter(entity="account", entity_id=OuterRef("pk"), verb="close", at__gte=before)
    return _of(Account).filter(Q(is_active=True) | Exists(closed))


def _invitations(before: datetime) -> Rows:
    return _of(Invitation).filter(withdrawn_at=None, expires_at__gte=before)


def _elections(before: datetime) -> Rows:
    """Of a founding or a re-election that runs, or came to its end since."""
    founding, again = "assembly__founding__state", "assembly__reelection__state"
    running = Q(**{f"{founding}__in": associations.RUNNING}) | Q(**{f"{again}__in": associations.ELECTING})
    ended = Q(**{f"{founding}_since__gte": before}) | Q(**{f"{again}_since__gte": before})
    return _of(Candidate).filter(running | ended)


def _applications(before: datetime) -> Rows:
    running = Q(state__in=associations.RUNNING) | Q(state_since__gte=before)
    return _of(Founding, "entered_by").filter(running)


def _corrections(before: datetime) -> Rows:
    """What is disputed stays until it is settled."""
    return _of(Correction).filter(Q(state="asked") | Q(asked_at__gte=before) | Q(settled_at__gte=before))


def _erasures(before: datetime) -> Rows:
    """By their numbers it is checked that who asks is the person."""
    return _of(Erasure).filter(Q(state__in=RUNNING) | Q(asked_at__gte=before) | Q(settled_at__gte=before))


def _imports(before: datetime) -> Rows:
    rows: Rows = _of(BatchRow, "subject_id").alias(moment=Coalesce("batch__ended_at", "batch__made_at"))
    return rows.filter(Q(batch__state__in=_AT_WORK) | Q(moment__gte=before))


def _merged(end: str) -> Callable[[datetime], Rows]:
    """A merger is undone as long as neither record was written since (``rules.merging``)."""

    def held(before: datetime) -> Rows:
        recent = Q(at__gte=before) | Q(undone_at__gte=before)
        return Merge.objects.filter(recent, **{end: OuterRef("pk")})

    return held


HOLDS: Mapping[str, Callable[[datetime], Rows]] = {
    "affiliations": _dated(Affiliation),
    "posts": _dated(Post),
    "members": _dated(Member, "left_on"),
    "seats": _dated(Seat),
    "accounts": _accounts,
    "invitations": _invitations,
    "elections": _elections,
    "applications": _applications,
    "corrections": _corrections,
    "erasures": _erasures,
    "imports": _imports,
    "merged_away": _merged("gone"),
    "merged_in": _merged("kept"),
}


def gone_since(before: datetime) -> QuerySet[Person]:
    """People of whom all this ended on a day before that moment's; registered before it too, else who comes in from an
    old list would lose tonight what was typed today. Whole days, so that what ends at noon and what ends with its day
    are kept alike.
    """
    day = clock.local(before).replace(hour=0, minute=0, second=0, microsecond=0)
    return Person.objects.filter(*(~Exists(held(day)) for held in HOLDS.values()), created_at__lt=day)
