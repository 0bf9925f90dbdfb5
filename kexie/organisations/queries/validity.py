"""Reads that all rolls share: who is over the end or near it, what was told."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from kexie.kit import clock
from kexie.organisations.models import Organisation, RollReminder, Standing

S = TypeVar("S", bound=Standing)
# Views of a roll. Whoever is over their end is a member still, and counted apart.
VIEWS = ("current", "soon", "late", "left")


def views(here: Q, staying: Q, left: Q, soon: int) -> dict[str, Q]:
    """What each view shows: ``here`` today, of those ``staying`` who ends within ``soon`` days or is over it."""
    today = clock.today()
    return {
        "current": here,
        "soon": staying & Q(valid_until__gte=today, valid_until__lte=today + timedelta(days=soon)),
        "late": staying & Q(valid_until__lt=today),
        "left": left,
    }


def houses_with_ends(model: type[Standing]) -> QuerySet[Organisation]:
    """Organisations that stand and have in such a roll somebody whose validity ends some day."""
    ends = _staying(model).filter(valid_until__isnull=False).values(model.HOUSE)
    return Organisation.objects.filter(state="active", pk__in=ends).order_by("number")


def ending(model: type[S], house: Organisation, days: int) -> list[S]:
    """Whose validity is over or ends within so many days, the oldest end first."""
    rows = _staying(model).filter(**{model.HOUSE: house}, valid_until__lte=clock.today() + timedelta(days=days))
    return list(rows.order_by("valid_until", "id"))


def told_of(model: type[RollReminder], rows: Collection[Standing]) -> set[tuple[UUID, date, int]]:
    """Which steps these were told of, for which end. One query."""
    lines: Any = model._default_manager  # the abstract class does not know of ``member``
    told = lines.filter(member__in=[row.pk for row in rows])
    return set(told.values_list("member", "valid_until", "step"))


def _staying(model: type[S]) -> QuerySet[S]:
    return model._default_manager.filter(**{f"{model.LAST}__isnull": True})
